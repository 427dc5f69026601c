using System.Numerics.Tensors;
using BenchmarkDotNet.Attributes;
using Noether.Numerics;

namespace Noether.Benchmarks.Numerics;

/// <summary>Elementary functions over 4096 floats that fit the first-level cache; times are per float.</summary>
[Config(typeof(QuickConfig))]
public class VectorMathBenchmarks
{
    private const int Count = 4096;

    private readonly float[] source = new float[Count];
    private readonly float[] destination = new float[Count];

    [GlobalSetup]
    public void Fill()
    {
        new CounterRandom(1).FillUniform(source);
        TensorPrimitives.Multiply(source, 4f, source);
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public void Exp() => VectorMath.Exp(source, destination);

    [Benchmark(OperationsPerInvoke = Count)]
    public void ExpTensorPrimitives() => TensorPrimitives.Exp<float>(source, destination);

    [Benchmark(OperationsPerInvoke = Count)]
    public void Log() => VectorMath.Log(source, destination);

    [Benchmark(OperationsPerInvoke = Count)]
    public void LogTensorPrimitives() => TensorPrimitives.Log<float>(source, destination);

    [Benchmark(OperationsPerInvoke = Count)]
    public void Tanh() => VectorMath.Tanh(source, destination);

    [Benchmark(OperationsPerInvoke = Count)]
    public void TanhTensorPrimitives() => TensorPrimitives.Tanh<float>(source, destination);
}
