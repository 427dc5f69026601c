using Noether.Lens;
using Noether.Lens.Initialisers;
using Noether.Numerics;

namespace Noether.Tests.Lens.Initialisers;

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
        var value = new StationarySharpness(X, D, new SharpnessWeights(1)).Evaluate(r, new Matrix(D, D));
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
        var objective = new StationarySharpness(X, D, new SharpnessWeights(1));
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
            new StationarySharpness(X, D, new SharpnessWeights(1)), Matrix.Identity(D), 10, 0.02, stop.Token));
    }

    private static double GradientError(ulong seed, bool spoil)
    {
        var r = LensTestData.Orthogonal(D, seed);
        var gradient = new Matrix(D, D);
        new StationarySharpness(X, D, new SharpnessWeights(1)).Evaluate(r, gradient);
        return LensTestData.GradientError(spoil ? gradient.Transposed() : gradient, r, Direct, 1e-5);
    }

    [Fact]
    public void Evaluate_ATermLeftOut_IsNotCounted()
    {
        var r = LensTestData.Orthogonal(D, 51);
        var bare = new StationarySharpness(X, D, new SharpnessWeights(0, 0, 0, 0)).Evaluate(r, new Matrix(D, D));
        foreach (var term in (SharpnessWeights[])[new(1, 0, 0, 0), new(0, 1, 0, 0), new(0, 0, 1, 0), new(0, 0, 0, 1)])
            Assert.True(new StationarySharpness(X, D, term).Evaluate(r, new Matrix(D, D)) > bare + 1e-4, $"{term}");
        var all = SharpnessWeights.Without(LensIngredients.None);
        Assert.Equal(new SharpnessWeights(1), all);
        Assert.Equal(all with { Mixed = 0 }, SharpnessWeights.Without(LensIngredients.MixedTerm));
        Assert.Equal(all with { Level = 0 }, SharpnessWeights.Without(LensIngredients.LevelTerm));
    }

    // mean log m_k + var log m_k + 3 t(E[y y^T]) + t(Cov a) + 3 |T(Cov(a, y))|^2/|E[x x^T]|^2, a = sqrt(y^2 + 0.05^2),
    // m_k = E[a_k], straight from the definition.
    private static double Direct(Matrix r)
    {
        var x = new Matrix(D, N, Array.ConvertAll(X, v => (double)v));
        var y = MatrixOps.Multiply(r, x);
        var a = new Matrix(D, N, Array.ConvertAll(y.Values.ToArray(), v => Math.Sqrt((v * v) + (0.05 * 0.05))));
        var levels = new double[D];
        for (var k = 0; k < D; k++)
        {
            var mean = a.Row(k).ToArray().Average();
            levels[k] = Math.Log(mean);
            foreach (ref var value in a.Row(k))
                value -= mean;
        }
        var average = levels.Average();
        var square = MatrixOps.MultiplyTransposed(y, y);
        // Rotations leave the norm of the covariance as it is, so it counts as a constant.
        var norm = MatrixOps.SquaredNorm(MatrixOps.MultiplyTransposed(x, x));
        var mixed = Toeplitz.DirectedDeparture(MatrixOps.MultiplyTransposed(a, y));
        return average + levels.Average(l => (l - average) * (l - average)) + (3 * Toeplitz.DepartureShare(square))
            + Toeplitz.DepartureShare(MatrixOps.MultiplyTransposed(a, a))
            + (3 * MatrixOps.SquaredNorm(mixed) / norm);
    }

    private static float[] Samples()
    {
        var samples = LensTestData.Gaussian(D, N);
        return samples.Values;
    }
}
