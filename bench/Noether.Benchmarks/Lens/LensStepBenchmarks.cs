using BenchmarkDotNet.Attributes;
using Noether.Lens.Training;

namespace Noether.Benchmarks.Lens;

/// <summary>
/// One whole training step at d = 33, p = 33, batch 16,500: batch, forward, loss, backward, Adam on everything. Hidden
/// 0 is the marginal part alone; 1 and 4 are the hidden units per output of the conditional networks.
/// </summary>
[Config(typeof(QuickConfig))]
public class LensStepBenchmarks
{
    private const int Dimension = 33;

    private LensTrainer? trainer;

    [Params(0, 1, 4)]
    public int Hidden { get; set; }

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Setup() =>
        trainer = StepProblem.Create(StepProblem.Load(Dimension), Dimension, 500 * Dimension, Hidden, Threads);

    [Benchmark]
    public double Step() => trainer!.Advance().Total;
}
