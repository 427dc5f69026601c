using Noether.Numerics;

namespace Noether.Tests.Numerics;

public sealed class LinearAssignmentTests
{
    // Costs of order one; duals are sums and differences of a few dozen of them.
    private const double Rounding = 1e-11;

    [Fact]
    public void Solve_UpToSevenRows_MatchesBruteForce()
    {
        for (var rows = 1; rows <= 6; rows++)
        {
            for (var columns = rows; columns <= 7; columns++)
            {
                var assignment = new LinearAssignment(rows, columns);
                for (var seed = 0ul; seed < 20; seed++)
                {
                    var cost = Random(rows * columns, seed, coarse: seed % 2 == 0);
                    assignment.Solve(cost);
                    Assert.Equal(Least(cost, rows, columns, 0, 0), Check(assignment, cost, rows, columns), Rounding);
                }
            }
        }
    }

    [Theory]
    [InlineData(60, 60)]
    [InlineData(45, 60)]
    [InlineData(200, 200)]
    public void Solve_ManyRows_IsCertifiedByItsDuals(int rows, int columns)
    {
        var assignment = new LinearAssignment(rows, columns);
        for (var seed = 0ul; seed < 6; seed++)
        {
            // Ties everywhere are the hard case of the reduction.
            var cost = Random(rows * columns, seed, coarse: seed >= 3);
            assignment.Solve(cost);
            Check(assignment, cost, rows, columns);
        }
    }

    [Theory]
    [InlineData(60, 60)]
    [InlineData(45, 60)]
    public void Solve_WarmAfterOtherCosts_IsCertifiedByItsDuals(int rows, int columns)
    {
        var assignment = new LinearAssignment(rows, columns);
        for (var seed = 0ul; seed < 6; seed++)
        {
            var cost = Random(rows * columns, seed, coarse: seed % 2 == 0);
            assignment.Solve(cost, warm: seed > 0);
            Check(assignment, cost, rows, columns);
        }
    }

    [Fact]
    public void Solve_EqualCosts_GivesEveryRowAColumn()
    {
        var assignment = new LinearAssignment(30, 30);
        assignment.Solve(new double[900]);
        Check(assignment, new double[900], 30, 30);
    }

    [Fact]
    public void Certificate_OfAWrongAssignment_Fails()
    {
        double[] cost = [0, 1, 1, 0];
        Assert.ThrowsAny<Exception>(() => Check([1, 0], [0, 0], [0, 0], cost, 2, 2));
    }

    // Weak duality: no assignment costs less than the sum of feasible duals, and this one costs as much.
    private static double Check(LinearAssignment found, double[] cost, int rows, int columns) => Check(
        found.ColumnOf.ToArray(), found.RowDuals.ToArray(), found.ColumnDuals.ToArray(), cost, rows, columns);

    private static double Check(int[] columnOf, double[] u, double[] v, double[] cost, int rows, int columns)
    {
        Assert.Equal(rows, columnOf.Distinct().Count());
        var total = 0.0;
        for (var i = 0; i < rows; i++)
        {
            total += cost[(i * columns) + columnOf[i]];
            for (var j = 0; j < columns; j++)
                Assert.True(u[i] + v[j] <= cost[(i * columns) + j] + Rounding, $"Infeasible at {i}, {j}.");
        }

        if (columns > rows)
            Assert.All(v, dual => Assert.True(dual <= 0));
        Assert.Equal(u.Sum() + v.Sum(), total, Rounding * rows);
        return total;
    }

    private static double Least(double[] cost, int rows, int columns, int row, int taken)
    {
        if (row == rows)
            return 0;
        var least = double.PositiveInfinity;
        for (var j = 0; j < columns; j++)
        {
            if ((taken >> j & 1) != 0)
                continue;
            var rest = Least(cost, rows, columns, row + 1, taken | 1 << j);
            least = Math.Min(least, cost[(row * columns) + j] + rest);
        }

        return least;
    }

    private static double[] Random(int count, ulong seed, bool coarse)
    {
        var random = new CounterRandom(seed, 31);
        var values = new double[count];
        for (var k = 0; k < count; k++)
            values[k] = coarse ? random.NextInt(4) : random.NextNormal();
        return values;
    }
}
