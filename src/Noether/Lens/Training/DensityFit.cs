using Noether.Densities;
using Noether.Numerics;
using Noether.Optimization;

namespace Noether.Lens.Training;

/// <summary>
/// Fits the marginal estimator to a fixed set of samples by Adam on the mean of -log p: most of the way on a part of
/// them, which is as good a guide there, and the rest on all.
/// </summary>
internal static class DensityFit
{
    private const ulong CentreStream = 41;
    private const double CentreRange = 0.05;
    private const double RateDecay = 0.1;
    private static readonly float[] LogVariances = [-4, -2.5f, -1, 0.5f];
    private const int Block = 1024;
    private const int FewSamples = 2048;
    private const double StepsWithFew = 0.7;

    /// <summary>An untrained estimator, its centres drawn from U(-0.05, 0.05).</summary>
    public static MarginalMixtures Create(int dimension, ulong seed)
    {
        var marginal = new MarginalMixtures(dimension, Simd.Level);
        marginal.Initialise(new CounterRandom(seed, CentreStream));
        return marginal;
    }

    /// <summary>
    /// An untrained estimator in which all components start alike, from narrow to wide kernels: components of the same
    /// distribution then end alike, so that what differs in the end differs in the data.
    /// </summary>
    public static MarginalMixtures CreateAlike(int dimension)
    {
        var marginal = new MarginalMixtures(dimension, Simd.Level);
        var parameters = marginal.Parameters;
        for (var i = 0; i < MarginalMixtures.Kernels * dimension; i++)
        {
            var kernel = i % MarginalMixtures.Kernels;
            parameters[(MarginalMixtures.Kernels * dimension) + i] = (float)(CentreRange * ((kernel * 2 / 3.0) - 1));
            parameters[(2 * MarginalMixtures.Kernels * dimension) + i] = LogVariances[kernel];
        }
        marginal.Prepare();
        return marginal;
    }

    /// <summary>Runs the fit on y, component-major d x n.</summary>
    public static void Run(
        MarginalMixtures marginal, float[] y, int n, int steps, double rate, int threads,
        CancellationToken cancellationToken)
    {
        var d = marginal.Dimension;
        var blocks = Blocks(n);
        var adam = new Adam<float>(marginal.Parameters.Length);
        var gradient = new float[marginal.Parameters.Length];
        var scratch = new float[n];
        var parts = new MarginalSums[blocks];
        for (var b = 0; b < blocks; b++)
            parts[b] = new MarginalSums(d);
        var sums = new MarginalSums(d);
        for (var step = 0; step < steps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var used = step < StepsWithFew * steps ? Math.Min(n, FewSamples) : n;
            marginal.Prepare();
            ParallelBlocks.Run(Blocks(used), threads, b =>
            {
                var at = b * Block;
                var size = Math.Min(Block, used - at);
                parts[b].Clear();
                marginal.AccumulateOwn(y.AsSpan(at), n, size, parts[b], scratch.AsSpan(at, size));
            });
            sums.Clear();
            foreach (var part in parts.AsSpan(0, Blocks(used)))
                sums.Add(part);
            marginal.WriteParameterGradient(sums, 1.0 / ((double)used * d), gradient);
            adam.Step(marginal.Parameters, gradient, (float)(rate * Math.Pow(RateDecay, step / (double)steps)));
        }
        marginal.Prepare();
    }

    private static int Blocks(int samples) => (samples + Block - 1) / Block;
}
