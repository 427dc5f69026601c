using Noether.Numerics;

namespace Noether.Lens.Seriation;

/// <summary>
/// How far apart pixels are in units of their surroundings: L_pq = q_pq / sqrt(s_p s_q) with q = 1 - |A| and s_p = q to
/// the third nearest of p (Zelnik-Manor and Perona, "Self-tuning spectral clustering", 2004).
/// </summary>
internal sealed class LocalScaling
{
    // Columns that are equal up to rounding must not divide by zero.
    private const double LeastDissimilarity = 1e-9;
    private const int ScaleNeighbour = 3;
    private const int Neighbours = 8;
    private const double LeastExponent = 0.3;
    private const double MostExponent = 2;

    private readonly Matrix distances;
    private readonly int[] nearest;
    private readonly int known;

    /// <summary>Scales the correlations.</summary>
    /// <param name="correlation">A, d x d with a unit diagonal, d at least 2.</param>
    public LocalScaling(Matrix correlation)
    {
        var d = correlation.Rows;
        known = Math.Min(Neighbours, d - 1);
        distances = new Matrix(d, d);
        for (var p = 0; p < d; p++)
            for (var q = 0; q < d; q++)
                distances[p, q] = Math.Max(LeastDissimilarity, 1 - Math.Abs(correlation[p, q]));
        nearest = new int[d * known];
        FindNearest();
        var scales = new double[d];
        for (var p = 0; p < d; p++)
            scales[p] = distances[p, Nearest(p)[Math.Min(ScaleNeighbour, known) - 1]];
        for (var p = 0; p < d; p++)
            for (var q = 0; q < d; q++)
                distances[p, q] /= Math.Sqrt(scales[p] * scales[q]);
        FindNearest();
        Exponent = FitExponent();
    }

    /// <summary>L, d x d; the diagonal means nothing.</summary>
    public Matrix Distances => distances;

    /// <summary>
    /// g = ln sqrt(2) / ln r with r the median ratio of L to the neighbours 5..8 and 1..4, held in [0.3, 2]: L^g makes
    /// a diagonal step sqrt(2) times as long as a straight one.
    /// </summary>
    public double Exponent { get; }

    /// <summary>Up to eight pixels, nearest first.</summary>
    /// <param name="pixel">Pixel number from 0.</param>
    public ReadOnlySpan<int> Nearest(int pixel) => nearest.AsSpan(pixel * known, known);

    private void FindNearest()
    {
        for (var p = 0; p < distances.Rows; p++)
        {
            var row = distances.Row(p);
            var list = nearest.AsSpan(p * known, known);
            var count = 0;
            for (var q = 0; q < row.Length; q++)
            {
                if (q == p || (count == known && row[q] >= row[list[^1]]))
                    continue;
                var place = count < known ? count++ : known - 1;
                for (; place > 0 && row[list[place - 1]] > row[q]; place--)
                    list[place] = list[place - 1];
                list[place] = q;
            }
        }
    }

    private double FitExponent()
    {
        if (known < Neighbours)
            return 1;
        var ratios = new double[distances.Rows];
        for (var p = 0; p < ratios.Length; p++)
        {
            double near = 0;
            double far = 0;
            for (var k = 0; k < Neighbours / 2; k++)
            {
                near += distances[p, Nearest(p)[k]];
                far += distances[p, Nearest(p)[k + (Neighbours / 2)]];
            }

            ratios[p] = far / near;
        }

        var median = Quantiles.Of(ratios, 0.5);
        var exponent = median > 1 ? 0.5 * Math.Log(2) / Math.Log(median) : MostExponent;
        return Math.Clamp(exponent, LeastExponent, MostExponent);
    }
}
