using Noether.Data.Synthetic;
using Noether.Lens.Initialisers;
using Noether.Numerics;

namespace Noether.Tests.Lens.Initialisers;

public sealed class ModeSignsTests
{
    private const int D = 9, N = 20_000;

    [Fact]
    public void Improve_RightSigns_ChangesNothing()
    {
        var (covariance, y) = Samples();
        Assert.Null(ModeSigns.Improve(Matrix.Identity(D), covariance, y, 1));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(D - 1, D - 1)]
    [InlineData(0, 4)]
    public void Improve_ModesFlipped_FlipsThemBack(int first, int last)
    {
        var (covariance, x) = Samples();
        var modes = MatrixOps.Eigen(covariance).Vectors.Transposed();
        var wrong = Matrix.Identity(D);
        for (var m = first; m <= last; m++)
            for (var i = 0; i < D; i++)
                MatrixOps.AddScaled(wrong.Row(i), modes.Row(m), -2 * modes[m, i]);
        var map = Array.ConvertAll(wrong.Values.ToArray(), e => (float)e);
        var y = new float[x.Length];
        Gemm.Multiply(y, map, x, D, x.Length / D, D);
        var mended = ModeSigns.Improve(wrong, covariance, y, 2);
        Assert.NotNull(mended);
        // As eigenvectors of the same covariance, up to single precision.
        // Flipping one mode is flipping all others and the filter.
        var sign = Math.Sign(mended[0, 0]);
        foreach (ref var value in mended.Values)
            value *= sign;
        Assert.InRange(LensTestData.LargestDifference(mended, Matrix.Identity(D)), 0, 1e-5);
    }

    private static (Matrix Covariance, float[] Values) Samples()
    {
        var data = SyntheticData.Generate(new SyntheticSettings
        {
            Family = SignalFamily.Decay,
            Dimension = D,
            Samples = N,
            Seed = 3,
        });
        var samples = LensTestData.Load(data.ToSampleSet());
        return (samples.Covariance(0, samples.Count, 1), samples.Values);
    }
}
