using Noether.Lens;

namespace Noether.Reports;

/// <summary>The conclusion of a run, as in result.json.</summary>
public sealed record RunVerdict
{
    /// <summary>Whether a symmetry was found.</summary>
    public required bool Found { get; init; }

    /// <summary>The conclusion in one sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>What to keep in mind, one sentence each.</summary>
    public required IReadOnlyList<string> Caveats { get; init; }

    /// <summary>The measured quantities by name.</summary>
    public required IReadOnlyDictionary<string, RunCheck> Checks { get; init; }

    /// <summary>The record of a verdict.</summary>
    /// <param name="verdict">The verdict of the lens.</param>
    public static RunVerdict From(LensVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        var checks = new Dictionary<string, RunCheck>();
        foreach (var check in verdict.Checks)
            checks[check.Name] = new(check.Value, check.Threshold, check.Passed, check.Description);
        return new RunVerdict
        {
            Found = verdict.Found,
            Summary = verdict.Summary,
            Caveats = verdict.Caveats,
            Checks = checks,
        };
    }
}
