using Noether.HiddenLayer.Contours;
using Noether.Pictures;

namespace Noether.Tests.HiddenLayer.Contours;

public sealed class LoneDrawingTests
{
    private const double Pixel = 2.0 / ContourExtractor.WorkingSide;

    // A disc of radius 20 about pixel (x, y) of a page of 300 x 200.
    [Theory]
    [InlineData(60, 50)]
    [InlineData(280, 100)] // beyond the square in the middle, and its window beyond the page
    [InlineData(150, 100)]
    public void Extract_ASmallDrawing_IsJudgedInAWindowAroundIt(int x, int y)
    {
        var map = ContourExtractor.Extract(Page(300, 200, (column, row) => Away(column - x, row - y) < 18));

        var (middle, half) = (map.Frame.Pixel(0, 0), map.Frame.Half);
        Assert.Equal((x, y), (middle.X, middle.Y));
        Assert.Equal(18 / 0.75, half, 1.0);
        Assert.Equal(0, map.DistanceAt(18 / half, 0), 8 * Pixel);
        Assert.Equal(map.DistanceAt(0.2, 0.4), map.DistanceAt(-0.2, -0.4), 4 * Pixel);
    }

    [Theory]
    [InlineData(70, 0, false)] // fills the middle well
    [InlineData(30, 12, true)] // the window has a half of 128
    [InlineData(90, 40, true)] // is cut by the border of the page: no ground around it
    public void Find_ADrawingThatFillsTheMiddleOrIsCut_LeavesTheWindowAsItIs(int radius, int aside, bool small)
    {
        var picture = Page(200, 200, (column, row) => Away(column - 100 - aside, row - 100) < radius);

        Assert.Equal(small && radius + aside < 100, LoneDrawing.Find(picture) is not null);
    }

    [Fact]
    public void Find_AnUnevenGround_LeavesTheWindowAsItIs() => Assert.Null(LoneDrawing.Find(Drawn.Picture(
        200, 200, (x, y) => (x * x) + (y * y) < 0.04 ? 0 : 0.7 + (0.2 * x))));

    [Fact]
    public void Extract_WithAZoomOrTheWholeOfThePicture_LooksWhereItIsTold()
    {
        var page = Page(200, 200, (column, row) => Away(column - 60, row - 60) < 20);
        foreach (var settings in new ContourSettings[] { new() { Zoom = 1.5 }, new() { Window = ContourWindow.Whole } })
            Assert.Equal((100.0, 100.0), ContourExtractor.Extract(page, settings).Frame.Pixel(0, 0));
    }

    private static double Away(double x, double y) => Math.Sqrt((x * x) + (y * y));

    private static Picture Page(int width, int height, Func<double, double, bool> inked)
    {
        var longest = Math.Max(width, height);
        return Drawn.Picture(width, height, (x, y) =>
            inked(0.5 * ((x * longest) + width), 0.5 * (height - (y * longest))) ? 0.1 : 0.9);
    }
}
