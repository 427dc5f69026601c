using Noether.Reports;
using Noether.Reports.Readings;
using Noether.Studio.Jobs;

namespace Noether.Studio.Runs;

/// <summary>What the list of runs knows of one of them.</summary>
/// <param name="Name">Name of its folder.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Changed">When something was last written there.</param>
public sealed record RunEntry(string Name, RunState State, DateTimeOffset Changed)
{
    /// <summary>What result.json holds, where there is one.</summary>
    public RunRecord? Record { get; init; }

    /// <summary>What result.json of a picture holds, where there is one.</summary>
    internal ReadingRecord? Reading { get; init; }

    /// <summary>What was asked for, where the studio was asked.</summary>
    public IJobRequest? Request { get; init; }

    /// <summary>Share that is done, 0 to 1, while it runs here.</summary>
    public double? Fraction { get; init; }

    /// <summary>What is wrong with it, in a sentence; null if nothing is.</summary>
    public string? Problem { get; init; }

    /// <summary>Address of its page.</summary>
    public string Link => "/runs/" + Uri.EscapeDataString(Name);

    /// <summary>The samples or the picture in words.</summary>
    public string Source =>
        Record?.Source ?? (Reading is { } reading ? Path.GetFileName(reading.Source) : Request?.Words ?? "–");

    /// <summary>Whether it has a result that can be compared with others.</summary>
    public bool HasResult => Record is not null || Reading is not null;

    /// <summary>The state, or what came out, in a word or two.</summary>
    public string Outcome => Record is { } record ? record.Verdict.Found ? "symmetry found" : "nothing found"
        : Reading is { } reading ? reading.Verdict.Headline.ToLowerInvariant()
        : State.Words();

    /// <summary>Whether the result is a clear yes; false where there is none.</summary>
    public bool IsClear => Record?.Verdict.Found ?? Reading?.Verdict.Sure ?? false;

    /// <summary>Seconds that it took.</summary>
    public double? Seconds => Reading is { } reading ? reading.Timings.Values.Sum()
        : Record is not null && Record.Timings.TryGetValue("total", out var seconds) ? seconds
        : null;
}
