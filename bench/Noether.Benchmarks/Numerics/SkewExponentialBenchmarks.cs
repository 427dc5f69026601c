using BenchmarkDotNet.Attributes;
using Noether.Numerics;

namespace Noether.Benchmarks.Numerics;

/// <summary>
/// exp(S) with its adjoint on one thread. Norm 0.5 is a start of the lens, pi the logarithm of a one-pixel shift; the
/// norm decides the number of squarings.
/// </summary>
[Config(typeof(QuickConfig))]
public class SkewExponentialBenchmarks
{
    private SkewExponential<float> singleExponential = new(1);
    private SkewExponential<double> doubleExponential = new(1);
    private float[] singles = [];
    private float[] singleResult = [];
    private float[] singleGradient = [];
    private double[] doubles = [];
    private double[] doubleResult = [];
    private double[] doubleGradient = [];

    [Params(33, 99)]
    public int Size { get; set; }

    [Params(0.5, 3.14159)]
    public double Norm { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        // Random matrices of independent entries with deviation u have a spectral norm of about 2 u sqrt(n).
        var random = new double[Size * Size];
        new CounterRandom(1).FillNormal(random);
        var factor = Norm / (2 * Math.Sqrt(2 * Size));
        doubles = Enumerable.Range(0, random.Length)
            .Select(k => factor * (random[k] - random[(k % Size * Size) + (k / Size)])).ToArray();
        singles = doubles.Select(x => (float)x).ToArray();
        (singleResult, singleGradient) = (new float[random.Length], new float[random.Length]);
        (doubleResult, doubleGradient) = (new double[random.Length], new double[random.Length]);
        (singleExponential, doubleExponential) = (new(Size), new(Size));
    }

    [Benchmark]
    public void Float()
    {
        singleExponential.Compute(singles, singleResult);
        singleExponential.Adjoint(singleResult, singleGradient);
    }

    [Benchmark]
    public void Double()
    {
        doubleExponential.Compute(doubles, doubleResult);
        doubleExponential.Adjoint(doubleResult, doubleGradient);
    }
}
