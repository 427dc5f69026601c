using BenchmarkDotNet.Attributes;
using Noether.Densities;
using Noether.Numerics;

namespace Noether.Benchmarks.Densities;

/// <summary>
/// The marginal estimator on one thread at batch 16,500, d = 33: own density with moments and both neighbours, with
/// derivatives, and the values alone. One call makes 16,500 (3 x 33 - 2) evaluations.
/// </summary>
public class MarginalMixturesBenchmarks
{
    private const int Dimension = 33;
    private const int Block = 1650;
    private const int Blocks = 10;
    private const int Evaluations = Block * Blocks * (3 * Dimension - 2);

    private readonly float[] y = new float[Block * Blocks * Dimension];
    private readonly float[] own = new float[Block * Blocks * Dimension];
    private readonly float[] below = new float[Block * Blocks * Dimension];
    private readonly float[] above = new float[Block * Blocks * Dimension];
    private readonly MarginalSums sums = new(Dimension);
    private MarginalMixtures mixtures = new(Dimension, Simd.Level);

    [ParamsSource(nameof(Levels))]
    public SimdLevel Level { get; set; }

    public static IEnumerable<SimdLevel> Levels => Simd.Available;

    [GlobalSetup]
    public void Setup()
    {
        mixtures = new MarginalMixtures(Dimension, Level);
        var random = new Random(1);
        for (int n = 0; n < y.Length; n++)
            y[n] = (float)(random.NextDouble() * 4 - 2);
        for (int n = 0; n < mixtures.Parameters.Length; n++)
            mixtures.Parameters[n] += (float)(random.NextDouble() - 0.5);
        mixtures.Prepare();
    }

    [Benchmark(OperationsPerInvoke = Evaluations)]
    public void Gradients()
    {
        for (int n = 0; n < y.Length; n += Block * Dimension)
            mixtures.Accumulate(y.AsSpan(n), Block, Block, sums, own.AsSpan(n), below.AsSpan(n), above.AsSpan(n));
    }

    [Benchmark(OperationsPerInvoke = Evaluations)]
    public void Values()
    {
        for (int n = 0; n < y.Length; n += Block * Dimension)
            mixtures.AccumulateValues(y.AsSpan(n), Block, Block, sums);
    }
}
