using Noether.Reports.Rendering;

namespace Noether.Reports.Tests.Rendering;

public sealed class SvgPngTests
{
    private const int White = 255;

    [Fact]
    public void From_ALineChart_IsTwiceAsLargeAndShowsItsCurveInItsColour()
    {
        var picture = Decode(new LineChart
        {
            Title = "Loss",
            XLabel = "step",
            YLabel = "nats",
            Dots = true,
            Series = [new("first", [0, 1, 2], [3, 1, 2]), new("second", [0, 1, 2], [0, 5, 1])],
            Width = 300,
            Height = 200,
        });
        Assert.Equal((600, 400), (picture.Width, picture.Height));
        Assert.True(Count(picture, 0x1f, 0x6f, 0xb4) > 300, "the first curve");
        Assert.True(Count(picture, 0xc8, 0x53, 0x1a) > 300, "the second curve");
        Assert.True(Count(picture, 0x1c, 0x1e, 0x21) > 20, "the title");
        Assert.True(Count(picture, White, White, White) > 600 * 400 * 0.8, "the paper");
    }

    [Fact]
    public void From_ABarChart_FillsItsBars()
    {
        var picture = Decode(new BarChart { Labels = ["a", "b"], Values = [1, 0.5], Highlight = 1 }.ToSvg());
        var (first, second) = (Count(picture, 0x1f, 0x6f, 0xb4), Count(picture, 0xc8, 0x53, 0x1a));
        Assert.InRange(first / (double)second, 1.9, 2.1);
    }

    [Fact]
    public void From_ACircleARectangleAndALine_PutsThemInTheirPlaces()
    {
        var picture = Decode("""
            <svg width="50" height="40"><rect x="5" y="10" width="10" height="20" class="bar s0"/>
            <circle cx="30" cy="20" r="6" class="hollow s1"/><line x1="40" y1="0" x2="40" y2="40" class="axis"/></svg>
            """);
        Assert.Equal((0x1f, 0x6f, 0xb4), Pixel(picture, 20, 40));
        Assert.Equal((White, White, White), Pixel(picture, 8, 40)); // left of the rectangle
        Assert.Equal((White, White, White), Pixel(picture, 60, 40)); // inside the ring
        Assert.Equal((0xc8, 0x53, 0x1a), Pixel(picture, 71, 40)); // on it
        Assert.Equal((0x5a, 0x60, 0x68), Pixel(picture, 80, 20));
    }

    [Theory]
    [InlineData("start", 0, 1)]
    [InlineData("end", 1, 0)]
    public void From_AText_StandsOnTheSideOfItsAnchor(string anchor, int left, int right)
    {
        var picture = Decode(
            "<svg width=\"80\" height=\"20\">"
            + $"""<text x="40" y="15" class="tick" text-anchor="{anchor}">Word 1</text></svg>""");
        int Dark(int from, int to) => Enumerable.Range(from, to - from).Sum(x =>
            Enumerable.Range(0, picture.Height).Count(y => Pixel(picture, x, y).Red < 150));
        Assert.Equal(left == 1, Dark(0, 76) > 50);
        Assert.Equal(right == 1, Dark(84, 160) > 50);
    }

    [Fact]
    public void From_AHeatMap_HasItsColoursInTheirPlaces()
    {
        var picture = Decode(new HeatMap { Values = new Noether.Numerics.Matrix(2, 2, [1, -1, -1, 1]) }.ToSvg());
        var (high, low) = (ColorMap.Diverging.At(1), ColorMap.Diverging.At(0));
        var (highs, lows) = (Count(picture, high.R, high.G, high.B), Count(picture, low.R, low.G, low.B));
        Assert.InRange(highs / (double)lows, 0.97, 1.03);
        Assert.True(highs > 20_000, $"{highs} pixels");
        Assert.Equal((high.R, high.G, high.B), Pixel(picture, 200, 100));
    }

    [Fact]
    public void From_ASurface_FillsItsInsideFaintly()
    {
        var picture = Decode("""
            <svg width="40" height="40"><path d="M5 5L35 5L35 35L5 35Z" class="band s1"/></svg>
            """);
        var (red, _, blue) = Pixel(picture, 40, 40);
        Assert.InRange(red, 235, 250);
        Assert.InRange(blue, 195, 220);
        Assert.Equal((White, White, White), Pixel(picture, 4, 40));
    }

    [Fact]
    public void From_AnElementThatNoChartHas_IsRefused() =>
        Assert.Throws<NotSupportedException>(() => SvgPng.From("<svg width=\"9\" height=\"9\"><ellipse/></svg>"));

    [Fact]
    public void Strokes_OfEveryLetterOfTheCharts_AreItsOwn()
    {
        static string Shape(char letter) => string.Join('|', StrokeFont.Strokes(letter.ToString(), 20)
            .Select(line => string.Join(' ', line.Select(p => FormattableString.Invariant($"{p.X:0.00},{p.Y:0.00}")))));
        const string Letters =
            "ABCDEFGHIJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz0123456789.,:;-−()[]/%+=<>≤≥'\"×·_⁰¹²³⁴⁵⁶⁷⁸⁹⁻";
        // Capital I and small l are one stroke each, and capital O looks like a nought.
        var unknown = Shape('?');
        Assert.All(Letters, letter => Assert.NotEqual(unknown, Shape(letter)));
        Assert.Equal(Letters.Length, Letters.Select(Shape).Distinct().Count());
        Assert.Equal(unknown, Shape('€'));
    }

    [Fact]
    public void Width_OfDigits_IsTheSameForAll() =>
        Assert.All(
            "0123456789",
            digit => Assert.Equal(StrokeFont.Width("8", 13), StrokeFont.Width(digit.ToString(), 13)));

    private static PngDecoder Decode(LineChart chart) => Decode(chart.ToSvg());

    private static PngDecoder Decode(string svg) => PngDecoder.Decode(SvgPng.From(svg));

    private static (int Red, int Green, int Blue) Pixel(PngDecoder picture, int x, int y)
    {
        var at = 3 * ((y * picture.Width) + x);
        return (picture.Pixels[at], picture.Pixels[at + 1], picture.Pixels[at + 2]);
    }

    private static int Count(PngDecoder picture, int red, int green, int blue)
    {
        var count = 0;
        for (var y = 0; y < picture.Height; y++)
            for (var x = 0; x < picture.Width; x++)
                count += Pixel(picture, x, y) == (red, green, blue) ? 1 : 0;
        return count;
    }
}
