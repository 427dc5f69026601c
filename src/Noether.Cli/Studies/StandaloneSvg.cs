using Noether.Reports.Rendering;

namespace Noether.Cli.Studies;

/// <summary>Makes a file of a picture that was drawn for a page.</summary>
internal static class StandaloneSvg
{
    private const string Begin = "<svg ";

    /// <summary>The picture with its name space, its style and a paper behind it.</summary>
    /// <param name="svg">An svg element.</param>
    public static string From(string svg)
    {
        var inside = svg.IndexOf('>') + 1;
        return $"""
            {Begin}xmlns="http://www.w3.org/2000/svg" font-family="system-ui, sans-serif" {svg[Begin.Length..inside]}
            <style>{ChartStyle.Css}</style>
            <rect width="100%" height="100%" style="fill:var(--card)"/>
            {svg[inside..]}

            """.ReplaceLineEndings("\n");
    }
}
