using System.Text.RegularExpressions;
using Noether.HiddenLayer;
using Noether.HiddenLayer.Contours;
using Noether.HiddenLayer.Judging;
using Noether.HiddenLayer.Representation;
using Noether.Pictures;
using Noether.Reports;
using Noether.Reports.Readings;
using Noether.Reports.Rendering;

namespace Noether.Reports.Tests.Readings;

public sealed class ReadingReportTests
{
    private const int LargestPage = 3_000_000;
    private const int Networks = 40;
    private const int Points = 2000;

    [Fact]
    public void Render_ManyNetworks_IsSmallAndReferencesNothingOutside()
    {
        var html = ReadingReport.Render(Reading(), "runs/x");
        // Pictures are letters of base64, among which anything may happen to stand.
        var words = Regex.Replace(html, "base64,[A-Za-z0-9+/=]*", "base64,");
        Assert.Empty(Outside.Of(words));
        Assert.InRange(html.Length, 100_000, LargestPage);
        Assert.Contains("Rotation", html, StringComparison.Ordinal);
        Assert.Equal(ReadingPictures.MostPlanes + 1, Regex.Matches(html, "<img ").Count);
    }

    [Fact]
    public void Render_OfBothMethods_HaveOneLookForScreenPrintAndDark()
    {
        string[] pages = [ReadingReport.Render(Reading(), "runs/x"), LensReport.Render(ExampleResults.PermutedShift())];
        foreach (var page in pages.Select(page => page.ReplaceLineEndings("\n")))
        {
            Assert.Contains(ChartStyle.Css.ReplaceLineEndings("\n"), page, StringComparison.Ordinal);
            Assert.Contains(PageStyle.Css.ReplaceLineEndings("\n"), page, StringComparison.Ordinal);
            Assert.Contains("@media print", page, StringComparison.Ordinal);
            Assert.Contains("prefers-color-scheme:dark", page, StringComparison.Ordinal);
        }
    }

    // Points all over the plane, the worst case for pictures, on a contour of noise.
    private static SymmetryReading Reading()
    {
        var random = new Random(3);
        var values = new float[3 * 256 * 256];
        for (var i = 0; i < values.Length; i++)
            values[i] = i / 3 % 256 < 128 ? 0.2f * random.NextSingle() : 1 - (0.2f * random.NextSingle());
        return new SymmetryReading
        {
            Source = "halves.png",
            Contour = ContourExtractor.Extract(new Picture(256, 256, values)),
            Likelihoods = [.. Enumerable.Range(0, SymmetryClasses.Count).Select(k =>
                k == 1 ? new MeanInterval(0.8, 0.7, 0.9) : new MeanInterval(0.05, 0.04, 0.06))],
            Networks = [.. Enumerable.Range(0, Networks).Select(_ => Network(random))],
            Seed = 0,
            Model = "default",
            ModelAccuracy = 0.83,
            Timings = [new("networks", 12)],
        };
    }

    private static NetworkReading Network(Random random)
    {
        var points = new float[Points * HiddenPoints.Width];
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = i % HiddenPoints.Width == HiddenPoints.Components
                ? i / HiddenPoints.Width % 2
                : random.NextSingle() - 0.5f;
        }

        return new NetworkReading([0.05, 0.8, 0.05, 0.05, 0.05], 0.99, 7, points);
    }
}
