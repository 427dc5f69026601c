using Noether.Lens.Seriation;
using Noether.Numerics;

namespace Noether.Tests.Lens.Seriation;

public sealed class SeriationPartsTests
{
    private const double Rounding = 1e-12;

    // The iteration ends with a residual of 1e-7.
    private const double IterationTolerance = 1e-5;

    [Fact]
    public void BetweenAll_RandomGraph_MatchesFloydAndWarshall()
    {
        const int size = 40;
        var random = new CounterRandom(3);
        var joined = new bool[size * size];
        for (var k = 0; k < 70; k++)
            joined[random.NextInt(size * size)] = true;
        var lengths = new Matrix(size, size);
        random.FillUniform(lengths.Values);
        var expected = new Matrix(size, size);
        for (var p = 0; p < size; p++)
        {
            for (var q = 0; q < size; q++)
            {
                var edge = joined[(p * size) + q] || joined[(q * size) + p];
                var length = lengths[Math.Min(p, q), Math.Max(p, q)];
                expected[p, q] = p == q ? 0 : edge ? length : double.PositiveInfinity;
            }
        }

        for (var k = 0; k < size; k++)
            for (var p = 0; p < size; p++)
                for (var q = 0; q < size; q++)
                    expected[p, q] = Math.Min(expected[p, q], expected[p, k] + expected[k, q]);

        var graph = NeighbourGraph.Of(joined, size, (p, q) => lengths[p, q]);
        var actual = ShortestPaths.BetweenAll(graph, 2, CancellationToken.None);
        Assert.Contains(double.PositiveInfinity, expected.Values.ToArray());
        for (var p = 0; p < size; p++)
            for (var q = 0; q < size; q++)
                Assert.Equal(expected[p, q], actual[p, q], Rounding);
    }

    [Fact]
    public void Place_DistancesOfPlanarPoints_FindsThePoints()
    {
        const int size = 50;
        var points = new Matrix(size, 2);
        new CounterRandom(4).FillNormal(points.Values);
        double Distance(int p, int q) => Math.Sqrt(
            Math.Pow(points[p, 0] - points[q, 0], 2) + Math.Pow(points[p, 1] - points[q, 1], 2));
        var distances = new Matrix(size, size);
        for (var p = 0; p < size; p++)
            for (var q = 0; q < size; q++)
                distances[p, q] = Distance(p, q);
        var (x, y) = ClassicalScaling.Place(distances, 1, CancellationToken.None);
        for (var p = 0; p < size; p++)
        {
            for (var q = 0; q < p; q++)
            {
                var found = Math.Sqrt(Math.Pow(x[p] - x[q], 2) + Math.Pow(y[p] - y[q], 2));
                Assert.Equal(Distance(p, q), found, IterationTolerance);
            }
        }
    }

    [Fact]
    public void JoinSpanningTree_PointsOnALine_JoinsNeighbours()
    {
        const int size = 20;
        var distances = new Matrix(size, size);
        for (var p = 0; p < size; p++)
            for (var q = 0; q < size; q++)
                distances[p, q] = Math.Abs((p * p) - (q * q));
        var joined = new bool[size * size];
        NeighbourGraph.JoinSpanningTree(distances, joined);
        Assert.Equal(size - 1, joined.Count(flag => flag));
        for (var p = 1; p < size; p++)
            Assert.True(joined[(p * size) + p - 1] || joined[((p - 1) * size) + p]);
    }

    [Fact]
    public void Departure_FunctionOfDisplacement_IsZeroInPlaceOnly()
    {
        var grid = new Displacements(5, 7);
        var matrix = new Matrix(35, 35);
        for (var p = 0; p < 35; p++)
            for (var q = 0; q < 35; q++)
                matrix[p, q] = Math.Exp(-0.1 * grid.From(p)[q]);
        var cells = Enumerable.Range(0, 35).ToArray();
        Assert.Equal(0, DisplacementMeans.Departure(matrix, grid, cells), Rounding);
        var means = DisplacementMeans.Of(matrix, grid, cells);
        Assert.Equal(Math.Exp(-0.1 * ((3 * 7) + 2)), means[(3 * 7) + 2], Rounding);
        (cells[3], cells[12]) = (cells[12], cells[3]);
        Assert.True(DisplacementMeans.Departure(matrix, grid, cells) > 0.01);
    }

    [Fact]
    public void Departure_EqualEntries_IsOne()
    {
        var matrix = new Matrix(6, 6);
        matrix.Values.Fill(0.5);
        Assert.Equal(1, DisplacementMeans.Departure(matrix, new Displacements(2, 3), [0, 1, 2, 3, 4, 5]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Improve_ExchangedNeighboursOrFreeCells_BringsAllHome(bool corners)
    {
        int[] cells = corners
            ? [.. Enumerable.Range(0, 63).Where(cell => cell is not (0 or 6 or 56 or 62))]
            : [.. Enumerable.Range(0, 63)];
        var grid = new Displacements(9, 7);
        var matrix = new Matrix(cells.Length, cells.Length);
        for (var p = 0; p < cells.Length; p++)
        {
            for (var q = 0; q < cells.Length; q++)
            {
                var bin = grid.From(cells[p])[cells[q]];
                matrix[p, q] = Math.Exp(-0.3 * (((bin / 7) * (bin / 7)) + ((bin % 7) * (bin % 7))));
            }
        }

        var moved = (int[])cells.Clone();
        foreach (var (a, b) in ((int, int)[])[(3, 4), (20, 33), (40, 55)])
            (moved[a], moved[b]) = (moved[b], moved[a]);
        if (corners)
            moved[0] = 0;
        new NeighbourSwaps(matrix, grid, CancellationToken.None).Improve(moved);
        Assert.Equal(0, DisplacementMeans.Departure(matrix, grid, moved), Rounding);
        Assert.Equal(cells, moved);
    }

    [Theory]
    [InlineData(60, 1.0, 6, 10)]
    [InlineData(60, 4.0, 4, 15)]
    [InlineData(784, 1.0, 28, 28)]
    public void Near_Aspect_NamesTheNearestShapeFirst(int cells, double aspect, int rows, int columns) =>
        Assert.Equal((rows, columns), GridShapes.Near(cells, aspect)[0]);
}
