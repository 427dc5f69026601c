using System.Diagnostics;

namespace Noether.Lens.Initialisers;

/// <summary>
/// Proposes orthogonal transforms that have a name: columns that are coefficients of a hidden axis, see
/// <see cref="NamedReadings"/>.
/// </summary>
internal sealed class NamedTransformInitialiser(LensSamples samples, int threads)
{
    private const int MostColumns = 512;
    private const int MostProposals = 2;

    private static readonly HashSet<string> Names = [.. NamedReadings.OfLine(8).Select(t => t.Name)];

    /// <summary>The proposals from a range of samples, the best first.</summary>
    /// <param name="first">First column of the samples to use.</param>
    /// <param name="count">Number of columns.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public IReadOnlyList<ProposedRepresentation> Propose(int first, int count, CancellationToken cancellationToken)
    {
        if (samples.Dimension > MostColumns)
            return [];
        var clock = Stopwatch.StartNew();
        return
        [
            .. new NamedReadings(samples, first, count, threads)
                .Best([new GridShape(1, samples.Dimension)], MostProposals, cancellationToken)
                .Select(reading => new ProposedRepresentation(reading.Name, reading.R, clock.Elapsed.TotalSeconds)),
        ];
    }

    /// <summary>Whether a name is that of one of the proposals.</summary>
    public static bool IsName(string name) => Names.Contains(name);
}
