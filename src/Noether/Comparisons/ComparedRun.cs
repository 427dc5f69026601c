using Noether.Discovery;

namespace Noether.Comparisons;

/// <summary>One run of a comparison.</summary>
public sealed record ComparedRun
{
    /// <summary>The label of the method, see <see cref="ComparedMethod.Label"/>.</summary>
    public required string Label { get; init; }

    /// <summary>Name of the method.</summary>
    public required string Method { get; init; }

    /// <summary>Seed of every random stream of the run.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Its run folder, relative to that of the comparison.</summary>
    public required string Folder { get; init; }

    /// <summary>How it ended.</summary>
    public required ComparedState State { get; init; }

    /// <summary>The verdict as a word, "Found", "NotFound" or "Undecided"; empty without an answer.</summary>
    public string Finding { get; init => field = value ?? ""; } = "";

    /// <summary>The conclusion in one sentence, or why there is none.</summary>
    public required string Summary { get; init; }

    /// <summary>How many of the checks of the verdict passed.</summary>
    public int ChecksPassed { get; init; }

    /// <summary>How many checks the verdict has.</summary>
    public int Checks { get; init; }

    /// <summary>p-value of the claim, see <see cref="Verdict.PValue"/>; null for a method whose verdict has none.</summary>
    public double? PValue { get; init; }

    /// <summary>
    /// Least span cosine with the true generators, 0 to 1, or cosine of the group generator that fits worst; null without a truth
    /// or an answer.
    /// </summary>
    public double? Cosine { get; init; }

    /// <summary>Mean of the same cosines; null likewise.</summary>
    public double? MeanCosine { get; init; }

    /// <summary>Found dimension less the true one; null without a truth, and where generators are elements of a group.</summary>
    public int? CountError { get; init; }

    /// <summary>Closure residual of the generators found, 0 for an algebra; null where it does not apply.</summary>
    public double? Closure { get; init; }

    /// <summary>Wall-clock seconds of the method, without reading the data and writing the report; null without an answer.</summary>
    public double? Seconds { get; init; }

    /// <summary>
    /// The most memory that the process had in use meanwhile, MB of 10^6 bytes, with the data themselves; null where the answer was
    /// there before.
    /// </summary>
    public double? PeakMegabytes { get; init; }
}
