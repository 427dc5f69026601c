using Noether.Densities;
using Noether.Lens.Training;
using Noether.Numerics;

namespace Noether.Tests.Lens.Training;

public sealed class DensityFitTests
{
    private const int D = 3, N = 3000;

    /// <summary>Sampling error of an entropy from 3000 samples is 0.013 nats; three of them.</summary>
    private const double Sampling = 0.04;

    [Fact]
    public void Run_NormalSamples_ReachesTheEntropyOfTheNormalDistribution()
    {
        var y = Samples(k => 0.5f + (0.5f * k));
        var marginal = DensityFit.CreateAlike(D);
        DensityFit.Run(marginal, y, N, 200, 0.05, 1, CancellationToken.None);
        var sums = new MarginalSums(D);
        marginal.AccumulateValues(y, N, N, sums);
        for (var k = 0; k < D; k++)
        {
            var expected = Math.Log(Math.Sqrt(2 * Math.PI * Math.E) * (0.5 + (0.5 * k)));
            Assert.Equal(expected, -sums.Own[k] / N, Sampling);
        }
    }

    [Fact]
    public void Run_ComponentsAlike_EndAlike()
    {
        var y = Samples(_ => 1);
        y.AsSpan(0, N).CopyTo(y.AsSpan(N));
        y.AsSpan(0, N).CopyTo(y.AsSpan(2 * N));
        var marginal = DensityFit.CreateAlike(D);
        DensityFit.Run(marginal, y, N, 20, 0.05, 1, CancellationToken.None);
        var kernels = MarginalMixtures.Kernels;
        for (var i = 0; i < 3 * D * kernels; i += D * kernels)
        {
            var first = marginal.Parameters[i..(i + kernels)];
            Assert.Equal(first, marginal.Parameters[(i + kernels)..(i + (2 * kernels))]);
            Assert.Equal(first, marginal.Parameters[(i + (2 * kernels))..(i + (3 * kernels))]);
        }
    }

    [Fact]
    public void Run_OneOrTwoThreads_SameBits()
    {
        var (one, two) = (DensityFit.Create(D, 1), DensityFit.Create(D, 1));
        var y = Samples(k => 1 + k);
        DensityFit.Run(one, y, N, 10, 0.05, 1, CancellationToken.None);
        DensityFit.Run(two, y, N, 10, 0.05, 2, CancellationToken.None);
        Assert.Equal(one.Parameters, two.Parameters);
    }

    private static float[] Samples(Func<int, float> scale)
    {
        var y = new float[D * N];
        new CounterRandom(3, 2).FillNormal(y);
        for (var i = 0; i < y.Length; i++)
            y[i] *= scale(i / N);
        return y;
    }
}
