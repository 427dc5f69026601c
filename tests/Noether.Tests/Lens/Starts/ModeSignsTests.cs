using Noether.Data;
using Noether.Lens.Starts;
using Noether.Numerics;

namespace Noether.Tests.Lens.Starts;

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
    [InlineData(0)]
    [InlineData(D - 1)]
    public void Improve_OneModeFlipped_FlipsItBack(int mode)
    {
        var (covariance, x) = Samples();
        var v = MatrixOps.Eigen(covariance).Vectors.Transposed().Row(mode).ToArray();
        var wrong = Matrix.Identity(D);
        for (var i = 0; i < D; i++)
            MatrixOps.AddScaled(wrong.Row(i), v, -2 * v[i]);
        var map = Array.ConvertAll(wrong.Values.ToArray(), e => (float)e);
        var y = new float[x.Length];
        Gemm.Multiply(y, map, x, D, x.Length / D, D);
        var mended = ModeSigns.Improve(wrong, covariance, y, 2);
        Assert.NotNull(mended);
        // As eigenvectors of the same covariance, up to single precision.
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
