using BenchmarkDotNet.Attributes;
using MathNet.Numerics.LinearAlgebra;
using Noether.Numerics;

namespace Noether.Benchmarks.Numerics;

/// <summary>
/// All eigenvalues and vectors of a dense symmetric matrix, against the managed provider of MathNet.Numerics.
/// </summary>
[Config(typeof(QuickConfig))]
public class SymmetricEigenBenchmarks
{
    private SymmetricEigen eigen = new(1);
    private double[] matrix = [];
    private Matrix<double> peer = Matrix<double>.Build.Dense(1, 1);

    [Params(33, 99)]
    public int Size { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        matrix = new double[Size * Size];
        new CounterRandom(1).FillNormal(matrix);
        for (var i = 0; i < Size; i++)
            for (var j = 0; j < i; j++)
                matrix[(j * Size) + i] = matrix[(i * Size) + j];
        eigen = new(Size);
        peer = Matrix<double>.Build.Dense(Size, Size, matrix);
    }

    [Benchmark]
    public double Noether()
    {
        eigen.Compute(matrix);
        return eigen.Values[0];
    }

    [Benchmark(Baseline = true)]
    public object MathNet() => peer.Evd(Symmetricity.Symmetric);
}
