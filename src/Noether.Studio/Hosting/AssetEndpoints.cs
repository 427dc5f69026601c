using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Noether.Reports.Rendering;

namespace Noether.Studio.Hosting;

/// <summary>Style sheet and script, which are parts of the program: no file of the disk is served for them.</summary>
internal static partial class AssetEndpoints
{
    private static readonly string Css = ThemedChartStyle(ChartStyle.Css) + PageStyle.Css + Text("studio.css");
    private static readonly string Script = ChartStyle.Script + "\n" + Text("studio.js");

    /// <summary>Changes when the program does, so that browsers may keep the files.</summary>
    public static string Version { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Css + Script)))[..12];

    public static void MapAssets(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/assets/studio.css", (HttpContext context) => Serve(context, Css, "text/css"));
        routes.MapGet("/assets/studio.js", (HttpContext context) => Serve(context, Script, "text/javascript"));
        routes.MapGet("/favicon.ico", () => Results.NoContent());
    }

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
        return $"{css}\n:root[data-theme=light]{{{lightColors}}}"
            + $"\n:root[data-theme=dark]{{color-scheme:dark;{dark.Groups[1].Value}}}\n";
    }

    private static IResult Serve(HttpContext context, string text, string type)
    {
        context.Response.Headers.CacheControl = "max-age=31536000, immutable";
        return Results.Text(text, type, Encoding.UTF8);
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
