using Noether.Lens.Initialisers;
using Noether.Numerics;

namespace Noether.Tests.Lens.Initialisers;

public sealed class SaddlePairsTests
{
    private const int D = 4, N = 4_000;

    private static readonly float[] Sparse = Sources();

    [Fact]
    public void Turn_IndependentComponents_ChangesNothing() =>
        Assert.Null(SaddlePairs.Turn(Matrix.Identity(D), Sparse, 1));

    [Fact]
    public void Turn_NormalComponents_ChangesNothing()
    {
        var random = new CounterRandom(3, 2);
        var y = new float[D * N];
        foreach (ref var value in y.AsSpan())
            value = (float)random.NextNormal();
        Assert.Null(SaddlePairs.Turn(Matrix.Identity(D), y, 1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Turn_TwoComponentsAt45Degrees_TurnsThemBack(int threads)
    {
        var half = Math.Sqrt(0.5);
        var mixed = Matrix.Identity(D);
        (mixed[0, 0], mixed[0, 2], mixed[2, 0], mixed[2, 2]) = (half, half, half, -half);
        var map = Array.ConvertAll(mixed.Values.ToArray(), v => (float)v);
        var y = new float[D * N];
        Gemm.Multiply(y, map, Sparse, D, N, D);
        var turned = SaddlePairs.Turn(mixed, y, threads);
        Assert.NotNull(turned);
        Assert.InRange(LensTestData.LargestDifference(turned, Matrix.Identity(D)), 0, 1e-12);
    }

    // Unit variance, not zero in one sample of ten.
    private static float[] Sources()
    {
        var random = new CounterRandom(3, 1);
        var y = new float[D * N];
        foreach (ref var value in y.AsSpan())
            value = random.NextDouble() < 0.1 ? (float)(random.NextNormal() * Math.Sqrt(10)) : 0;
        return y;
    }
}
