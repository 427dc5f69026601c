using Noether.Lens.Initialisers;
using Noether.Numerics;

namespace Noether.Tests.Lens.Initialisers;

public sealed class SpectrumFitTests
{
    private const int D = 11;

    /// <summary>300 steps of Adam with a small penalty on roughness: eigenvalues are met to about a percent.</summary>
    private const double LargestError = 1e-3;

    [Fact]
    public void Solve_EigenvaluesOfAToeplitzMatrix_AreReproduced()
    {
        var (logs, truth) = Known();
        var (vectors, error) = SpectrumFit.Solve(logs, FlatTowards(logs));
        Assert.True(error < LargestError, $"squared error {error}");
        var square = MatrixOps.MultiplyTransposed(vectors, vectors);
        Assert.InRange(LensTestData.LargestDifference(square, Matrix.Identity(D)), 0, 1e-10);
        // The eigenvectors belong to a Toeplitz matrix with the known eigenvalues.
        var rebuilt = Rebuild(vectors, logs);
        Assert.True(Toeplitz.DepartureShare(rebuilt) < LargestError);
        Assert.False(Toeplitz.DepartureShare(Rebuild(LensTestData.Orthogonal(D, 1), logs)) < LargestError);
        Assert.True(Toeplitz.DepartureShare(Rebuild(truth, logs)) < 1e-20);
    }

    [Fact]
    public void Solve_DensityFarAway_ComesCloser()
    {
        var (logs, _) = Known();
        var start = new double[SpectrumShapes.Frequencies];
        var startError = logs.Sum(v => v * v);
        Assert.True(SpectrumFit.Solve(logs, start, iterations: 200).Error < 0.05 * startError);
    }

    private static double[] FlatTowards(double[] logs) =>
        SpectrumShapes.LogDensities(Array.ConvertAll(logs, Math.Exp)).Row(0).ToArray();

    // A process with a density that falls with frequency; ascending eigenvalues and their vectors.
    private static (double[] Logs, Matrix Vectors) Known()
    {
        var toeplitz = new Matrix(D, D);
        for (var i = 0; i < D; i++)
            for (var j = 0; j < D; j++)
                toeplitz[i, j] = Math.Pow(0.6, Math.Abs(i - j));
        var (values, vectors) = MatrixOps.Eigen(toeplitz);
        return (Array.ConvertAll(values, Math.Log), vectors);
    }

    private static Matrix Rebuild(Matrix vectors, double[] logs)
    {
        var scaled = vectors.Clone();
        for (var i = 0; i < D; i++)
            for (var j = 0; j < D; j++)
                scaled[i, j] *= Math.Exp(logs[j]);
        return MatrixOps.MultiplyTransposed(scaled, vectors);
    }
}
