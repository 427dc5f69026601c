using System.Diagnostics;
using Noether.Numerics;

namespace Noether.Lens.Initialisers;

/// <summary>
/// Proposes R from the second moments alone, up to signs: stationarity means that R C R^T is a Toeplitz matrix T with
/// the eigenvalues of C = V diag(e) V^T, so R = F D V^T with F the eigenvectors of T in the same order and D a diagonal
/// of signs. T comes from <see cref="SpectrumFit"/> over the <see cref="SpectrumShapes"/>, D from
/// <see cref="SignSearch"/>; the least Gaussian and best aligned, weighted as in the lens loss, come first.
/// </summary>
internal sealed class ToeplitzSpectrumInitialiser(SampleSpectrum spectrum, int threads, ulong seed)
{
    private const int SignSamples = 1000;
    private const int SignRestarts = 2;
    private const ulong SignStream = 1000;

    /// <summary>One proposal for every shape; the best first.</summary>
    public IReadOnlyList<ProposedRepresentation> Propose(CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var d = spectrum.Values.Length;
        var shapes = SpectrumShapes.LogDensities(spectrum.Values);
        var coordinates = spectrum.Coordinates(SignSamples);
        var found = new (double Score, Matrix R)[shapes.Rows];
        ParallelBlocks.Run(shapes.Rows, threads, s =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            var fit = SpectrumFit.Solve(spectrum.LogValues, shapes.Row(s));
            var (signs, score) = SignSearch.Run(
                fit.Eigenvectors, coordinates, SignRestarts, new CounterRandom(seed, SignStream + (ulong)s));
            var signed = fit.Eigenvectors.Clone();
            for (var i = 0; i < d; i++)
                for (var j = 0; j < d; j++)
                    signed[i, j] *= signs[j];
            found[s] = spectrum.Answer(signed, score);
        });
        var seconds = spectrum.Seconds + clock.Elapsed.TotalSeconds;
        return [.. found.OrderByDescending(f => f.Score)
            .Select(f => new ProposedRepresentation("Toeplitz spectrum", f.R, seconds))];
    }
}
