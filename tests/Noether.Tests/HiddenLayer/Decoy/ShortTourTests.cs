using Noether.HiddenLayer.Decoy;
using Noether.Numerics;

namespace Noether.Tests.HiddenLayer.Decoy;

public class ShortTourTests
{
    /// <summary>
    /// A shortest tour through n random points of a square of area A has about 0.7124 sqrt(n A) (Beardwood, Halton and
    /// Hammersley 1959); both ends of an open one add some percent at 1,600 points.
    /// </summary>
    private const double Shortest = 0.7124;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(1600)]
    public void Improve_OfATour_IsAShorterTourOfTheSamePoints(int count)
    {
        var points = Draw(count);
        var sorted = Sorted(points);
        var improved = sorted.ToArray();
        ShortTour.Improve(improved);
        Assert.True(Length(improved) <= Length(sorted));
        Assert.Equal(points.OrderBy(point => point.X), improved.OrderBy(point => point.X));
    }

    [Fact]
    public void Improve_OfManyPoints_IsNearTheShortestTour()
    {
        var tour = Sorted(Draw(1600));
        var shortest = Shortest * Math.Sqrt(1600 * 4);
        Assert.InRange(Length(tour), 1.2 * shortest, 1.45 * shortest);
        ShortTour.Improve(tour);
        Assert.InRange(Length(tour), shortest, 1.2 * shortest);
    }

    [Fact]
    public void Sort_OfPointsAtOnePlace_KeepsThem()
    {
        var points = Enumerable.Repeat(new TourPoint(0.5f, 0.5f, 1), 20).ToArray();
        ShortTour.Sort(points, new uint[20]);
        ShortTour.Improve(points);
        Assert.All(points, point => Assert.Equal(new TourPoint(0.5f, 0.5f, 1), point));
    }

    [Fact]
    public void Place_OfNeighbours_WalksThroughAllCells()
    {
        // The first quarter of a quarter of ... of the curve, 64 x 64 cells.
        var cells = new (int X, int Y)[4096];
        for (uint x = 0; x < 64; x++)
        {
            for (uint y = 0; y < 64; y++)
                cells[HilbertCurve.Place(x, y)] = ((int)x, (int)y);
        }
        for (var i = 1; i < cells.Length; i++)
            Assert.Equal(1, Math.Abs(cells[i].X - cells[i - 1].X) + Math.Abs(cells[i].Y - cells[i - 1].Y));
    }

    private static TourPoint[] Draw(int count)
    {
        var random = new CounterRandom(3);
        return [.. Enumerable.Range(0, count).Select(i => new TourPoint(
            (float)((2 * random.NextDouble()) - 1), (float)((2 * random.NextDouble()) - 1), i % 2))];
    }

    private static TourPoint[] Sorted(TourPoint[] points)
    {
        var result = points.ToArray();
        ShortTour.Sort(result, new uint[result.Length]);
        return result;
    }

    private static double Length(TourPoint[] tour) => tour.Zip(tour.Skip(1), (a, b) => (double)a.To(b)).Sum();
}
