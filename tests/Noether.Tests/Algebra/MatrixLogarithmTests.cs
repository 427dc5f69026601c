using Noether.Algebra;
using Noether.Numerics;

namespace Noether.Tests.Algebra;

public sealed class MatrixLogarithmTests
{
    private const double Rounding = 1e-10; // some hundred operations on numbers of order one

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(12)]
    public void Of_TheExponentialOfASmallMatrix_IsTheMatrix(int n)
    {
        var matrix = new Matrix(n, n);
        new CounterRandom((ulong)n).FillNormal(matrix.Values);
        foreach (ref var value in matrix.Values)
            value /= n;

        var back = MatrixLogarithm.Of(MatrixExponential.Of(matrix));

        Assert.All(matrix.Values.ToArray().Zip(back.Values.ToArray()), pair =>
            Assert.Equal(pair.First, pair.Second, Rounding));
    }

    [Fact]
    public void Of_ARotationByThreeRadians_IsThreeRadians()
    {
        var turn = new Matrix(2, 2, [Math.Cos(3), -Math.Sin(3), Math.Sin(3), Math.Cos(3)]);
        var logarithm = MatrixLogarithm.Of(turn);
        Assert.Equal(-3, logarithm[0, 1], Rounding);
        Assert.Equal(3, logarithm[1, 0], Rounding);
    }

    [Fact]
    public void Of_AShear_IsNilpotent() =>
        Assert.Equal(5, MatrixLogarithm.Of(new Matrix(2, 2, [1, 5, 0, 1]))[0, 1], Rounding);

    [Theory]
    [InlineData(new double[] { 1, 0, 0, -1 }, "negative axis")]
    [InlineData(new double[] { -1, 0, 0, -1 }, "negative axis")]
    [InlineData(new double[] { 1, 0, 0, 0 }, "eigenvalue of 0")]
    [InlineData(new double[] { 1, 0, 0, double.NaN }, "finite")]
    public void Of_AMatrixWithoutARealLogarithm_SaysWhy(double[] values, string word)
    {
        var failure = Assert.Throws<NoetherException>(() => MatrixLogarithm.Of(new Matrix(2, 2, values)));
        Assert.Contains(word, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(24)]
    public void Schur_OfRandomMatrices_GivesThemBack(int n)
    {
        var matrix = new Matrix(n, n);
        new CounterRandom(3).FillNormal(matrix.Values);
        var schur = ComplexSchur.Of(matrix);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                System.Numerics.Complex entry = 0;
                for (var k = 0; k < n; k++)
                    for (var l = 0; l < n; l++)
                        entry += schur.Vectors[i, k] * schur.Triangle[k,
                            l] * System.Numerics.Complex.Conjugate(schur.Vectors[j, l]);
                Assert.Equal(matrix[i, j], entry.Real, Rounding);
                Assert.Equal(0, entry.Imaginary, Rounding);
                Assert.True(i <= j || schur.Triangle[i, j] == System.Numerics.Complex.Zero);
            }
        }
    }
}
