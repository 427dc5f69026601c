using System.Diagnostics;
using Noether.Numerics;

namespace Noether.Lens.Initialisers;

/// <summary>
/// The covariance C = V diag(e) V^T of a range of samples by its eigenvalues and eigenvectors, computed once for the
/// initialisers that begin with it.
/// </summary>
internal sealed class SampleSpectrum
{
    // Eigenvalues below this share of the largest are raised to it: their logarithms are needed.
    private const double Floor = 1e-9;

    private readonly LensSamples samples;
    private readonly int first;
    private readonly int count;
    private readonly int threads;
    private readonly Matrix covariance;

    /// <summary>Computes it from the columns first .. first + count - 1.</summary>
    public SampleSpectrum(LensSamples samples, int first, int count, int threads)
    {
        var clock = Stopwatch.StartNew();
        (this.samples, this.first, this.count, this.threads) = (samples, first, count, threads);
        covariance = samples.Covariance(first, count, threads);
        (var values, Vectors) = MatrixOps.Eigen(covariance);
        Values = Array.ConvertAll(values, v => Math.Max(v, values[^1] * Floor));
        LogValues = Array.ConvertAll(Values, Math.Log);
        Seconds = clock.Elapsed.TotalSeconds;
    }

    /// <summary>The eigenvalues, ascending; none is below 1e-9 of the largest.</summary>
    public double[] Values { get; }

    /// <summary>Their logarithms.</summary>
    public double[] LogValues { get; }

    /// <summary>V, eigenvectors as columns in the order of the eigenvalues, d x d.</summary>
    public Matrix Vectors { get; }

    /// <summary>Time it took.</summary>
    public double Seconds { get; }

    /// <summary>V^T x for the first columns of the range, component-major.</summary>
    /// <param name="most">Number of columns at most.</param>
    public float[] Coordinates(int most) =>
        samples.Transform(Vectors.Transposed(), first, Math.Min(count, most), threads);

    /// <summary>R = F V^T for a frame F, d x d, and its score for each component with its alignment.</summary>
    public (double Score, Matrix R) Answer(Matrix frame, double score)
    {
        var r = MatrixOps.MultiplyTransposed(frame, Vectors);
        return ((score / Values.Length) + Alignment.Of(MatrixOps.Congruence(r, covariance)), r);
    }
}
