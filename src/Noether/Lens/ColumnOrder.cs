using Noether.Numerics;

namespace Noether.Lens;

/// <summary>
/// The order of the columns along the hidden axis, where the group convolution is near a signed permutation.
/// </summary>
/// <param name="Columns">
/// For each of the d positions along the hidden axis, the column that it takes its value from.
/// </param>
/// <param name="Shares">For each position, the share of the energy of its row of L in that column, 0 to 1.</param>
/// <param name="Distinct">Number of columns that occur, at most d.</param>
public sealed record ColumnOrder(int[] Columns, double[] Shares, int Distinct)
{
    private const double NearPermutation = 0.8;
    private const double ClearRow = 0.5;
    private const double Rounding = 1e-9;

    /// <summary>Whether all columns occur, in their own order or in the opposite one.</summary>
    public bool IsNatural { get; } = InOrder(Columns, 1) || InOrder(Columns, -1);

    /// <summary>Whether L is a signed permutation, so that nothing but an order was found.</summary>
    internal bool IsExact => Distinct == Columns.Length && Shares.All(share => share > 1 - Rounding);

    /// <summary>Whether one column clearly dominates at a position.</summary>
    /// <param name="position">Position along the hidden axis, from 0.</param>
    public bool IsClear(int position) => Shares[position] >= ClearRow;

    /// <summary>Reads the order off L; null where L is not near a permutation.</summary>
    /// <param name="groupConvolution">L, d x d.</param>
    public static ColumnOrder? Find(Matrix groupConvolution)
    {
        var d = groupConvolution.Rows;
        var columns = new int[d];
        var shares = new double[d];
        for (var i = 0; i < d; i++)
        {
            double energy = 0;
            for (var j = 0; j < d; j++)
            {
                energy += groupConvolution[i, j] * groupConvolution[i, j];
                if (Math.Abs(groupConvolution[i, j]) > Math.Abs(groupConvolution[i, columns[i]]))
                    columns[i] = j;
            }

            shares[i] = energy > 0 ? Math.Pow(groupConvolution[i, columns[i]], 2) / energy : 0;
        }

        // Rows near the edges may be spread out, since there the filter leaves the window: most rows must be clear, not
        // all.
        var order = new ColumnOrder(columns, shares, columns.Distinct().Count());
        var clear = Enumerable.Range(0, d).Count(order.IsClear);
        return clear >= NearPermutation * d && order.Distinct >= NearPermutation * d ? order : null;
    }

    private static bool InOrder(int[] columns, int step)
    {
        for (var i = 1; i < columns.Length; i++)
        {
            if (columns[i] != columns[i - 1] + step)
                return false;
        }

        return true;
    }
}
