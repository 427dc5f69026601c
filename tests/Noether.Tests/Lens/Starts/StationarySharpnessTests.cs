using Noether.Lens.Starts;
using Noether.Numerics;

namespace Noether.Tests.Lens.Starts;

public sealed class StationarySharpnessTests
{
    /// <summary>Single-precision sums over 300 samples.</summary>
    private const double ValueTolerance = 1e-5;

    /// <summary>The same, relative to the largest derivative.</summary>
    private const double GradientTolerance = 1e-4;

    private const int D = 5, N = 300;

    private static readonly float[] X = Samples();

    [Fact]
    public void Evaluate_AnyRepresentation_MatchesDirectForm()
    {
        var r = LensTestData.Orthogonal(D, 51);
        var value = new StationarySharpness(X, D).Evaluate(r, new Matrix(D, D));
        Assert.Equal(Direct(r), value, ValueTolerance);
    }

    [Theory]
    [InlineData(52UL)]
    [InlineData(53UL)]
    public void Evaluate_Gradient_MatchesCentralDifferences(ulong seed) =>
        Assert.InRange(GradientError(seed, spoil: false), 0, GradientTolerance);

    [Fact]
    public void GradientLaw_TransposedGradient_IsRejected() =>
        Assert.False(GradientError(52, spoil: true) < GradientTolerance);

    [Theory]
    [InlineData(54UL)]
    [InlineData(55UL)]
    public void Refinement_FromARandomStart_LowersItAndStaysOrthogonal(ulong seed)
    {
        var objective = new StationarySharpness(X, D);
        var start = LensTestData.Orthogonal(D, seed);
        var before = objective.Evaluate(start, new Matrix(D, D));
        var (r, value) = Refinement.Run(objective, start, 60, 0.02, CancellationToken.None);
        Assert.True(value < before - 0.01, $"from {before} to {value}");
        Assert.Equal(Direct(r), value, ValueTolerance);
        var square = MatrixOps.MultiplyTransposed(r, r);
        Assert.InRange(LensTestData.LargestDifference(square, Matrix.Identity(D)), 0, 1e-12);
    }

    [Fact]
    public void Refinement_Cancelled_Stops()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => Refinement.Run(
            new StationarySharpness(X, D), Matrix.Identity(D), 10, 0.02, stop.Token));
    }

    private static double GradientError(ulong seed, bool spoil)
    {
        var r = LensTestData.Orthogonal(D, seed);
        var gradient = new Matrix(D, D);
        new StationarySharpness(X, D).Evaluate(r, gradient);
        return LensTestData.GradientError(spoil ? gradient.Transposed() : gradient, r, Direct, 1e-5);
    }

    // mean_k log E[a_k] + 3 t(E[y y^T]) + t(Cov a), a = sqrt(y^2 + 0.05^2), straight from the definition.
    private static double Direct(Matrix r)
    {
        var x = new Matrix(D, N, Array.ConvertAll(X, v => (double)v));
        var y = MatrixOps.Multiply(r, x);
        var a = new Matrix(D, N, Array.ConvertAll(y.Values.ToArray(), v => Math.Sqrt((v * v) + (0.05 * 0.05))));
        var result = 0.0;
        for (var k = 0; k < D; k++)
        {
            var mean = a.Row(k).ToArray().Average();
            result += Math.Log(mean) / D;
            foreach (ref var value in a.Row(k))
                value -= mean;
        }
        return result + (3 * Toeplitz.DepartureShare(MatrixOps.MultiplyTransposed(y, y)))
            + Toeplitz.DepartureShare(MatrixOps.MultiplyTransposed(a, a));
    }

    private static float[] Samples()
    {
        var samples = LensTestData.Gaussian(D, N);
        return samples.Values;
    }
}
