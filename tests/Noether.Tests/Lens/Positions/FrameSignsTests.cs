using Noether.Lens.Positions;
using Noether.Numerics;

namespace Noether.Tests.Lens.Positions;

public sealed class FrameSignsTests
{
    [Theory]
    [InlineData(0.7)]
    [InlineData(-0.7)]
    public void Choose_FlippedPlaces_MakesTheCovarianceToeplitzAgain(double neighbour)
    {
        const int D = 12;
        var autocovariance = Enumerable.Range(0, D).Select(lag => Math.Pow(neighbour, lag)).ToArray();
        var (variances, vectors) = Toeplitz.Eigen(autocovariance);
        var flipped = vectors.Clone();
        foreach (var place in (ReadOnlySpan<int>)[1, 4, 5, 10])
            foreach (ref var value in flipped.Row(place))
                value = -value;
        Assert.InRange(Departure(flipped, variances), 0.05, 1);
        Assert.InRange(Departure(FrameSigns.Choose(flipped, variances), variances), 0, 1e-9);
    }

    private static double Departure(Matrix frame, double[] variances)
    {
        var spectrum = new Matrix(variances.Length, variances.Length);
        for (var k = 0; k < variances.Length; k++)
            spectrum[k, k] = variances[k];
        return Toeplitz.DepartureShare(MatrixOps.Congruence(frame, spectrum));
    }
}
