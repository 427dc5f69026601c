using Noether.Numerics;

namespace Noether.Testing;

/// <summary>
/// Maximum mean discrepancy (A. Gretton and others, JMLR 13, 723, 2012) between samples and moved samples, each column in units of its
/// deviation: unbiased statistic, Gaussian kernel of the median distance. Where moving there is as likely as moving back, a sample stands
/// beside its own moved copy, and p comes from letting both change places pair by pair; else moved ones are others, and p comes from
/// permutations of who was moved. Pairs see far more: every sample serves on both sides.
/// </summary>
internal static class DiscrepancyTest
{
    private const int Most = 600; // of each kind

    /// <summary>Tests.</summary>
    public static SymmetryTestPart Run(TestedRows rows, SymmetryTestSettings settings, CancellationToken cancellation)
    {
        var paired = rows.IsReversible;
        var each = Math.Min(Most, paired ? rows.Count : rows.Count / 2);
        var points = TestedRows.Stack(rows.Still, 0, rows.Moved, paired ? 0 : rows.Count / 2, each);
        Scale(points);
        var kernel = Kernel(points, settings.Threads, cancellation);
        var random = new CounterRandom(settings.Seed, stream: 3);
        var sides = new double[2 * each];
        for (var i = 0; i < sides.Length; i++)
            sides[i] = i < each ? 1 : -1;
        var (seen, asLarge) = (Contrast(kernel, sides), 1);
        var shuffled = new double[sides.Length];
        for (var permutation = 0; permutation < settings.Permutations; permutation++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (paired)
            {
                for (var i = 0; i < each; i++)
                    (shuffled[i], shuffled[each + i]) = random.NextInt(2) == 0 ? (1, -1) : (-1, 1);
            }
            else
            {
                var order = random.Permutation(sides.Length);
                for (var i = 0; i < order.Length; i++)
                    shuffled[i] = sides[order[i]];
            }

            asLarge += Contrast(kernel, shuffled) >= seen ? 1 : 0;
        }

        return new SymmetryTestPart(
            SymmetryTestMethod.Mmd, asLarge / (settings.Permutations + 1.0), Unbiased(kernel, seen, each), null, 2 * each);
    }

    // The whole sum is within + 2 between, the contrast within - 2 between, each pair of points counted twice.
    private static double Unbiased(Matrix kernel, double contrast, double each)
    {
        double whole = 0;
        foreach (var value in kernel.Values)
            whole += value;
        var (within, between) = ((whole + contrast) / 2, (whole - contrast) / 2);
        return (within / (each * (each - 1))) - (between / (each * each));
    }

    private static void Scale(Matrix points)
    {
        for (var column = 0; column < points.Columns; column++)
        {
            double mean = 0, square = 0;
            for (var i = 0; i < points.Rows; i++)
                mean += points[i, column] / points.Rows;
            for (var i = 0; i < points.Rows; i++)
                square += Math.Pow(points[i, column] - mean, 2) / points.Rows;
            var factor = square > 0 ? 1 / Math.Sqrt(square) : 0;
            for (var i = 0; i < points.Rows; i++)
                points[i, column] = (points[i, column] - mean) * factor;
        }
    }

    private static Matrix Kernel(Matrix points, int threads, CancellationToken cancellation)
    {
        var squares = new Matrix(points.Rows, points.Rows);
        ParallelBlocks.Run(points.Rows, threads, i =>
        {
            for (var j = 0; j < i; j++)
            {
                double sum = 0;
                for (var k = 0; k < points.Columns; k++)
                    sum += (points[i, k] - points[j, k]) * (points[i, k] - points[j, k]);
                squares[i, j] = sum;
            }
        }, cancellation);
        var known = new List<double>(points.Rows * (points.Rows - 1) / 2);
        for (var i = 0; i < points.Rows; i++)
            for (var j = 0; j < i; j++)
                known.Add(squares[i, j]);
        known.Sort();
        var width = Math.Max(known[known.Count / 2], double.Epsilon);
        for (var i = 0; i < points.Rows; i++)
        {
            for (var j = 0; j < i; j++)
                squares[i, j] = squares[j, i] = Math.Exp(-squares[i, j] / (2 * width));
        }

        return squares; // nothing on the diagonal: unbiased
    }

    // Sum over pairs of k, positive within a side and negative between: the discrepancy but for a constant factor, as sides are equal.
    private static double Contrast(Matrix kernel, double[] sides)
    {
        double sum = 0;
        for (var i = 1; i < sides.Length; i++)
            sum += sides[i] * MatrixOps.Dot(kernel.Row(i)[..i], sides.AsSpan(0, i));
        return 2 * sum;
    }
}
