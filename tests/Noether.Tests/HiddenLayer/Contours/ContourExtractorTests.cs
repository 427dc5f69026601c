using Noether.HiddenLayer.Contours;

namespace Noether.Tests.HiddenLayer.Contours;

public sealed class ContourExtractorTests
{
    private const double Pixel = 2.0 / ContourExtractor.WorkingSide;

    [Theory]
    [InlineData(ContourKind.Edges, 256)]
    [InlineData(ContourKind.Level, 256)]
    [InlineData(ContourKind.Edges, 700)]
    [InlineData(ContourKind.Level, 64)]
    public void Extract_Disc_LiesAtItsRadius(ContourKind kind, int side)
    {
        const double Radius = 0.6;
        var map = ContourExtractor.Extract(Drawn.Disc(side, Radius), new ContourSettings { Kind = kind });

        Assert.Equal((256, 256), (map.Window.Width, map.Window.Height));
        // A pixel of the picture and one of the window; smoothing moves a round border inwards by s^2 / 2 R.
        var tolerance = Math.Max(Pixel, 2.0 / side) + Pixel + (map.Smoothing * map.Smoothing / (2 * Radius));
        for (var i = 0; i < map.Distance.Length; i++)
        {
            var (x, y) = ((((i % 256) + 0.5) / 128) - 1, 1 - (((i / 256) + 0.5) / 128));
            var expected = Math.Abs(Math.Sqrt((x * x) + (y * y)) - Radius);
            Assert.Equal(expected, map.Distance[i], tolerance);
        }
    }

    [Fact]
    public void Extract_StepDark_TakesTheLevelBetweenTheGreys()
    {
        // Nine tenths dark: a level at the median would lie somewhere in the even darkness.
        var picture = Drawn.Picture(200, 200, (x, _) => x < 0.8 ? 0.1 : 0.9);
        var map = ContourExtractor.Extract(picture, new ContourSettings { Kind = ContourKind.Level });
        for (var i = 0; i < map.Distance.Length; i++)
            Assert.Equal(Math.Abs(((((i % 256) + 0.5) / 128) - 1) - 0.8), map.Distance[i], 2 * Pixel);
    }

    [Fact]
    public void Extract_Level_MovesTheLine()
    {
        var slope = Drawn.Picture(256, 256, (x, _) => 0.5 + (0.4 * x));
        foreach (var level in new[] { 0.25, 0.5, 0.75 })
        {
            var settings = new ContourSettings { Kind = ContourKind.Level, Level = level, Smoothing = 0 };
            var map = ContourExtractor.Extract(slope, settings);
            Assert.Equal(0, map.DistanceAt((2 * level) - 1, 0.3), 2 * Pixel);
        }
    }

    [Theory]
    [InlineData(ContourWindow.Square, 256, 256)]
    [InlineData(ContourWindow.Whole, 256, 171)]
    public void Extract_Window_CutsOrKeepsTheProportions(ContourWindow window, int width, int height)
    {
        var picture = Drawn.Picture(300, 200, (x, y) => Math.Abs(x) + Math.Abs(y) < 0.4 ? 0 : 1);
        var map = ContourExtractor.Extract(picture, new ContourSettings { Window = window });
        Assert.Equal((width, height), (map.Window.Width, map.Window.Height));
        // The border of the shape at x = 0.4 of half the longer side; in the square that is 0.6.
        Assert.Equal(0, map.DistanceAt(window == ContourWindow.Square ? 0.6 : 0.4, 0), 4 * Pixel);
    }

    [Fact]
    public void Extract_Zoom_MagnifiesTheMiddle()
    {
        var map = ContourExtractor.Extract(Drawn.Disc(256, 0.3), new ContourSettings { Zoom = 2 });
        Assert.Equal(0, map.DistanceAt(0, 0.6), 4 * Pixel);
    }

    [Fact]
    public void Extract_Texture_IsSmoothedUntilItFits()
    {
        foreach (var kind in Enum.GetValues<ContourKind>())
        {
            var map = ContourExtractor.Extract(Drawn.Noise(256), new ContourSettings { Kind = kind });
            Assert.InRange(map.ContourShare, 0.1, 0.4);
            Assert.True(map.Smoothing > 0.05, $"The smoothing is only {map.Smoothing}.");
        }
    }

    [Fact]
    public void Extract_Drawing_IsLeftSharp()
    {
        // Narrow bars cover more than the texture of a painting may, but smoothing would only blur them.
        var bars = Drawn.Picture(256, 256, (x, _) => Math.Abs((2.5 * x) - Math.Round(2.5 * x)) < 0.2 ? 0.1 : 0.9);
        var map = ContourExtractor.Extract(bars);
        Assert.Equal(0.025, map.Smoothing, 1e-9);
        Assert.True(map.ContourShare > 0.4, $"The contour covers only {map.ContourShare:P0}.");
    }

    [Fact]
    public void Extract_FrameAlongTheBorder_IsNoEdge()
    {
        var framed = Drawn.Picture(
            256, 256, (x, y) => Math.Max(Math.Abs(x), Math.Abs(y)) > 0.985 ? 0 : (x * x) + (y * y) < 0.25 ? 0.3 : 0.9);
        var map = ContourExtractor.Extract(framed, new ContourSettings { Smoothing = 0.01 });
        Assert.Equal(0.5, map.DistanceAt(1, 0), 3 * Pixel);
    }

    [Theory]
    [InlineData(ContourKind.Edges, "try a level line instead (‹contour› level, ‹level› 0.4)")]
    [InlineData(ContourKind.Level, "try another level (‹level› 0.3 or 0.7) or edges (‹contour› edges)")]
    public void Extract_NothingToSee_SaysWhatToTry(ContourKind kind, string advice)
    {
        var faint = Drawn.Picture(64, 64, (x, _) => x < 0 ? 0.5 : 0.502);
        var failure = Assert.Throws<NoetherException>(
            () => ContourExtractor.Extract(faint, new ContourSettings { Kind = kind }));
        Assert.Equal($"No contour was found in p.png; {advice}.", failure.Message);
    }

    [Fact]
    public void Extract_NothingButContour_SaysWhatToTry()
    {
        var failure = Assert.Throws<NoetherException>(
            () => ContourExtractor.Extract(Drawn.Noise(256), new ContourSettings { Smoothing = 0.01 }));
        Assert.StartsWith("Nearly all of p.png is contour", failure.Message);
    }

    [Fact]
    public void Extract_ImpossibleSettings_AreRefused()
    {
        ContourSettings[] bad =
        [
            new() { Level = 0 }, new() { Level = double.NaN }, new() { Smoothing = -1 }, new() { Smoothing = 1 },
            new() { Zoom = 0.5 }, new() { LargestShare = 0.9 },
        ];
        foreach (var settings in bad)
            Assert.Throws<NoetherException>(() => ContourExtractor.Extract(Drawn.Disc(64), settings));
        Assert.Throws<ArgumentException>(
            () => ContourExtractor.Extract(Drawn.Disc(64), new ContourSettings { Kind = (ContourKind)7 }));
    }

    // Brightness that rises faster and faster up to the border has its edge, if any, beyond it.
    [Fact]
    public void Extract_RingsThatRiseUpToTheBorder_HaveNoFrame()
    {
        const double Waves = 7.3;
        var rings = Drawn.Picture(256, 256, (x, y) => 0.5 + (0.4 * Math.Cos(Waves * Math.Sqrt((x * x) + (y * y)))));

        var map = ContourExtractor.Extract(rings);

        // On the axis the slope is largest at radii (k + 1/2) pi / 7.3, the last of them 0.645.
        Assert.True(map.DistanceAt(0.97, 0) > 0.2, $"A contour lies {map.DistanceAt(0.97, 0):0.00} from the border.");
        Assert.Equal(0, map.DistanceAt(1.5 * Math.PI / Waves, 0), 4 * Pixel);
    }

    [Fact]
    public void Extract_Mirrored_IsMirrored()
    {
        // Off the middle, so that a shift by a pixel would show.
        var map = ContourExtractor.Extract(Drawn.Picture(256, 256, (x, y) => Egg(x, y) ? 0.2 : 0.8));
        var mirrored = ContourExtractor.Extract(Drawn.Picture(256, 256, (x, y) => Egg(-x, y) ? 0.2 : 0.8));
        for (var i = 0; i < map.Distance.Length; i++)
            Assert.Equal(map.Distance[i], mirrored.Distance[(i / 256 * 256) + 255 - (i % 256)], 1.5 * Pixel);

        static bool Egg(double x, double y) => ((x - 0.2) * (x - 0.2) * 2) + ((y + 0.1) * (y + 0.1)) < 0.3;
    }
}
