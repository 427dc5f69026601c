using Noether.Discovery;
using Noether.Studio.Jobs;

namespace Noether.Studio.Runs;

/// <summary>A run as a line of a list: little enough that thousands of them are kept.</summary>
/// <param name="Name">Name of its folder.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Changed">When something was last written there.</param>
public sealed record RunLine(string Name, JobState State, DateTimeOffset Changed)
{
    /// <summary>Name of the method; empty where it is not known.</summary>
    public required string Method { get; init; }

    /// <summary>The data in words.</summary>
    public required string Source { get; init; }

    /// <summary>The state, or what came out, in a word or two.</summary>
    public required string Outcome { get; init; }

    /// <summary>What came out; null where there is no result yet.</summary>
    public Finding? Finding { get; init; }

    /// <summary>Seconds that it took; null where that is not known.</summary>
    public double? Seconds { get; init; }

    /// <summary>Share that is done, 0 to 1, while it runs.</summary>
    public double? Fraction { get; init; }

    /// <summary>What is wrong with it, in a sentence; null if nothing is.</summary>
    public string? Problem { get; init; }

    /// <summary>What people say of it.</summary>
    public Workspace Workspace { get; init; } = Workspace.Empty;

    /// <summary>What it is called.</summary>
    public string Title => Workspace.Title is { Length: > 0 } title ? title : Name;

    /// <summary>Whether it has a result that can be compared with others.</summary>
    public bool HasResult => Finding is not null;

    /// <summary>Whether it changes by itself: it waits or works, here or elsewhere.</summary>
    public bool IsAtWork => State.IsActive() || State == JobState.RunningElsewhere;

    /// <summary>Address of its page.</summary>
    public string Link => "/runs/" + Uri.EscapeDataString(Name);

    /// <summary>The line of a run.</summary>
    /// <param name="run">The run.</param>
    public static RunLine Of(RunEntry run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new RunLine(run.Name, run.State, run.Changed)
        {
            Method = run.Method,
            Source = run.Source,
            Outcome = run.Outcome,
            Finding = run.Finding,
            Seconds = run.Seconds,
            Fraction = run.Fraction,
            Problem = run.Problem,
            Workspace = run.Workspace,
        };
    }

    /// <summary>Whether a word stands in its names, tags, notes, data, method or outcome, whatever its letters' case.</summary>
    /// <param name="word">The word.</param>
    public bool Has(string word) => Name.Contains(word, StringComparison.OrdinalIgnoreCase)
        || Source.Contains(word, StringComparison.OrdinalIgnoreCase)
        || Method.Contains(word, StringComparison.OrdinalIgnoreCase)
        || Outcome.Contains(word, StringComparison.OrdinalIgnoreCase)
        || Workspace.Title.Contains(word, StringComparison.OrdinalIgnoreCase)
        || Workspace.Notes.Contains(word, StringComparison.OrdinalIgnoreCase)
        || Workspace.Tags.Any(tag => tag.Contains(word, StringComparison.OrdinalIgnoreCase));
}
