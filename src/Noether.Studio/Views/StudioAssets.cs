using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Noether.Reports.Rendering;

namespace Noether.Studio.Views;

/// <summary>Style sheet and script, which are parts of the program: no file of the disk is served for them.</summary>
internal static partial class StudioAssets
{
    /// <summary>The style sheet: that of the reports, with a switch of themes, and what pages need beside it.</summary>
    public static string Css { get; } = ThemedChartStyle(ChartStyle.Css) + PageStyle.Css + Text("studio.css");

    /// <summary>The script: that of the charts, and what pages need beside it.</summary>
    public static string Script { get; } = ChartStyle.Script + "\n" + Text("studio.js");

    /// <summary>What all pages of a browser share: one stream of events.</summary>
    public static string Live { get; } = Text("live.js");

    /// <summary>Changes when the program does, so that browsers may keep the files.</summary>
    public static string Version { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Css + Script + Live)))[..12];

    /// <summary>
    /// The colours of the reports, which follow the preference of the reader, with a switch on top: data-theme on the
    /// root element says "dark" or "light" whatever the preference is.
    /// </summary>
    public static string ThemedChartStyle(string css)
    {
        var light = LightRule().Match(css);
        var dark = DarkRule().Match(css);
        if (!light.Success || !dark.Success)
            throw new InvalidOperationException("The style sheet of the reports has changed its form.");
        var lightColors = light.Groups[1].Value.Replace("color-scheme:light dark", "color-scheme:light");
        return $"{css}\n@media screen{{:root[data-theme=light]{{{lightColors}}}"
            + $"\n:root[data-theme=dark]{{color-scheme:dark;{dark.Groups[1].Value}}}}}\n";
    }

    private static string Text(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"^\s*:root\{([^}]*)\}")]
    private static partial Regex LightRule();

    [GeneratedRegex(@"@media \(prefers-color-scheme:dark\)\{:root\{([^}]*)\}")]
    private static partial Regex DarkRule();
}
