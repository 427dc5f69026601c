using Noether.Numerics;

namespace Noether.Lens.Seriation;

/// <summary>Puts pixels that were set aside into the cells that are left.</summary>
internal static class RarePixels
{
    private const int Relatives = 3;

    /// <summary>
    /// The cells of all pixels: those that are placed already stay; each other one goes near the middle of the three
    /// pixels that it correlates with most, with the least sum of squared distances over all.
    /// </summary>
    /// <param name="covariance">d x d, of all pixels.</param>
    /// <param name="placed">The pixels that have a cell.</param>
    /// <param name="grid">Their cells, in the order of <paramref name="placed"/>.</param>
    public static int[] Add(Matrix covariance, int[] placed, GridPlacement grid)
    {
        var result = new int[covariance.Rows];
        result.AsSpan().Fill(-1);
        for (var k = 0; k < placed.Length; k++)
            result[placed[k]] = grid.Cells[k];
        int[] rare = [.. Enumerable.Range(0, result.Length).Where(p => result[p] < 0)];
        if (rare.Length == 0)
            return result;
        int[] free = [.. Enumerable.Range(0, grid.Rows * grid.Columns).Except(grid.Cells)];
        var cost = new double[rare.Length * free.Length];
        for (var k = 0; k < rare.Length; k++)
        {
            var relatives = placed.OrderByDescending(q => Likeness(covariance, rare[k], q)).Take(Relatives).ToArray();
            var row = relatives.Average(q => result[q] / grid.Columns);
            var column = relatives.Average(q => result[q] % grid.Columns);
            for (var f = 0; f < free.Length; f++)
            {
                var down = (free[f] / grid.Columns) - row;
                var right = (free[f] % grid.Columns) - column;
                cost[(k * free.Length) + f] = (down * down) + (right * right);
            }
        }

        var assignment = new LinearAssignment(rare.Length, free.Length);
        assignment.Solve(cost);
        for (var k = 0; k < rare.Length; k++)
            result[rare[k]] = free[assignment.ColumnOf[k]];
        return result;
    }

    private static double Likeness(Matrix covariance, int p, int q) =>
        Math.Abs(covariance[p, q]) / Math.Sqrt(Math.Max(covariance[q, q], double.Epsilon));
}
