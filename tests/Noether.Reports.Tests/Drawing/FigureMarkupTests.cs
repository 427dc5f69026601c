using System.Xml.Linq;
using Noether.Discovery.Figures;
using Noether.Reports.Drawing;
using Noether.Reports.Tests.Rendering;

namespace Noether.Reports.Tests.Drawing;

public sealed class FigureMarkupTests
{
    public static TheoryData<string> Names => [.. Examples.All.Select(figure => figure.Name)];

    public static TheoryData<string> Unusual => [.. UnusualFigures().Keys];

    [Fact]
    public void Renderers_OfEveryKindOfTheContract_AreThere()
    {
        var kinds = typeof(Figure).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Figure)));
        Assert.Equal(
            kinds.Select(kind => kind.Name).Order(), Examples.All.Select(figure => figure.GetType().Name).Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Render_EveryKind_IsWellFormedEscapedAndAsksForNothing(string name)
    {
        var markup = FigureMarkup.Render(Examples.All.Single(figure => figure.Name == name));
        Assert.NotEmpty(Parse(markup).Elements());
        Assert.DoesNotContain("<b", markup.Replace("<button", "", StringComparison.Ordinal));
        Assert.Empty(Outside.Of(markup));
        Assert.DoesNotContain("NaN", markup);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Png_EveryKindThatIsAPicture_Decodes(string name)
    {
        var figure = Examples.All.Single(figure => figure.Name == name);
        var png = FigureMarkup.Png(figure);
        if (figure is TableFigure or TextFigure)
        {
            Assert.Null(png);
            return;
        }

        var picture = PngDecoder.Decode(png!);
        // More than one colour in ten rows at least: something is drawn, not in a corner only.
        var rows = picture.Pixels.Chunk(3 * picture.Width).Count(row => row.Distinct().Count() > 3);
        Assert.True(rows > 10, $"{rows} rows of {picture.Height}");
    }

    [Theory]
    [MemberData(nameof(Unusual))]
    public void Render_NothingOrSpecialValues_StaysWellFormed(string name)
    {
        var figure = UnusualFigures()[name];
        var markup = FigureMarkup.Render(figure);
        Assert.NotEmpty(Parse(markup).Nodes());
        Assert.DoesNotContain("NaN", markup);
        Assert.DoesNotContain("∞", Coordinates(markup));
        if (FigureMarkup.Png(figure) is { } png)
            Assert.True(PngDecoder.Decode(png).Width > 0);
    }

    [Fact]
    public void Render_HeatMapWithAHole_LeavesItBlank()
    {
        var figure = Examples.HeatMap(3) with { Values = [1, 2, 3, 4, double.NaN, 6, 7, 8, 9] };
        var address = Parse(FigureMarkup.Render(figure)).Descendants("image").First().Attribute("href")!.Value;
        var picture = PngDecoder.Decode(Convert.FromBase64String(address[(address.IndexOf(',') + 1)..]));
        Assert.Equal(
            [255, 255, 255, 255, 0, 255, 255, 255, 255],
            picture.Pixels.Chunk(4).Select(pixel => (int)pixel[3]));
    }

    [Fact]
    public void Render_UnsignedHeatMap_BeginsItsScaleAtZero()
    {
        var figure = Examples.HeatMap(2) with { Values = [5, 6, 7, 8], Signed = false };
        var texts = Parse(FigureMarkup.Render(figure)).Descendants("text").Select(text => text.Value);
        Assert.Contains("2", texts);
        Assert.Contains("8", texts);
    }

    [Fact]
    public void Render_HeatMapWithSteps_WritesThemOnTheAxis()
    {
        var figure = Examples.HeatMap(5) with { FirstColumn = 10, ColumnStep = 0.5 };
        var texts = Parse(FigureMarkup.Render(figure)).Descendants("text").Select(text => text.Value).ToArray();
        Assert.All(new[] { "10", "10.5", "11", "11.5", "12" }, tick => Assert.Contains(tick, texts));
    }

    [Fact]
    public void Render_Lines_DrawsTheBandAroundItsCurve()
    {
        var svg = Parse(FigureMarkup.Render(Examples.Lines(0)));
        Assert.Single(svg.Descendants("path"), path => path.Attribute("class")!.Value == "band s0");
        Assert.Equal(2, svg.Descendants("path").Count(path =>
            path.Attribute("class")!.Value.StartsWith("curve", StringComparison.Ordinal)
            && path.Attribute("d")!.Value.Length > 100));
    }

    [Fact]
    public void Render_DenseScatter_StaysSmallAndSaysWhatItLeavesOut()
    {
        var few = FigureMarkup.Render(Examples.Scatter(200));
        var many = FigureMarkup.Render(Examples.Scatter(100_000));
        Assert.DoesNotContain("one of", few);
        Assert.Contains("one of 13 of 200000 points", many);
        Assert.InRange(many.Length, 50_000, 250_000);
    }

    [Fact]
    public void Render_Table_SetsColumnsOfNumbersAsNumbers()
    {
        var table = Parse(FigureMarkup.Render(Examples.Table));
        Assert.Equal(
            [null, "n", "n"], table.Descendants("th").Select(cell => cell.Attribute("class")?.Value));
        Assert.Equal(
            [false, true, false],
            table.Descendants("tbody").Elements("tr").Select(row => row.Attribute("class") is not null));
    }

    [Fact]
    public void Render_PictureWithShapes_NamesThemWhereThePointerRests()
    {
        var shapes = Parse(FigureMarkup.Render(Examples.Picture)).Descendants("title").Select(title => title.Value);
        Assert.Equal([Examples.Hostile, "circle", "mark"], shapes);
    }

    [Fact]
    public void Png_PictureWithoutShapes_IsThePictureItself()
    {
        var plain = Examples.Picture with { Overlay = [] };
        Assert.Same(plain.Png, FigureMarkup.Png(plain));
    }

    [Fact]
    public void Render_KindWithoutRenderer_IsRefused() =>
        Assert.Throws<NotSupportedException>(() => FigureMarkup.Render(new UnknownFigure { Name = "x" }));

    private static XElement Parse(string markup) => XElement.Parse($"<div>{markup}</div>");

    private static string Coordinates(string markup) => string.Concat(
        Parse(markup).Descendants().Attributes().Where(a => a.Name.LocalName is "d" or "x" or "y")
            .Select(a => a.Value));

    private static Dictionary<string, Figure> UnusualFigures()
    {
        double[] odd = [double.NaN, double.PositiveInfinity, 1];
        return new()
        {
            ["matrix of one entry"] = Examples.HeatMap(1),
            ["matrix without a number"] = Examples.HeatMap(2) with { Values = [.. Enumerable.Repeat(double.NaN, 4)] },
            ["matrix with infinities"] = Examples.HeatMap(2) with { Values = [double.NegativeInfinity, 1, 0, 3] },
            ["matrix of zeros without a sign"] = Examples.HeatMap(2) with { Values = new double[4], Signed = false },
            ["large matrix"] = Examples.HeatMap(257),
            ["no curves"] = Examples.Lines(0) with { Series = [] },
            ["a point"] = Examples.Lines(0) with { Series = [new("a", [1], [2])], Dots = true },
            ["logarithms of nothing"] = Examples.Lines(0) with
            {
                LogX = true,
                LogY = true,
                Series = [new("a", odd, [-1, 0, double.NaN])],
            },
            ["band with holes"] = Examples.Lines(0) with
            {
                Series = [new("a", [0, 1, 2], odd) { Lower = odd, Upper = [1, 2, 3] }],
            },
            ["no bars"] = Examples.Bars with { Bars = [] },
            ["bars without a number"] = Examples.Bars with { Bars = [new("a", double.NaN), new("b", -1, -2, -0.5)] },
            ["no points"] = Examples.Scatter(0),
            ["no groups"] = Examples.Scatter(0) with { Groups = [] },
            ["odd points"] = Examples.Scatter(0) with { Groups = [new("a", odd, odd)] },
            ["shapes without points"] = Examples.Picture with { Overlay = [new("a", [], []), new("b", odd, odd)] },
            ["no rows"] = Examples.Table with { Rows = [] },
            ["no text"] = Examples.Text with { Text = "" },
            ["no frames"] = Examples.Frames(0),
            ["one frame"] = Examples.Frames(1) with { First = 9 },
            ["no tiles"] = Examples.Tiles with { Tiles = [] },
            ["tiles of tables"] = Examples.Tiles with { Tiles = [Examples.Table, Examples.Text] },
        };
    }

    private sealed record UnknownFigure : Figure;
}
