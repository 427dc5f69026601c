using Noether.Lens;
using Noether.Numerics;

namespace Noether.Tests.Lens;

public sealed class GroupConvolutionsTests
{
    /// <summary>Chains of products of orthogonal matrices of size 33 at most, in double precision.</summary>
    private const double Rounding = 1e-12;

    public static TheoryData<int, int> Sizes() => new() { { 5, 0 }, { 5, 5 }, { 7, 3 }, { 11, 11 }, { 6, 1 }, { 8, 3 } };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void ShiftLogarithm_Exponential_IsTheShiftGenerator(int d, int padding)
    {
        var r = LensTestData.Orthogonal(d, 1);
        var logarithm = GroupConvolutions.ShiftLogarithm(r, padding);
        var exponential = new Matrix(logarithm.Rows, logarithm.Rows);
        new SkewExponential<double>(logarithm.Rows).Compute(logarithm.Values, exponential.Values);
        Assert.InRange(LensTestData.LargestDifference(logarithm, Negative(logarithm.Transposed())), 0, Rounding);
        var generator = GroupConvolutions.ShiftGenerator(r, padding);
        Assert.InRange(LensTestData.LargestDifference(exponential, generator), 0, Rounding);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void ShiftGenerator_AnyRepresentation_IsOrthogonalAndOfOrderN(int d, int padding)
    {
        var generator = GroupConvolutions.ShiftGenerator(LensTestData.Orthogonal(d, 2), padding);
        var n = GroupConvolutions.PaddedLength(d, padding);
        Assert.Equal(1, n % 2);
        var square = MatrixOps.MultiplyTransposed(generator, generator);
        Assert.InRange(LensTestData.LargestDifference(square, Matrix.Identity(n)), 0, Rounding);
        var whole = LensTestData.Power(generator, n);
        Assert.InRange(LensTestData.LargestDifference(whole, Matrix.Identity(n)), 0, Rounding);
        var oneMore = MatrixOps.Multiply(LensTestData.Power(generator, 2), LensTestData.Power(generator, 3));
        Assert.InRange(LensTestData.LargestDifference(oneMore, LensTestData.Power(generator, 5)), 0, Rounding);
        Assert.False(LensTestData.LargestDifference(generator, Matrix.Identity(n)) < 0.1);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Build_GeneratorAndCentralRow_GivesTheRepresentationBack(int d, int padding)
    {
        var r = LensTestData.Orthogonal(d, 3);
        var l = GroupConvolutions.Build(GroupConvolutions.ShiftGenerator(r, padding), r.Row((d - 1) / 2));
        Assert.InRange(LensTestData.LargestDifference(l, r), 0, Rounding);
    }

    [Fact]
    public void Build_AnyGenerator_HasRowsOfItsPowers()
    {
        const int d = 7, padding = 2;
        var generator = LensTestData.Orthogonal(d + (2 * padding), 4);
        var filter = LensTestData.Normal(1, d, 5);
        var l = GroupConvolutions.Build(generator, filter.Row(0));
        for (var k = -3; k <= 3; k++)
        {
            var power = LensTestData.Power(k < 0 ? generator.Transposed() : generator, Math.Abs(k));
            for (var j = 0; j < d; j++)
            {
                var expected = 0.0;
                for (var i = 0; i < d; i++)
                    expected += filter[0, i] * power[padding + i, padding + j];
                Assert.Equal(expected, l[3 + k, j], Rounding);
            }
        }
    }

    [Fact]
    public void Crop_PaddedMatrix_KeepsTheCentre()
    {
        var padded = LensTestData.Normal(9, 9, 6);
        var crop = GroupConvolutions.Crop(padded, 5);
        for (var i = 0; i < 5; i++)
            for (var j = 0; j < 5; j++)
                Assert.Equal(padded[i + 2, j + 2], crop[i, j]);
    }

    [Theory]
    [InlineData(7, 7)]
    [InlineData(11, 4)]
    public void Equivariance_GeneratorAndItsConvolution_Hold(int d, int padding)
    {
        var r = LensTestData.Orthogonal(d, 7);
        var generator = GroupConvolutions.ShiftGenerator(r, padding);
        var l = GroupConvolutions.Build(generator, r.Row((d - 1) / 2));
        Assert.InRange(Inequivariance(GroupConvolutions.Crop(generator, d), l, r), 0, Rounding);
    }

    [Theory]
    [InlineData("generator of two steps")]
    [InlineData("generator of the other direction")]
    [InlineData("swapped rows of L")]
    [InlineData("flipped row of L")]
    public void Equivariance_BrokenPair_IsRejected(string defect)
    {
        const int d = 11;
        var r = LensTestData.Orthogonal(d, 8);
        var generator = GroupConvolutions.ShiftGenerator(r, d);
        var l = GroupConvolutions.Build(generator, r.Row((d - 1) / 2));
        switch (defect)
        {
            case "generator of two steps":
                generator = MatrixOps.Multiply(generator, generator);
                break;
            case "generator of the other direction":
                generator = generator.Transposed();
                break;
            case "swapped rows of L":
                var row = l.Row(4).ToArray();
                l.Row(5).CopyTo(l.Row(4));
                row.CopyTo(l.Row(5));
                break;
            default:
                MatrixOps.AddScaled(l.Row(4), l.Row(4).ToArray(), -2);
                break;
        }
        Assert.False(Inequivariance(GroupConvolutions.Crop(generator, d), l, r) < Rounding);
    }

    // Largest |(L G x)_k - (L x)_(k+1)| for x = R^T h with h random inside and zero near the ends of the hidden axis.
    private static double Inequivariance(Matrix generator, Matrix l, Matrix r)
    {
        var d = r.Rows;
        var hidden = LensTestData.Normal(1, d, 9);
        hidden.Row(0)[..2].Clear();
        hidden.Row(0)[^2..].Clear();
        var x = MatrixOps.Multiply(hidden, r);
        var still = MatrixOps.MultiplyTransposed(x, l);
        var moved = MatrixOps.MultiplyTransposed(MatrixOps.MultiplyTransposed(x, generator), l);
        var worst = Math.Abs(moved[0, d - 1]);
        for (var k = 0; k + 1 < d; k++)
            worst = Math.Max(worst, Math.Abs(moved[0, k] - still[0, k + 1]));
        return worst;
    }

    private static Matrix Negative(Matrix matrix) =>
        new(matrix.Rows, matrix.Columns, Array.ConvertAll(matrix.Values.ToArray(), v => -v));
}
