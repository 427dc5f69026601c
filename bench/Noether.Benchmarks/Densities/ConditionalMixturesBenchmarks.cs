using BenchmarkDotNet.Attributes;
using Noether.Densities;
using Noether.Numerics;

namespace Noether.Benchmarks.Densities;

/// <summary>
/// The conditional estimator at batch 16,500, d = 33, 32 knots: table from the networks, scores with all gradients,
/// gradient back to the networks, and the three together. A full evaluation scores 16,500 x 32 x 3 densities.
/// </summary>
public class ConditionalMixturesBenchmarks
{
    private const int Dimension = 33;
    private const int Count = 500 * Dimension;

    private readonly ComponentBlocks blocks = new(Count, Count / 10);
    private float[] y = [];
    private float[] gradient = [];
    private float[] parameterGradient = [];
    private ConditionalMixtures mixtures = new(Dimension, 1, 32, Simd.Level);

    /// <summary>1 gives H = 132, 4 gives H = 528.</summary>
    [Params(1, 4)]
    public int HiddenPerOutput { get; set; }

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        mixtures = new ConditionalMixtures(Dimension, HiddenPerOutput, 32, Simd.Level);
        mixtures.Initialise(new CounterRandom(1), Threads);
        y = new float[blocks.Length(Dimension)];
        gradient = new float[y.Length];
        parameterGradient = new float[mixtures.Parameters.Length];

        // Mostly noise with some signal, as the representation of sparse data is.
        var random = new CounterRandom(2);
        random.FillNormal(y);
        foreach (ref float value in y.AsSpan())
            value *= random.NextDouble() < 0.8 ? 0.1f : 1;
        Evaluate();
    }

    [Benchmark]
    public void Tabulate() => mixtures.Tabulate(Threads);

    [Benchmark]
    public double Evaluate() => mixtures.Evaluate(y, blocks, 1e-3f, gradient, Threads).Entropy;

    [Benchmark]
    public double EvaluateValues() => mixtures.EvaluateValues(y, blocks, Threads).Entropy;

    [Benchmark(Baseline = true)]
    public void WholeStep()
    {
        mixtures.Tabulate(Threads);
        mixtures.Evaluate(y, blocks, 1e-3f, gradient, Threads);
        mixtures.WriteParameterGradient(parameterGradient, Threads);
    }
}
