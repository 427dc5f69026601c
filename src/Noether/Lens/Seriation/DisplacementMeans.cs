using Noether.Numerics;

namespace Noether.Lens.Seriation;

/// <summary>Means of a symmetric matrix over all pairs of pixels that are equally displaced: P(M).</summary>
internal static class DisplacementMeans
{
    /// <summary>
    /// The departure sum (M - P(M))^2 / sum (M - mean M)^2 over all entries off the diagonal: 0 when they depend on
    /// displacement alone, near 1 when it tells nothing, and 1 when all are equal.
    /// </summary>
    /// <param name="matrix">d x d symmetric.</param>
    /// <param name="displacements">The grid.</param>
    /// <param name="cells">The cell of each of the d pixels.</param>
    public static double Departure(Matrix matrix, Displacements displacements, ReadOnlySpan<int> cells) =>
        Explain(matrix, displacements, cells).Open;

    /// <summary>
    /// The same as a ratio of unbiased variances: (1 - R^2)(n - 1)/(n - k) for n pairs and k bins in use, so that a grid
    /// of more bins has to explain more than chance would. It may exceed 1.
    /// </summary>
    /// <param name="matrix">d x d symmetric.</param>
    /// <param name="displacements">The grid.</param>
    /// <param name="cells">The cell of each of the d pixels.</param>
    public static double FairDeparture(Matrix matrix, Displacements displacements, ReadOnlySpan<int> cells)
    {
        var (open, used) = Explain(matrix, displacements, cells);
        return Fairness(matrix.Rows, used) is var fairness && double.IsFinite(fairness) ? fairness * open : 1;
    }

    /// <summary>What a departure is multiplied by to be fair; infinite where every pair has a bin of its own.</summary>
    /// <param name="matrix">d x d symmetric.</param>
    /// <param name="displacements">The grid.</param>
    /// <param name="cells">The cell of each of the d pixels.</param>
    public static double Fairness(Matrix matrix, Displacements displacements, ReadOnlySpan<int> cells) =>
        Fairness(matrix.Rows, Explain(matrix, displacements, cells).Used);

    private static double Fairness(int pixels, int used)
    {
        var pairs = pixels * (pixels - 1) / 2;
        return pairs > used ? (pairs - 1.0) / (pairs - used) : double.PositiveInfinity;
    }

    private static (double Open, int Used) Explain(
        Matrix matrix, Displacements displacements, ReadOnlySpan<int> cells)
    {
        var mean = Mean(matrix);
        var (sums, counts) = Sums(matrix, displacements, cells, mean);
        double total = 0;
        for (var p = 1; p < matrix.Rows; p++)
        {
            foreach (var value in matrix.Row(p)[..p])
                total += (value - mean) * (value - mean);
        }

        double explained = 0;
        var used = 0;
        for (var bin = 0; bin < sums.Length; bin++)
        {
            if (counts[bin] == 0)
                continue;
            explained += sums[bin] * sums[bin] / counts[bin];
            used++;
        }

        return (total > 0 ? Math.Max(0, 1 - (explained / total)) : 1, used);
    }

    /// <summary>
    /// The mean of each bin; bin 0 has the value 0, and a bin without pairs (there are free cells) the mean of all
    /// entries off the diagonal.
    /// </summary>
    /// <param name="matrix">d x d symmetric.</param>
    /// <param name="displacements">The grid.</param>
    /// <param name="cells">The cell of each of the d pixels.</param>
    public static double[] Of(Matrix matrix, Displacements displacements, ReadOnlySpan<int> cells)
    {
        var mean = Mean(matrix);
        var (means, counts) = Sums(matrix, displacements, cells, mean);
        for (var bin = 1; bin < means.Length; bin++)
            means[bin] = counts[bin] > 0 ? mean + (means[bin] / counts[bin]) : mean;
        means[0] = 0;
        return means;
    }

    private static double Mean(Matrix matrix)
    {
        double sum = 0;
        for (var p = 1; p < matrix.Rows; p++)
        {
            foreach (var value in matrix.Row(p)[..p])
                sum += value;
        }

        return sum / (0.5 * matrix.Rows * (matrix.Rows - 1));
    }

    private static (double[] Sums, int[] Counts) Sums(
        Matrix matrix, Displacements displacements, ReadOnlySpan<int> cells, double mean)
    {
        var sums = new double[displacements.Bins];
        var counts = new int[displacements.Bins];
        for (var p = 1; p < matrix.Rows; p++)
        {
            var row = matrix.Row(p);
            var bins = displacements.From(cells[p]);
            for (var q = 0; q < p; q++)
            {
                var bin = bins[cells[q]];
                sums[bin] += row[q] - mean;
                counts[bin]++;
            }
        }

        return (sums, counts);
    }
}
