using System.Xml.Linq;
using Noether.Reports.Rendering;

namespace Noether.Reports.Tests.Rendering;

public sealed class BarChartTests
{
    [Fact]
    public void ToSvg_SignedValues_DrawsBarsOnBothSidesOfZero()
    {
        var bars = Bars(new BarChart { Labels = ["a", "b"], Values = [1, -1] });
        Assert.Equal(2, bars.Count);
        Assert.Equal(bars[0].Top + bars[0].Height, bars[1].Top, 0.02);
        Assert.Equal(bars[0].Height, bars[1].Height, 0.02);
    }

    [Fact]
    public void ToSvg_Intervals_DrawsWhiskersWhereTheyAreKnown()
    {
        var svg = new BarChart
        {
            Labels = ["a", "b"],
            Values = [1, 2],
            Intervals = [(0.5, 1.5), (double.NaN, double.NaN)],
        }.ToSvg();
        Assert.Equal(3, Elements(svg, "line").Count(line => (string?)line.Attribute("class") == "whisker"));
    }

    [Fact]
    public void ToSvg_ManyBars_ThinsOutTheLabels()
    {
        string[] labels = [.. Enumerable.Range(0, 513).Select(i => $"{i}")];
        var svg = new BarChart { Labels = labels, Values = new double[513] }.ToSvg();
        Assert.InRange(Elements(svg, "text").Count(), 6, 20);
    }

    [Fact]
    public void ToSvg_FewBarsWithLongLabels_KeepsEveryLabelUpwards()
    {
        string[] labels = ["continuous rotation", "discrete translation", "reflection in a line", "none of these"];
        var texts = Elements(new BarChart { Labels = labels, Values = [1, 2, 3, 4] }.ToSvg(), "text")
            .Where(text => text.Attribute("transform") is not null).Select(text => text.Value);
        Assert.Equal(labels, texts);
    }

    [Fact]
    public void ToSvg_ValueThatIsNotFinite_HasNoBar() =>
        Assert.Single(Bars(new BarChart { Labels = ["a", "b"], Values = [1, double.NaN] }));

    [Fact]
    public void ToSvg_NoBars_StillGivesAPicture() =>
        Assert.NotEmpty(Elements(new BarChart { Labels = [], Values = [] }.ToSvg(), "line"));

    [Fact]
    public void ToSvg_HostileLabel_IsEscaped() =>
        Assert.DoesNotContain("<b", new BarChart { Labels = ["<b>"], Values = [1] }.ToSvg());

    private static List<(double Top, double Height)> Bars(BarChart chart) =>
        [.. Elements(chart.ToSvg(), "rect").Select(e => ((double)e.Attribute("y")!, (double)e.Attribute("height")!))];

    private static IEnumerable<XElement> Elements(string svg, string name) =>
        XDocument.Parse(svg).Descendants().Where(e => e.Name.LocalName == name);
}
