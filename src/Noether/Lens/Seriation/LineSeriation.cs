using Noether.Numerics;

namespace Noether.Lens.Seriation;

/// <summary>
/// Seriation: puts columns that are only out of order along a line, from their covariance alone. Starts are greedy
/// paths over correlations and over partial correlations and the Fiedler vector of the correlations; each is shortened
/// by reversing and moving stretches, and the order whose correlations depart least from a Toeplitz matrix comes first.
/// Source of the spectral order: Atkins, Boman and Hendrickson, SIAM J. Comput. 28, 297 (1998).
/// </summary>
internal static class LineSeriation
{
    private const double Ridge = 0.01;
    private const double Shorter = 1e-12;
    private const int MostSweeps = 50;
    private const int LongestMoved = 3;

    // An order that leaves less than this open needs no rival; of many columns, for which the others take seconds, a path
    // that leaves nearly everything open is no near miss of a line.
    private const double Clear = 0.002;
    private const double Hopeless = 0.6;
    private const int ManyColumns = 256;

    /// <summary>Different orders, the best first; each is given in the direction in which its first column is lower.</summary>
    /// <param name="covariance">Covariance of the columns, d x d.</param>
    public static IReadOnlyList<(int[] Order, double Departure)> Orders(Matrix covariance)
    {
        var correlation = Correlation(covariance);
        int[] path = [.. AxisOrder.Path(correlation)];
        if (covariance.Rows > ManyColumns && Departure(path, correlation) is var rough and > Hopeless)
            return [(path, rough)];
        List<(int[] Order, double Departure)> orders = [Finished(path)];
        if (orders[0].Departure >= Clear)
        {
            orders.Add(Finished([.. AxisOrder.Path(Partial(correlation))]));
            orders.Add(Finished(Spectral(correlation)));
        }

        return
        [
            .. orders.DistinctBy(answer => string.Join(' ', answer.Order)).OrderBy(answer => answer.Departure),
        ];

        (int[] Order, double Departure) Finished(int[] start)
        {
            var order = Directed(Shorten(start, correlation));
            return (order, Departure(order, correlation));
        }
    }

    /// <summary>A short path over similarities: greedy, then with stretches reversed and moved.</summary>
    public static int[] Shortest(Matrix similarity) => Shorten([.. AxisOrder.Path(similarity)], similarity);

    /// <summary>
    /// Share of the variance of the correlations off the diagonal that distances along the order leave open, 0 to 1:
    /// sum (A - P A)^2 / sum (A - mean A)^2 with P A the mean over all pairs at one distance.
    /// </summary>
    /// <param name="order">The columns in their order.</param>
    /// <param name="correlation">A, d x d.</param>
    public static double Departure(int[] order, Matrix correlation)
    {
        var places = new int[order.Length];
        for (var place = 0; place < places.Length; place++)
            places[order[place]] = place;
        return DisplacementMeans.Departure(correlation, new Displacements(1, places.Length), places);
    }

    /// <summary>
    /// The departure that sampling alone would give: correlations of n samples are off by (1 - rho^2)/sqrt(n).
    /// </summary>
    /// <param name="covariance">Covariance of the columns, d x d.</param>
    /// <param name="samples">Number of samples, n.</param>
    public static double SamplingDeparture(Matrix covariance, int samples)
    {
        var correlation = Correlation(covariance);
        var d = correlation.Rows;
        var (sum, squares, errors) = (0.0, 0.0, 0.0);
        for (var i = 0; i < d; i++)
        {
            foreach (var value in correlation.Row(i)[(i + 1)..])
            {
                sum += value;
                squares += value * value;
                errors += Math.Pow(1 - (value * value), 2) / samples;
            }
        }

        var spread = squares - (2 * sum * sum / (d * (d - 1.0)));
        return spread > 0 ? Math.Min(1, errors / spread) : 1;
    }

    /// <summary>C_ij / sqrt(C_ii C_jj); 0 for a column that does not vary.</summary>
    public static Matrix Correlation(Matrix covariance)
    {
        var d = covariance.Rows;
        var result = Matrix.Identity(d);
        for (var i = 0; i < d; i++)
        {
            for (var j = 0; j < d; j++)
            {
                var scale = Math.Sqrt(covariance[i, i] * covariance[j, j]);
                if (i != j)
                    result[i, j] = scale > 0 ? covariance[i, j] / scale : 0;
            }
        }

        return result;
    }

    // What two columns share beyond all others, near 0 unless they are neighbours, and 0 where it is negative. The ridge
    // keeps the noise of nearly dependent columns down.
    private static Matrix Partial(Matrix correlation)
    {
        var result = PartialCorrelation.Of(correlation, Ridge);
        foreach (ref var value in result.Values)
            value = Math.Max(0, value);
        return result;
    }

    // The columns by the second eigenvector of D^-1/2 |A| D^-1/2, D the row sums of |A|.
    private static int[] Spectral(Matrix correlation)
    {
        var d = correlation.Rows;
        var weight = new Matrix(d, d);
        var degree = new double[d];
        for (var i = 0; i < d; i++)
        {
            for (var j = 0; j < d; j++)
            {
                weight[i, j] = i == j ? 0 : Math.Abs(correlation[i, j]);
                degree[i] += weight[i, j];
            }
        }

        for (var i = 0; i < d; i++)
            for (var j = 0; j < d; j++)
                weight[i, j] /= Math.Sqrt(Math.Max(degree[i] * degree[j], double.Epsilon));
        var (_, vectors) = MatrixOps.Eigen(weight);
        return
        [
            .. Enumerable.Range(0, d)
                .OrderBy(i => vectors[i, d - 2] / Math.Sqrt(Math.Max(degree[i], double.Epsilon))).ThenBy(i => i),
        ];
    }

    // The path of least sum 1 - |A|: stretches are reversed (2-opt) and short ones moved (Or-opt) while that shortens it.
    private static int[] Shorten(int[] start, Matrix correlation)
    {
        var path = (int[])start.Clone();
        for (var sweep = 0; sweep < MostSweeps; sweep++)
        {
            if (!Reverse(path, correlation) & !Move(path, correlation))
                break;
        }

        return path;
    }

    private static bool Reverse(int[] path, Matrix correlation)
    {
        var d = path.Length;
        var shorter = false;
        for (var i = 0; i < d - 1; i++)
        {
            for (var j = i + 1; j < d; j++)
            {
                // The stretch i .. j turned round; beyond an end of the path nothing is lost.
                var before = Length(path, i - 1, i, correlation) + Length(path, j, j + 1, correlation);
                var after = Length(path, i - 1, j, correlation) + Length(path, i, j + 1, correlation);
                if (after < before - Shorter)
                {
                    Array.Reverse(path, i, j - i + 1);
                    shorter = true;
                }
            }
        }

        return shorter;
    }

    private static bool Move(int[] path, Matrix correlation)
    {
        var d = path.Length;
        var shorter = false;
        for (var size = 1; size <= Math.Min(LongestMoved, d - 2); size++)
        {
            for (var i = 0; i + size <= d; i++)
            {
                var gain = Length(path, i - 1, i, correlation) + Length(path, i + size - 1, i + size, correlation)
                    - Length(path, i - 1, i + size, correlation);
                for (var to = -1; to < d; to++)
                {
                    if (to >= i - 1 && to < i + size)
                        continue;
                    var cost = Length(path, to, i, correlation) + Length(path, i + size - 1, to + 1, correlation)
                        - Length(path, to, to + 1, correlation);
                    if (cost >= gain - Shorter)
                        continue;
                    Shift(path, i, size, to);
                    shorter = true;
                    break;
                }
            }
        }

        return shorter;
    }

    // Puts the stretch of a size that begins at i behind the place to.
    private static void Shift(int[] path, int i, int size, int to)
    {
        var stretch = path.AsSpan(i, size).ToArray();
        if (to < i)
        {
            Array.Copy(path, to + 1, path, to + 1 + size, i - to - 1);
            stretch.CopyTo(path, to + 1);
        }
        else
        {
            Array.Copy(path, i + size, path, i, to + 1 - i - size);
            stretch.CopyTo(path, to + 1 - size);
        }
    }

    private static double Length(int[] path, int from, int to, Matrix correlation) =>
        from < 0 || to < 0 || from >= path.Length || to >= path.Length
            ? 0 : 1 - Math.Abs(correlation[path[from], path[to]]);

    private static int[] Directed(int[] order)
    {
        if (order[0] > order[^1])
            Array.Reverse(order);
        return order;
    }
}
