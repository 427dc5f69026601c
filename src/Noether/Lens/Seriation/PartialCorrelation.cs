using Noether.Numerics;

namespace Noether.Lens.Seriation;

/// <summary>
/// Correlations of pairs of pixels with all others held fixed: -P_pq / sqrt(P_pp P_qq), P = (C + r v I)^(-1) with v the
/// mean variance and r a ridge. Pixels that are not neighbours have little of it, however similar they are.
/// </summary>
internal static class PartialCorrelation
{
    /// <summary>The partial correlations, d x d, with a unit diagonal.</summary>
    /// <param name="covariance">C, d x d.</param>
    /// <param name="ridge">r, above 0.</param>
    public static Matrix Of(Matrix covariance, double ridge)
    {
        var d = covariance.Rows;
        double variance = 0;
        for (var p = 0; p < d; p++)
            variance += covariance[p, p] / d;
        var ridged = covariance.Clone();
        for (var p = 0; p < d; p++)
            ridged[p, p] += ridge * variance;
        var precision = MatrixOps.PositiveInverse(ridged);
        var result = Matrix.Identity(d);
        for (var p = 0; p < d; p++)
        {
            for (var q = 0; q < p; q++)
            {
                var value = -precision[p, q] / Math.Sqrt(precision[p, p] * precision[q, q]);
                (result[p, q], result[q, p]) = (value, value);
            }
        }

        return result;
    }
}
