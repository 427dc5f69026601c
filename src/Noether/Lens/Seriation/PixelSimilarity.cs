using Noether.Numerics;

namespace Noether.Lens.Seriation;

/// <summary>
/// How alike pixels are, with weight on the nearest: W_pq = exp(-(1 - |A_pq|) / q0), q0 the quantile min(0.5, 12 / d)
/// of 1 - |A|, and 0 on the diagonal.
/// </summary>
internal static class PixelSimilarity
{
    private const double NeighboursThatCount = 12;

    /// <summary>W, d x d.</summary>
    /// <param name="correlation">A, d x d with a unit diagonal, d at least 2.</param>
    public static Matrix Of(Matrix correlation)
    {
        var d = correlation.Rows;
        var distances = new double[d * (d - 1) / 2];
        for (var (p, k) = (1, 0); p < d; p++)
        {
            for (var q = 0; q < p; q++, k++)
                distances[k] = 1 - Math.Abs(correlation[p, q]);
        }

        var unit = Math.Max(Quantiles.Of(distances, Math.Min(0.5, NeighboursThatCount / d)), double.Epsilon);
        var result = new Matrix(d, d);
        for (var p = 0; p < d; p++)
        {
            for (var q = 0; q < d; q++)
                result[p, q] = p == q ? 0 : Math.Exp((Math.Abs(correlation[p, q]) - 1) / unit);
        }

        return result;
    }
}
