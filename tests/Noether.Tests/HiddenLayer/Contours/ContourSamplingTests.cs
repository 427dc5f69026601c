using Noether.HiddenLayer.Contours;

namespace Noether.Tests.HiddenLayer.Contours;

public sealed class ContourSamplingTests
{
    private const double Radius = 0.6;

    // The contour of the drawn disc is right to two pixels of the window.
    private const double TwoPixels = 4.0 / ContourExtractor.WorkingSide;

    [Fact]
    public void Sample_Disc_HasTheRightLabels()
    {
        var points = ContourExtractor.Extract(Drawn.Disc(256, Radius)).Sample(1000, 5);
        Assert.Equal(2000, points.Count);
        Assert.Equal(1000, points.OnContour.Count(on => on));
        for (var i = 0; i < points.Count; i++)
        {
            double x = points.Coordinates[2 * i], y = points.Coordinates[(2 * i) + 1];
            var away = Math.Abs(Math.Sqrt((x * x) + (y * y)) - Radius);
            Assert.True(
                points.OnContour[i] ? away < 0.05 + TwoPixels : away > 0.075 - TwoPixels,
                $"The point {x}, {y} at {away} has the wrong label {points.OnContour[i]}.");
        }
    }

    [Fact]
    public void Sample_UpIsUp_InAWholePicture()
    {
        // A bar in the upper half of a wide picture.
        var picture = Drawn.Picture(400, 200, (_, y) => Math.Abs(y - 0.25) < 0.1 ? 0 : 1);
        var map = ContourExtractor.Extract(picture, new ContourSettings { Window = ContourWindow.Whole });
        var points = map.Sample(500, 1);
        for (var i = 0; i < points.Count; i++)
        {
            Assert.InRange(points.Coordinates[2 * i], -1, 1);
            Assert.InRange(points.Coordinates[(2 * i) + 1], -0.5, 0.5);
            if (points.OnContour[i])
                Assert.InRange(points.Coordinates[(2 * i) + 1], 0.05, 0.45);
        }
    }

    [Fact]
    public void Sample_SameSeed_GivesTheSamePoints()
    {
        var map = ContourExtractor.Extract(Drawn.Disc());
        var (first, again, other) = (map.Sample(200, 7), map.Sample(200, 7), map.Sample(200, 8));
        Assert.Equal(first.Coordinates, again.Coordinates);
        Assert.Equal(first.OnContour, again.OnContour);
        Assert.NotEqual(first.Coordinates, other.Coordinates);
        Assert.Equal(first.Coordinates, ContourExtractor.Extract(Drawn.Disc()).Sample(200, 7).Coordinates);
    }

    [Fact]
    public void Sample_Order_MixesTheKinds()
    {
        // 400 of 2,000 points hold 200 of each kind, give or take five standard deviations of 9.
        var points = ContourExtractor.Extract(Drawn.Disc()).Sample(1000, 3);
        Assert.InRange(points.OnContour.Take(400).Count(on => on), 155, 245);
        Assert.InRange(points.OnContour.Skip(1600).Count(on => on), 155, 245);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_000_001)]
    public void Sample_ImpossibleCount_IsRefused(int each) =>
        Assert.Throws<NoetherException>(() => ContourExtractor.Extract(Drawn.Disc()).Sample(each));
}
