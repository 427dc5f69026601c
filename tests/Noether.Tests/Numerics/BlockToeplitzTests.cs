using Noether.Numerics;
using Noether.Tests.Lens;

namespace Noether.Tests.Numerics;

public sealed class BlockToeplitzTests
{
    private const double Rounding = 1e-12;

    [Fact]
    public void Departure_OfALine_IsThatOfToeplitz()
    {
        var m = LensTestData.Normal(6, 6, 1);
        var departure = new BlockToeplitz(1, 6).Departure(m);
        Assert.InRange(LensTestData.LargestDifference(departure, Toeplitz.DirectedDeparture(m)), 0, Rounding);
        Assert.True(LensTestData.Largest(departure.Values) > 0.1);
    }

    [Fact]
    public void Project_OfAFunctionOfTheDisplacement_LeavesItAsItIs()
    {
        var m = Displaced(3, 4, (down, right) => Math.Exp(down - (0.3 * right)));
        Assert.InRange(LensTestData.LargestDifference(new BlockToeplitz(3, 4).Project(m), m), 0, Rounding);
        // On the exchanged grid the same entries are displaced otherwise.
        Assert.True(LensTestData.Largest(new BlockToeplitz(4, 3).Departure(m).Values) > 0.1);
    }

    [Fact]
    public void Departure_OfAnyMatrix_HoldsNothingThatDependsOnTheDisplacement()
    {
        var grid = new BlockToeplitz(3, 3);
        var departure = grid.Departure(LensTestData.Normal(9, 9, 2));
        Assert.InRange(LensTestData.Largest(grid.Project(departure).Values), 0, Rounding);
    }

    private static Matrix Displaced(int rows, int columns, Func<int, int, double> value)
    {
        var d = rows * columns;
        var m = new Matrix(d, d);
        for (var p = 0; p < d; p++)
            for (var q = 0; q < d; q++)
                m[p, q] = value((p / columns) - (q / columns), (p % columns) - (q % columns));
        return m;
    }
}
