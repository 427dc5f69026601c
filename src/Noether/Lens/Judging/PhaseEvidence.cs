using Noether.Numerics;

namespace Noether.Lens.Judging;

/// <summary>
/// Whether a representation is told by more than its covariance. Turning the signs of the modes of Cov y at random,
/// y' = V S V^T y with V the eigenvectors and S = diag(+-1), leaves the covariance as it is and destroys what the phases
/// of the modes have in common, such as edges. Where y, or the differences of neighbours, are sharper than all of these,
/// the data prefer y; uncorrelated columns of falling variances, which a cosine transform makes look stationary, do not.
/// </summary>
internal static class PhaseEvidence
{
    /// <summary>Samples that are used at most.</summary>
    public const int Samples = 4_000;

    private const int Trials = 20;
    private const ulong Stream = 0x50_48_41_53_45;

    private const double LeastDeviations = 3;

    /// <summary>
    /// The share by which y, or the differences of neighbours, are sharper than the mean over the trials; 0 where that is
    /// within their spread.
    /// </summary>
    /// <param name="y">y, component-major d x n.</param>
    /// <param name="dimension">d.</param>
    /// <param name="pairs">Neighbours.</param>
    /// <param name="threads">Worker threads.</param>
    public static double Rise(
        float[] y, int dimension, IReadOnlyList<(int One, int Other)> pairs, int threads)
    {
        var n = y.Length / dimension;
        var count = Math.Min(n, Samples);
        var centred = (float[])y.Clone();
        Stationarity.Centre(centred, dimension);
        var covariance = new Matrix(
            dimension, dimension,
            [.. Stationarity.Product(centred, centred, dimension, n, 0, count, threads).Select(v => (double)v)]);
        var (_, modes) = MatrixOps.Eigen(covariance);
        var (values, differences) = (new double[Trials], new double[Trials]);
        ParallelBlocks.Run(Trials, threads, trial =>
        {
            var random = new CounterRandom(Stream, (ulong)trial);
            var turned = modes.Clone();
            for (var mode = 0; mode < dimension; mode++)
            {
                var sign = random.NextInt(2) == 0 ? -1 : 1;
                for (var k = 0; k < dimension; k++)
                    turned[k, mode] *= sign;
            }

            var map = MatrixOps.MultiplyTransposed(turned, modes);
            var other = new float[dimension * count];
            Gemm.Multiply(other, count, [.. map.Values.ToArray().Select(v => (float)v)], dimension, centred, n, dimension, count,
                dimension);
            values[trial] = Sharpness(other, count, count, dimension);
            differences[trial] = DifferenceSharpness.Measure(other, count, count, pairs);
        });
        return Math.Max(
            Rise(Sharpness(centred, n, count, dimension), values),
            Rise(DifferenceSharpness.Measure(centred, n, count, pairs), differences));
    }

    /// <summary>How much peakier than Gaussians the values are, in nats.</summary>
    /// <param name="y">y, component-major.</param>
    /// <param name="stride">Distance between components.</param>
    /// <param name="count">Samples to use.</param>
    /// <param name="dimension">d.</param>
    public static double Sharpness(float[] y, int stride, int count, int dimension)
    {
        var values = new SharpnessHistogram();
        var row = new float[count];
        for (var k = 0; k < dimension; k++)
        {
            y.AsSpan(k * stride, count).CopyTo(row);
            values.Add(row);
        }

        return values.Sharpness;
    }

    private static double Rise(double own, double[] trials)
    {
        var mean = trials.Average();
        var deviation = Math.Sqrt(trials.Average(value => (value - mean) * (value - mean)));
        return own - mean > LeastDeviations * deviation ? (own - mean) / Math.Max(mean, double.Epsilon) : 0;
    }
}
