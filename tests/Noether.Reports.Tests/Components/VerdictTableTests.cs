using System.Net;
using Noether.Discovery;
using Noether.Reports.Components;
using Noether.Reports.Tests.Support;

namespace Noether.Reports.Tests.Components;

public sealed class VerdictTableTests
{
    [Fact]
    public void Render_Checks_SaysOnWhichSideOfTheLimitTheyPass()
    {
        var page = Page(Finding.Found);
        Assert.Contains("at most 0.05", page);
        Assert.Contains("at least 0.9", page);
        Assert.Contains("Held out uniformity", page);
        Assert.Contains("0.0123", page);
        Assert.Single(Occurrences(page, "✓ passed"));
        Assert.Equal(2, Occurrences(page, "✗ missed").Count());
    }

    [Fact]
    public void Render_CaveatThatMentionsASetting_SpeaksOfItsLabel()
    {
        var page = Page(Finding.Found);
        Assert.Contains("set “Batch size” lower", page);
        Assert.DoesNotContain("‹", page);
    }

    [Theory]
    [InlineData(Finding.Found, "found", "✓", "Found")]
    [InlineData(Finding.Undecided, "undecided", "?", "Undecided")]
    [InlineData(Finding.NotFound, "absent", "○", "Not found")]
    public void Render_Finding_HasItsOwnToneSignAndWord(Finding finding, string tone, string sign, string word)
    {
        var page = Page(finding);
        Assert.Contains($"class=\"verdict {tone}\"", page);
        Assert.Contains($"{sign}</span> {word}", page);
    }

    private static string Page(Finding finding) => WebUtility.HtmlDecode(ReportHtml.Render(new ReportContent
    {
        Title = "Verdict",
        Verdict = ExampleRuns.Verdict(finding),
    }));

    private static IEnumerable<string> Occurrences(string text, string part) => text.Split(part).Skip(1);
}
