using Noether.Numerics;

namespace Noether.Tests.Numerics;

public sealed class ToeplitzTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(12)]
    [InlineData(33)]
    public void Eigen_OfAutocovariances_IsThatOfTheWholeMatrix(int d)
    {
        double[] r = [.. Enumerable.Range(0, d).Select(k => Math.Exp(-0.3 * k) * Math.Cos(0.9 * k))];
        var whole = new Matrix(d, d);
        for (var i = 0; i < d; i++)
            for (var j = 0; j < d; j++)
                whole[i, j] = r[Math.Abs(i - j)];

        var (values, vectors) = Toeplitz.Eigen(r);

        Assert.Equal(MatrixOps.Eigen(whole).Values, values, (a, b) => Math.Abs(a - b) < 1e-12);
        var rebuilt = MatrixOps.Congruence(vectors.Transposed(), whole);
        for (var i = 0; i < d; i++)
            for (var j = 0; j < d; j++)
                Assert.Equal(i == j ? values[i] : 0, rebuilt[i, j], 1e-12);
    }
}
