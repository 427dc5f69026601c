using System.Text.RegularExpressions;

namespace Noether.Reports.Tests;

/// <summary>Finds what a page would fetch from elsewhere.</summary>
internal static class Outside
{
    /// <summary>The references; none for a page that holds everything it shows.</summary>
    public static List<string> Of(string html) =>
    [
        .. Regex
            .Matches(html, """\b(?:src|href|data|action|srcset)\s*=\s*(?>["']?)(?!data:image/png;base64,)[^\s>]""")
            .Concat(Regex.Matches(html, @"url\(|@import|https?:|//[a-z]+\.[a-z]"))
            .Select(match => match.Value),
    ];
}
