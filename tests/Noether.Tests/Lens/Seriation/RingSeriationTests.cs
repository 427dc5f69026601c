using Noether.Lens;
using Noether.Lens.Judging;
using Noether.Lens.Seriation;
using Noether.Numerics;

namespace Noether.Tests.Lens.Seriation;

public sealed class RingSeriationTests
{
    private const double Rounding = 1e-9;
    private const double NoRing = 0.1;

    [Fact]
    public void Ordered_ShuffledAndTurnedRows_AreInOrder()
    {
        const int rows = 8;
        const int ring = 12;
        int[] order = [3, 7, 0, 5, 1, 6, 2, 4];
        // Half a turn of some rows leaves every departure as it is; a quarter is easier to see.
        int[] turned = [0, 6, 0, 6, 6, 3, 0, 6];
        var shown = Enumerable.Range(0, rows * ring)
            .Select(cell => (order[cell / ring] * ring) + (((cell % ring) + turned[cell / ring]) % ring)).ToArray();
        var cells = RingRows.Ordered(
            Correlation(shown, rows, ring, GridTopology.Cylinder), [.. Enumerable.Range(0, rows * ring)], ring);
        Assert.Equal(1, Right(rows, ring, cells, shown, GridTopology.Cylinder));
    }

    [Theory]
    [InlineData(6, 12, AxisKind.Local)]
    [InlineData(5, 11, AxisKind.Local)]
    [InlineData(8, 12, AxisKind.Line)]
    [InlineData(20, 6, AxisKind.Line)]
    [InlineData(7, 11, AxisKind.Ring)]
    [InlineData(8, 8, AxisKind.Ring)]
    public void Find_ShuffledRings_PutsEveryColumnInItsPlace(int rows, int ring, AxisKind down)
    {
        var topology = new GridTopology(down, AxisKind.Ring);
        var cells = new CounterRandom(4, (ulong)(rows * ring)).Permutation(rows * ring);
        var correlation = Correlation(cells, rows, ring, topology);
        // Either ring of a torus may be the one.
        var best = new RingSeriation(correlation, 1, CancellationToken.None).Find(fewestRows: 3)
            .First(found => found.Columns == ring);
        Assert.Equal(0, best.Departure, Rounding);
        var right = Right(rows, ring, best.On(topology, correlation).Cells, cells, topology);
        Assert.Equal(1, right);
        Assert.Equal(0, GridSeam.Of(correlation, best, down: false), Rounding);
    }

    [Fact]
    public void Find_WindowOfThePlane_HasNoRing()
    {
        var cells = new CounterRandom(4, 1).Permutation(64);
        var found = new RingSeriation(Correlation(cells, 8, 8, GridTopology.Plane), 1, CancellationToken.None).Find();
        Assert.All(found, ring => Assert.True(ring.Departure > NoRing, $"{ring.Columns}: {ring.Departure}"));
    }

    [Fact]
    public void Of_AnglesOfNoRing_DoNotFit()
    {
        var random = new CounterRandom(5, 1);
        double[] angles = [.. Enumerable.Range(0, 600).Select(_ => random.NextDouble())];
        Assert.InRange(RingPlaces.Of(angles, 12).Misfit, 0.07, 0.5);
        double[] near = [.. angles.Index().Select(a => ((a.Index % 12) + 0.3 + (0.2 * (a.Item - 0.5))) / 12 % 1)];
        var (places, misfit) = RingPlaces.Of(near, 12);
        Assert.InRange(misfit, 0, 0.01);
        Assert.All(Enumerable.Range(12, 588), p => Assert.Equal(places[p % 12], places[p]));
    }

    [Theory]
    [InlineData(AxisKind.Line, 9, 3)]
    [InlineData(AxisKind.Ring, 1, 3)]
    public void From_RingAndLine_CountStepsAlongTheAxis(AxisKind right, int steps, int down)
    {
        var grid = new Displacements(5, 10, new GridTopology(AxisKind.Line, right));
        // From (1, 0) to (4, 9).
        Assert.Equal(grid.From(0)[(3 * 10) + steps], grid.From(10)[49]);
        Assert.NotEqual(grid.From(0)[(down * 10) + 2], grid.From(10)[49]);
    }

    [Fact]
    public void From_LocalRows_TellsEveryPairOfRowsApart()
    {
        var grid = new Displacements(3, 5, GridTopology.Globe);
        Assert.NotEqual(grid.From(0)[1], grid.From(5)[6]);
        Assert.NotEqual(grid.From(0)[5], grid.From(5)[10]);
        Assert.Equal(grid.From(0)[6], grid.From(9)[0]);
        Assert.Equal(grid.From(7)[12], grid.From(12)[7]);
        Assert.All(Enumerable.Range(0, 15), cell => Assert.Equal(0, grid.From(cell)[cell]));
    }

    [Fact]
    public void FairDeparture_OfNoise_IsNearOneForAnyNumberOfBins()
    {
        const int d = 72;
        var random = new CounterRandom(6, 1);
        var noise = Matrix.Identity(d);
        for (var p = 0; p < d; p++)
            for (var q = 0; q < p; q++)
                noise[p, q] = noise[q, p] = random.NextNormal();
        int[] cells = [.. Enumerable.Range(0, d)];
        foreach (var topology in (GridTopology[])[GridTopology.Plane, GridTopology.Torus, GridTopology.Globe])
        {
            var grid = new Displacements(6, 12, topology);
            Assert.Equal(1, DisplacementMeans.FairDeparture(noise, grid, cells), 0.03);
        }

        // What it is fair about: without it a globe, which has 147 bins for 2,556 pairs, would gain by chance.
        Assert.InRange(DisplacementMeans.Departure(noise, new Displacements(6, 12, GridTopology.Globe), cells), 0.9, 0.96);
    }

    [Fact]
    public void Seam_TellsRingsFromLines()
    {
        int[] cells = [.. Enumerable.Range(0, 96)];
        var placement = new GridPlacement(8, 12, cells, 0);
        var cylinder = Correlation(cells, 8, 12, GridTopology.Cylinder);
        Assert.InRange(GridSeam.Of(cylinder, placement, down: true), 0.5, 1.5);
        Assert.Equal(0, GridSeam.Of(cylinder, placement, down: false), Rounding);
        Assert.InRange(GridSeam.Of(Correlation(cells, 8, 12, GridTopology.Plane), placement, down: false), 0.5, 1.5);
    }

    [Fact]
    public void Agreement_OfTurnedRings_IsWholeOnRingsOnly()
    {
        int[] cells = [.. Enumerable.Range(0, 72)];
        int[] turned = [.. cells.Select(cell => (cell / 12 * 12) + ((cell + 5) % 12))];
        Assert.Equal(1, GridAgreement.Of(
            new(6, 12, cells, 0) { Topology = GridTopology.Globe }, new(6, 12, turned, 0) { Topology = GridTopology.Globe }));
        Assert.InRange(GridAgreement.Of(new(6, 12, cells, 0), new(6, 12, turned, 0)), 0, 0.8);
    }

    [Fact]
    public void Fix_ColumnsThatWereNotShuffled_StayAsTheyStand()
    {
        int[] cells = [.. Enumerable.Range(0, 72)];
        int[] moved = [.. cells.Select(cell => ((5 - (cell / 12)) * 12) + ((24 - (cell % 12) - 7) % 12))];
        Assert.Equal(cells, RingGauge.Fix(new(6, 12, moved, 0) { Topology = GridTopology.Globe }).Cells);
    }

    // Local in both directions; on a globe each row fades at a pace of its own.
    private static Matrix Correlation(int[] cells, int rows, int columns, GridTopology topology)
    {
        var result = new Matrix(cells.Length, cells.Length);
        for (var p = 0; p < cells.Length; p++)
        {
            for (var q = 0; q < cells.Length; q++)
            {
                var (i, k) = (cells[p] / columns, cells[q] / columns);
                var down = Apart(i, k, rows, topology.Down);
                var right = Apart(cells[p] % columns, cells[q] % columns, columns, topology.Right);
                var pace = topology.Down == AxisKind.Local ? 0.15 + (0.03 * (i + k)) : 0.3;
                result[p, q] = p == q ? 1 : 0.9 * Math.Exp(-(0.3 * down * down) - (pace * right * right));
            }
        }

        return result;

        static int Apart(int one, int other, int length, AxisKind kind) => kind == AxisKind.Ring
            ? Math.Min(Math.Abs(one - other), length - Math.Abs(one - other)) : Math.Abs(one - other);
    }

    private static double Right(int rows, int columns, int[] found, int[] truth, GridTopology topology) =>
        GridAgreement.Of(
            new(rows, columns, found, 0) { Topology = topology }, new(rows, columns, truth, 0) { Topology = topology });
}
