using System.Net;
using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Numerics;
using Noether.Reports.Components;
using Noether.Reports.Tests.Support;

namespace Noether.Reports.Tests.Components;

public sealed class AnswerViewTests
{
    private static readonly Figure Table = new TableFigure { Name = "table", Columns = ["A"], Rows = [["1"]] };
    private static readonly Figure Map = HeatMapFigure.Of("map", "A map", new Matrix(2, 2));

    private static readonly Figure Moving = new FramesFigure
    {
        Name = "moving",
        Title = "It moves",
        Label = "Power",
        Positions = [0],
        Frames = [HeatMapFigure.Of("frame", "", new Matrix(2, 2))],
    };

    [Fact]
    public void Render_AnswerOfARun_LeadsWithWhatMovesAndKeepsAllElse()
    {
        var page = Page(Finding.Found, new Section("First", "Words.", [Table, Map]), new Section("Second", "", [Moving]));
        AssertOrder(page, "figure-moving", "class=\"verdict", "figure-table", "figure-map");
        Assert.Single(page.Split("id=\"figure-moving\"").Skip(1));
        AssertOrder(page, "Second", "class=\"verdict", "First");
    }

    [Fact]
    public void Render_WhereNothingMoves_LeadsWithTheFirstPictureButNeverATable()
    {
        AssertOrder(Page(Finding.Found, new Section("First", "", [Table, Map])), "figure-map", "class=\"verdict", "figure-table");
        AssertOrder(Page(Finding.NotFound, new Section("First", "", [Table])), "class=\"verdict", "figure-table");
        AssertOrder(
            Page(Finding.Found, new Section("Folded", "", [Moving]) { Folded = true }, new Section("First", "", [Map])),
            "figure-map", "class=\"verdict", "figure-moving");
    }

    [Fact]
    public void Render_Checks_AreFoldedWithWhatMissedInFront()
    {
        var verdict = ExampleRuns.Verdict(Finding.NotFound);
        var page = Page(Finding.NotFound);
        Assert.Contains($"Checks: {verdict.Checks.Count(check => check.Passed)} of {verdict.Checks.Count} passed", page);
        AssertOrder(page, "<details class=\"fold\">", "missed: ", "</summary>", "✗ missed", "</details>");
    }

    private static string Page(Finding finding, params Section[] sections) => WebUtility.HtmlDecode(ReportHtml.Render(new ReportContent
    {
        Title = "An answer",
        Verdict = ExampleRuns.Verdict(finding),
        Sections = sections,
    }));

    private static void AssertOrder(string page, params string[] parts)
    {
        var places = parts.Select(part => page.IndexOf(part, page.IndexOf("<main>", StringComparison.Ordinal), StringComparison.Ordinal)).ToArray();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }
}
