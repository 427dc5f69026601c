using System.Diagnostics;
using Noether.Numerics;

namespace Noether.Lens.Initialisers;

/// <summary>
/// Proposes R for a hidden axis that is a circle. There R C R^T is circulant: its eigenvectors are the cosine and the
/// sine of every frequency f = 1 .. (d-1)/2, with one eigenvalue for both, and the constant. So the eigenvalues of the
/// data's covariance come in pairs and one alone, which is the test for this start; what is open is which pair has
/// which frequency (<see cref="SpectrumShapes.Orders"/>) and a rotation or reflection within each pair
/// (<see cref="PhaseSearch"/>).
/// </summary>
internal sealed class CirculantSpectrumInitialiser(SampleSpectrum spectrum, int threads, ulong seed)
{
    private const int PhaseSamples = 1000;
    private const int PhaseRestarts = 2;
    private const ulong PhaseStream = 5000;

    // Of the distances between neighbouring log eigenvalues, the share that lies within pairs: about one half where
    // eigenvalues are not paired.
    private const double MostWithinPairs = 0.25;

    // Ranks by which the constant may be off: its eigenvalue is one of many and sampling moves it.
    private const int RankTolerance = 2;

    /// <summary>CandidateSearch, the best first; none where the eigenvalues do not come in pairs.</summary>
    public IReadOnlyList<ProposedRepresentation> Propose(CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var d = spectrum.Values.Length;
        // Of an even number of places two frequencies stand alone, 0 and the highest: not looked for.
        if (d % 2 == 0)
            return [];
        var (alone, within) = Pairing(spectrum.LogValues);
        if (within > MostWithinPairs)
            return [];

        // Pairs by descending eigenvalue, and how many of them lie above the constant.
        var indices = Enumerable.Range(0, d).Where(i => i != alone).Reverse().ToArray();
        var rank = (d - 1 - alone) / 2;
        var orders = SpectrumShapes.Orders(d)
            .Where(o => Math.Abs(Array.IndexOf(o, 0) - rank) <= RankTolerance).ToArray();
        var coordinates = spectrum.Coordinates(PhaseSamples);
        var found = new (double Score, Matrix R)[orders.Length];
        ParallelBlocks.Run(orders.Length, threads, s =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            var search = new PhaseSearch(coordinates, alone, indices, [.. orders[s].Where(f => f != 0)]);
            var (frame, score) = search.Run(PhaseRestarts, new CounterRandom(seed, PhaseStream + (ulong)s));
            found[s] = spectrum.Answer(frame, score);
        });
        var seconds = spectrum.Seconds + clock.Elapsed.TotalSeconds;
        return [.. found.OrderByDescending(f => f.Score)
            .Select(f => new ProposedRepresentation("circulant spectrum", f.R, seconds))];
    }

    /// <summary>
    /// The place of the single eigenvalue that leaves the others closest in pairs, and the share of all distances that
    /// is then within pairs.
    /// </summary>
    /// <param name="ascending">Log eigenvalues, an odd number of them.</param>
    internal static (int Alone, double Within) Pairing(double[] ascending)
    {
        var d = ascending.Length;
        var (alone, least) = (0, double.PositiveInfinity);
        for (var single = 0; single < d; single += 2)
        {
            var sum = 0.0;
            for (var i = 0; i + 1 < d; i += 2)
            {
                var low = i < single ? i : i + 1;
                sum += ascending[low + 1] - ascending[low];
            }
            if (sum < least)
                (alone, least) = (single, sum);
        }
        var range = ascending[^1] - ascending[0];
        return (alone, range > 0 ? least / range : 1);
    }
}
