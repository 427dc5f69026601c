using Noether.Lens;
using Noether.Lens.Initialisers;
using Noether.Numerics;

namespace Noether.Tests.Lens.Initialisers;

public sealed class PlaneSpectrumTests
{
    [Fact]
    public void Fit_EigenvaluesOfASmoothField_GivesAFrameWithItsCovariance()
    {
        const int side = 4, d = side * side;
        var truth = new Matrix(d, d);
        for (var p = 0; p < d; p++)
            for (var q = 0; q < d; q++)
                truth[p, q] = Math.Exp(-0.4 * (Math.Abs((p / side) - (q / side)) + Math.Abs((p % side) - (q % side))));
        double[] values = [.. MatrixOps.Eigen(truth).Values.Reverse()];
        var (frame, error) = PlaneSpectrum.Fit(values, new GridShape(side, side), CancellationToken.None);
        var logs = Array.ConvertAll(values, Math.Log);
        var spread = logs.Average(log => Math.Pow(log - logs.Average(), 2));
        Assert.InRange(error, 0, 0.1 * spread);
        Assert.InRange(LensTestData.LargestDifference(
            MatrixOps.MultiplyTransposed(frame, frame), Matrix.Identity(d)), 0, 1e-9);
        // F diag(e) F^T is near the covariance, though nothing but its eigenvalues was known; another frame is not.
        Assert.InRange(Error(frame), 0, 0.2);
        Assert.True(Error(LensTestData.Orthogonal(d, 3)) > 0.5);

        double Error(Matrix f)
        {
            var scaled = f.Clone();
            for (var i = 0; i < d; i++)
                for (var k = 0; k < d; k++)
                    scaled[i, k] *= Math.Sqrt(values[k]);
            var difference = MatrixOps.MultiplyTransposed(scaled, scaled);
            MatrixOps.AddScaled(difference.Values, truth.Values, -1);
            return Math.Sqrt(MatrixOps.SquaredNorm(difference) / MatrixOps.SquaredNorm(truth));
        }
    }
}
