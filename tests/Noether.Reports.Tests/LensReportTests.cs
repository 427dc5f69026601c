using System.Text.RegularExpressions;
using Noether.Lens;
using Noether.Numerics;
using Noether.Reports;

namespace Noether.Reports.Tests;

public sealed class LensReportTests
{
    private const int LargestPage = 3_000_000;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Render_AnyResult_ReferencesNothingOutside(bool history)
    {
        var html = LensReport.Render(ExampleResults.PermutedShift(33, history));
        Assert.Empty(Outside.Of(html));
        Assert.InRange(html.Length, 10_000, LargestPage);
    }

    [Theory]
    [InlineData("<img src=\"x.png\">")]
    [InlineData("<link href='style.css'>")]
    [InlineData("<script src=https://example.org/a.js></script>")]
    [InlineData("<style>@import 'a.css'</style>")]
    [InlineData("<p style=\"background:url(a.png)\">")]
    public void Outside_PageThatReferencesSomething_FindsIt(string html) => Assert.NotEmpty(Outside.Of(html));

    [Fact]
    public void Render_HostileNames_AreEscaped()
    {
        const string Hostile = "<script>alert(1)</script>\"'&.npy";
        var result = ExampleResults.PermutedShift(source: Hostile);
        result = result with
        {
            Verdict = new()
            {
                Summary = Hostile,
                Caveats = [Hostile],
                Checks = [new(Hostile, Hostile, 1, 2, true)],
            },
            Candidates = [new() { Name = Hostile }],
            Timings = [new(Hostile, 1)],
        };
        var html = LensReport.Render(result, Hostile);
        Assert.DoesNotContain("<script>alert", html);
        Assert.DoesNotContain("\"'&.npy", html);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html);
        Assert.Single(Regex.Matches(html, "<script"));
    }

    [Fact]
    public void Render_Found_ShowsVerdictChecksAndPictures()
    {
        var html = LensReport.Render(ExampleResults.PermutedShift(history: true), "runs/x");
        string[] expected =
        [
            "A symmetry was found", "A shift symmetry was found.", "Held out uniformity", "≤ 0.05", "✓ passed",
            "✗ missed", "Edges are seen less often", "Generator G", "Group convolution L", "Resolving filter",
            "Learned order of the columns", "Samples before and after", "★ independent components",
            "Total loss", "Generator while it was learned",
            "noether transform runs/x data.npy --out y.npy", "mean, std = 3.25, 0.5", "arXiv 2410.05232",
            "Uniformity weight",
        ];
        Assert.All(expected, text => Assert.Contains(text, html));
        Assert.DoesNotContain("No training was needed", html);
        var order = Regex.Matches(html, "<li[^>]*>([0-9]+)</li>").Select(match => int.Parse(match.Groups[1].Value));
        Assert.Equal(ExampleResults.Order(9), order);
    }

    [Fact]
    public void Render_NoHistory_SaysThatNoTrainingWasNeeded()
    {
        var html = LensReport.Render(ExampleResults.PermutedShift());
        Assert.Contains("No training was needed", html);
        Assert.DoesNotContain("Total loss", html);
    }

    [Fact]
    public void Render_NotFound_SaysSo()
    {
        var result = ExampleResults.PermutedShift();
        var html = LensReport.Render(result with { Verdict = result.Verdict with { Found = false } });
        Assert.Contains("No symmetry was found", html);
        Assert.DoesNotContain("A symmetry was found", html);
    }

    [Fact]
    public void Render_BareResult_StillGivesAPage()
    {
        var result = ExampleResults.PermutedShift();
        result = result with
        {
            Candidates = [],
            Timings = [],
            ExampleSamples = null,
            Verdict = new() { Summary = "Nothing." },
            GroupConvolution = new Matrix(9, 9),
            Filter = new double[9],
        };
        Assert.Contains("Nothing.", LensReport.Render(result));
    }

    [Fact]
    public void Render_LargestDimensionWithNoise_StaysSmall()
    {
        const int Dimension = 513;
        var random = new Random(1);
        var noise = new Matrix(Dimension, Dimension);
        foreach (ref var value in noise.Values)
            value = random.NextDouble() - 0.5;
        var result = ExampleResults.PermutedShift(Dimension) with
        {
            Generator = noise,
            GroupConvolution = noise,
            Snapshots = [.. Enumerable.Range(0, 50).Select(step => new LensSnapshot(step, noise, noise))],
        };
        Assert.InRange(LensReport.Render(result).Length, 100_000, LargestPage);
    }
}
