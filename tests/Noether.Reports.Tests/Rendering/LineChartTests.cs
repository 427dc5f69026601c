using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Noether.Reports.Rendering;

namespace Noether.Reports.Tests.Rendering;

public sealed class LineChartTests
{
    [Fact]
    public void ToSvg_TwoSeries_DrawsBothWithLegendAndLabels()
    {
        var svg = new LineChart
        {
            Title = "Loss",
            XLabel = "step",
            YLabel = "nats",
            Series = [new("first", [0, 1, 2], [3, 1, 2]), new("second", [0, 1, 2], [0, 5, 1])],
        }.ToSvg();
        var texts = XDocument.Parse(svg).Descendants("text").Select(e => e.Value).ToList();
        string[] expected = ["Loss", "step", "nats", "first", "second", "0", "1", "2"];
        Assert.All(expected, text => Assert.Contains(text, texts));
        Assert.Equal(2, Curves(svg).Count);
        Assert.All(Curves(svg), curve => Assert.Equal(3, curve.Count));
    }

    [Fact]
    public void ToSvg_RisingValues_RiseOnThePage()
    {
        var curve = Curves(new LineChart { Series = [new("a", [0, 1], [0, 1])] }.ToSvg())[0];
        Assert.True(curve[1].X > curve[0].X);
        Assert.True(curve[1].Y < curve[0].Y);
    }

    [Fact]
    public void ToSvg_LogarithmicAxis_PutsDecadesAtEqualDistance()
    {
        var curve = Curves(new LineChart { LogY = true, Series = [new("a", [1, 2, 3], [0.01, 0.1, 1])] }.ToSvg())[0];
        Assert.Equal(curve[0].Y - curve[1].Y, curve[1].Y - curve[2].Y, 0.02);
    }

    [Fact]
    public void ToSvg_LongSeries_KeepsFewPointsAndTheSpike()
    {
        var values = new double[100_000];
        values[54_321] = 1;
        double[] steps = [.. Enumerable.Range(0, values.Length)];
        var curve = Curves(new LineChart { Series = [new("a", steps, values)] }.ToSvg())[0];
        Assert.InRange(curve.Count, 100, 400);
        Assert.Single(curve, point => point.Y < curve.Max(other => other.Y) - 50);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ToSvg_NothingUsable_StillGivesAPicture(bool logarithmic)
    {
        var svg = new LineChart
        {
            LogX = logarithmic,
            LogY = logarithmic,
            Series = [new("a", [0, 1], [double.NaN, double.PositiveInfinity]), new("b", [], [])],
        }.ToSvg();
        Assert.NotEmpty(XDocument.Parse(svg).Descendants());
        Assert.DoesNotContain("NaN", svg);
    }

    [Fact]
    public void ToSvg_HoleInTheValues_InterruptsTheCurve()
    {
        var svg = new LineChart { Series = [new("a", [0, 1, 2, 3, 4], [1, 2, double.NaN, 2, 1])] }.ToSvg();
        Assert.Equal(2, Regex.Matches(svg, "d=\"([^\"]+)\"")[0].Groups[1].Value.Count(letter => letter == 'M'));
    }

    // Curves of the data only; those of the legend are drawn with relative commands.
    private static List<List<(double X, double Y)>> Curves(string svg) =>
    [
        .. Regex.Matches(svg, "<path d=\"([ML0-9. ]+)\"").Select(path => Regex
            .Matches(path.Groups[1].Value, "[ML]([0-9.]+) ([0-9.]+)")
            .Select(point => (Number(point.Groups[1].Value), Number(point.Groups[2].Value))).ToList()),
    ];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
