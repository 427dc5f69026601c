using Noether.Lens.Positions;
using Noether.Numerics;

namespace Noether.Tests.Lens.Positions;

public sealed class PlaceFrameTests
{
    private const int D = 11;
    private static readonly Matrix Places = LensTestData.Orthogonal(D, 3);

    [Fact]
    public void Joint_WavesOfThePlace_ThePlacesInTheirOrder()
    {
        var frame = PlaceFrame.Joint(Waves(4));
        var overlap = MatrixOps.MultiplyTransposed(frame, Places);
        var forward = Math.Abs(overlap[0, 0]) > 0.5;
        for (var i = 0; i < D; i++)
            Assert.InRange(Math.Abs(overlap[i, forward ? i : D - 1 - i]), 1 - 1e-6, 1 + 1e-9);
    }

    [Fact]
    public void OnWaves_RoughFrame_ComesNearer()
    {
        var rough = MatrixOps.CayleyStep(Skew(0.15), Places);
        var mended = PlaceFrame.OnWaves(Waves(6), rough);
        Assert.InRange(LensTestData.LargestDifference(rough, Places), 0.1, 1);
        Assert.InRange(LensTestData.LargestDifference(mended, Places), 0, 0.01);
    }

    // sum_i cos(pi j (i + 1/2)/d) u_i u_i^T, u_i the rows of the frame.
    private static Matrix[] Waves(int count) =>
    [
        .. Enumerable.Range(1, count).Select(j =>
        {
            var result = new Matrix(D, D);
            for (var i = 0; i < D; i++)
                MatrixOps.AddOuter(result, Places.Row(i), Places.Row(i), PlaceFrame.Wave(j, i, D));
            return result;
        }),
    ];

    private static Matrix Skew(double size)
    {
        var result = new Matrix(D, D);
        for (var i = 0; i + 1 < D; i++)
            (result[i, i + 1], result[i + 1, i]) = (size, -size);
        return result;
    }
}
