using Noether.Lens.Training;
using Noether.Numerics;

namespace Noether.Tests.Lens.Training;

public sealed class CovarianceLossTests
{
    /// <summary>Double precision throughout; sums over 100 samples and one eigen-decomposition.</summary>
    private const double Rounding = 1e-11;

    /// <summary>Central differences with step 1e-5 in double precision: truncation and rounding near 1e-9.</summary>
    private const double GradientTolerance = 1e-7;

    private const double Step = 1e-5;

    public static TheoryData<int, double> Cases() => new() { { 5, 0 }, { 5, 0.5 }, { 7, 0.3 }, { 7, 1 }, { 9, 2 } };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Evaluate_RandomSamples_MatchesDirectForm(int d, double rho)
    {
        var (x, l) = (Samples(d), Map(d));
        var y = MatrixOps.Multiply(l, x);
        var terms = Evaluate(l, x, rho, 0, 0, new Matrix(d, d));
        Assert.Equal(DirectCovarianceLoss.Alignment(y), terms.Alignment, Rounding);
        Assert.Equal(DirectCovarianceLoss.JointEntropy(y, rho), terms.JointEntropy, Rounding);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Evaluate_Gradient_MatchesCentralDifferences(int d, double rho)
    {
        Assert.InRange(GradientError(d, rho, 1, 0, spoil: false), 0, GradientTolerance);
        Assert.InRange(GradientError(d, rho, 0, 1, spoil: false), 0, GradientTolerance);
        Assert.InRange(GradientError(d, rho, 0.7, 1.75, spoil: false), 0, GradientTolerance);
    }

    [Fact]
    public void GradientLaw_GradientWithoutTheFactorOfSymmetry_IsRejected() =>
        Assert.False(GradientError(7, 0.5, 1, 1, spoil: true) < GradientTolerance);

    [Fact]
    public void Evaluate_Gradient_IsAddedTo()
    {
        var (x, l) = (Samples(5), Map(5));
        var (alone, added) = (new Matrix(5, 5), Matrix.Identity(5));
        Evaluate(l, x, 1, 1, 1, alone);
        Evaluate(l, x, 1, 1, 1, added);
        for (var i = 0; i < 5; i++)
            alone[i, i] += 1;
        Assert.InRange(LensTestData.LargestDifference(alone, added), 0, Rounding);
    }

    [Fact]
    public void Evaluate_RankSchedule_AdmitsOneComponentAfterTheOther()
    {
        var (x, l) = (Samples(5), Map(5));
        CovarianceLoss At(double rho) => Evaluate(l, x, rho, 0, 0, new Matrix(5, 5));
        // Spacing 1/4 and sharpness 50: beside the weight in transition (1/2) all are within exp(-12.5) of 0 or 1.
        var blur = 2 * Math.Exp(-12.5);
        Assert.Equal(0.5, At(0).Rank, blur);
        Assert.Equal(2.5, At(0.5).Rank, blur);
        Assert.Equal(4.5, At(1).Rank, blur);
        Assert.Equal(5, At(2).Rank, blur);
        var eigen = MatrixOps.Eigen(DirectCovarianceLoss.Covariance(MatrixOps.Multiply(l, x))).Values;
        Assert.Equal((Math.Log(2 * Math.PI * eigen[^1]) + 1) / 2, At(0).JointEntropy, 1e-3);
        Assert.True(At(0).JointEntropy > At(0.5).JointEntropy && At(0.5).JointEntropy > At(1).JointEntropy);
    }

    private static double GradientError(int d, double rho, double alignment, double joint, bool spoil)
    {
        var (x, l) = (Samples(d), Map(d));
        var gradient = new Matrix(d, d);
        Evaluate(l, x, rho, alignment, joint, gradient);
        if (spoil)
        {
            foreach (ref var value in gradient.Values)
                value /= 2;
        }
        return LensTestData.GradientError(gradient, l, Loss, Step);

        double Loss(Matrix at)
        {
            var y = MatrixOps.Multiply(at, x);
            return (alignment * DirectCovarianceLoss.Alignment(y))
                - (joint * DirectCovarianceLoss.JointEntropy(y, rho));
        }
    }

    // Far from singular, so that the smallest eigenvalue does not bend the differences.
    private static Matrix Map(int d)
    {
        var result = LensTestData.Orthogonal(d, 10);
        MatrixOps.AddScaled(result.Values, LensTestData.Normal(d, d, 12).Values, 0.2);
        return result;
    }

    private static Matrix Samples(int d) => MatrixOps.Multiply(Map(d), LensTestData.Normal(d, 100, 11));

    private static CovarianceLoss Evaluate(
        Matrix l, Matrix x, double rho, double alignment, double joint, Matrix gradient)
    {
        var terms = new CovarianceLoss(l.Rows);
        terms.Evaluate(l, DirectCovarianceLoss.Covariance(x), rho, alignment, joint, gradient);
        return terms;
    }
}
