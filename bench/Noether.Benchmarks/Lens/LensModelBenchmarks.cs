using BenchmarkDotNet.Attributes;
using Noether.Lens.Training;
using Noether.Numerics;

namespace Noether.Benchmarks.Lens;

/// <summary>
/// The serial parts of a training step at d = 33, p = 33: model forward and backward, covariance terms.
/// </summary>
[Config(typeof(QuickConfig))]
public class LensModelBenchmarks
{
    private const int Dimension = 33;

    private readonly LensModel model = new(Dimension, Dimension, seed: 1);
    private readonly CovarianceLoss covarianceLoss = new(Dimension);
    private readonly Matrix covariance = Matrix.Identity(Dimension);
    private readonly Matrix gradient = new(Dimension, Dimension);

    [GlobalSetup]
    public void Setup()
    {
        model.StartAt(Matrix.Identity(Dimension));
        new CounterRandom(1).FillNormal(gradient.Values);
        // The covariance of a signal that is smooth along its axis.
        for (var i = 0; i < Dimension; i++)
            for (var j = 0; j < Dimension; j++)
                covariance[i, j] = Math.Pow(0.8, Math.Abs(i - j));
        model.Forward(0.1, 0);
    }

    [Benchmark]
    public void Forward() => model.Forward(0.1, 0);

    [Benchmark]
    public void Backward() => model.Backward(gradient);

    [Benchmark]
    public double Covariance()
    {
        gradient.Values.Clear();
        covarianceLoss.Evaluate(model.GroupConvolution, covariance, 0.5, 1, 1.75, gradient);
        return covarianceLoss.JointEntropy;
    }
}
