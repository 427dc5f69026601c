using BenchmarkDotNet.Attributes;
using Noether.Numerics;

namespace Noether.Benchmarks.Numerics;

/// <summary>
/// Matrix products of the sizes that the lens uses (M x N x K), and 1024 cubed. The baseline is the plain loop in the
/// order i, k, j, which the runtime does not vectorise; buffers are reused in all, so only arithmetic and packing are
/// timed.
/// </summary>
[Config(typeof(QuickConfig))]
public class GemmBenchmarks
{
    private float[] a = [];
    private float[] b = [];
    private float[] c = [];

    [ParamsSource(nameof(Shapes))]
    public GemmShape Shape { get; set; } = new(1, 1, 1);

    public static IEnumerable<GemmShape> Shapes =>
    [
        new(2112, 132, 528), new(2112, 528, 132), new(2112, 528, 132, TransposeB: true),
        new(528, 132, 2112, TransposeA: true),
        new(33, 512, 33), new(33, 33, 512), new(33, 33, 512, TransposeB: true), new(512, 33, 33), new(99, 99, 99),
        new(1024, 1024, 1024),
    ];

    [GlobalSetup]
    public void Fill()
    {
        a = new float[Shape.M * Shape.K];
        b = new float[Shape.K * Shape.N];
        c = new float[Shape.M * Shape.N];
        new CounterRandom(1).FillNormal(a);
        new CounterRandom(2).FillNormal(b);
    }

    [Benchmark]
    public void OneThread() => Run(1);

    [Benchmark]
    public void AllCores() => Run(0);

    [Benchmark(Baseline = true)]
    public void PlainLoop()
    {
        Array.Clear(c);
        for (var i = 0; i < Shape.M; i++)
        {
            for (var k = 0; k < Shape.K; k++)
            {
                var factor = a[Shape.TransposeA ? (k * Shape.M) + i : (i * Shape.K) + k];
                for (var j = 0; j < Shape.N; j++)
                    c[(i * Shape.N) + j] += factor * b[Shape.TransposeB ? (j * Shape.K) + k : (k * Shape.N) + j];
            }
        }
    }

    private void Run(int threads) =>
        Gemm.Multiply(c, a, b, Shape.M, Shape.N, Shape.K, Shape.TransposeA, Shape.TransposeB, threads: threads);
}
