using System.Diagnostics;
using System.Text.RegularExpressions;
using Noether.Discovery;
using Noether.Reports.Tests.Rendering;
using Noether.Reports.Tests.Support;
using Noether.Runs;

namespace Noether.Reports.Tests;

public sealed class RunReportTests
{
    [Fact]
    public void Write_FiguresOfEveryKind_GivesAPageThatHoldsAllAndThePicturesAskedFor()
    {
        using var folder = new TemporaryFolder();
        new RunReport().Write(folder.Path, ExampleRuns.Card, ExampleRuns.Record(), ExampleRuns.Sections);
        Assert.Equal(
            ["bars.png", "report.html"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order());
        Assert.True(PngDecoder.Decode(File.ReadAllBytes(folder.File("bars.png"))).Width > 100);
        var page = File.ReadAllText(folder.File("report.html"));
        Assert.StartsWith("<!DOCTYPE html>", page);
        Assert.Empty(Outside.Of(page));
        Assert.All(
            ExampleRuns.Sections.SelectMany(section => section.Figures),
            figure => Assert.Contains($"id=\"figure-{figure.Name}\"", page));
        Assert.Equal(Regex.Count(page, "<figure[ >]"), Regex.Count(page, "</figure>"));
        Assert.DoesNotContain("<b>", page);
        Assert.DoesNotContain("<method>", page);
    }

    [Fact]
    public void Write_WithARequest_ShowsTheLineThatRepeatsTheRun()
    {
        using var folder = new TemporaryFolder();
        folder.WriteText(
            RunRequest.FileName,
            """
            {"method":"toy","data":"my data.npy","dataSettings":{"columns":"0-3"},"settings":{"batch-size":"64"},
            "seed":7}
            """);
        new RunReport().Write(folder.Path, ExampleRuns.Card, ExampleRuns.Record(), []);
        var page = System.Net.WebUtility.HtmlDecode(File.ReadAllText(folder.File("report.html")));
        Assert.Contains(
            "noether discover 'my data.npy' --method toy --columns 0-3 --batch-size 64 --seed 7", page);
    }

    [Fact]
    public void Write_FileNameWithAWay_StaysInTheFolder()
    {
        using var folder = new TemporaryFolder();
        var inner = Directory.CreateDirectory(folder.File("run")).FullName;
        Section section = new("", "", [Drawing.Examples.Bars with { File = "../outside.png" }]);
        new RunReport().Write(inner, ExampleRuns.Card, ExampleRuns.Record(), [section]);
        Assert.False(File.Exists(folder.File("outside.png")));
        Assert.True(File.Exists(Path.Combine(inner, "outside.png")));
    }

    [Fact]
    public void Render_LargeFigures_TakesLessThanSeconds()
    {
        var sections = new[]
        {
            new Section("Large", "", [.. Enumerable.Range(0, 4).Select(i => Drawing.Examples.HeatMap(257) with
            {
                Name = $"large-{i}",
            })]),
        };
        var content = RunContent.Of(ExampleRuns.Card, ExampleRuns.Record(), sections, request: null);
        var watch = Stopwatch.StartNew();
        var page = ReportHtml.Render(content);
        // Two orders of magnitude above what it takes, so that a busy machine does not matter.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
        Assert.InRange(page.Length, 10_000, 2_000_000);
    }
}
