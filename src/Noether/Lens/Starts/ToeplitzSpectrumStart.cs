using System.Diagnostics;
using Noether.Numerics;

namespace Noether.Lens.Starts;

/// <summary>
/// Proposes R from the second moments alone, up to signs: stationarity means that R C R^T is a Toeplitz matrix T with
/// the eigenvalues of C = V diag(e) V^T, so R = F D V^T with F the eigenvectors of T in the same order and D a diagonal
/// of signs. T comes from <see cref="SpectrumFit"/> over the <see cref="SpectrumShapes"/>, D from
/// <see cref="SignSearch"/>; the peakiest and best aligned, weighted as in the lens loss, come first.
/// </summary>
internal sealed class ToeplitzSpectrumStart(LensSamples samples, int threads, ulong seed)
{
    private const int SignSamples = 2000;
    private const int SignRestarts = 2;
    private const ulong SignStream = 1000;

    /// <summary>One proposal for every shape, from columns first .. first + count - 1; the best first.</summary>
    public IReadOnlyList<LensStart> Propose(int first, int count, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var d = samples.Dimension;
        var covariance = samples.Covariance(first, count, threads);
        var (values, vectors) = MatrixOps.Eigen(covariance);
        var floored = Array.ConvertAll(values, v => Math.Max(v, values[^1] * 1e-9));
        var logValues = Array.ConvertAll(floored, Math.Log);
        var shapes = SpectrumShapes.LogDensities(floored);
        var coordinates = samples.Transform(vectors.Transposed(), first, Math.Min(count, SignSamples), threads);
        var found = new (double Score, Matrix R)[shapes.Rows];
        ParallelBlocks.Run(shapes.Rows, threads, s =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            var fit = SpectrumFit.Solve(logValues, shapes.Row(s));
            var (signs, score) = SignSearch.Run(
                fit.Eigenvectors, coordinates, SignRestarts, new CounterRandom(seed, SignStream + (ulong)s));
            var signed = fit.Eigenvectors.Clone();
            for (var i = 0; i < d; i++)
                for (var j = 0; j < d; j++)
                    signed[i, j] *= signs[j];
            var r = MatrixOps.MultiplyTransposed(signed, vectors);
            found[s] = ((score / d) + Alignment.Of(MatrixOps.Congruence(r, covariance)), r);
        });
        var seconds = clock.Elapsed.TotalSeconds;
        return [.. found.OrderByDescending(f => f.Score)
            .Select(f => new LensStart("Toeplitz spectrum", f.R, seconds))];
    }
}
