using Noether.Discovery;
using Noether.Runs;
using Noether.Studio.Jobs;

namespace Noether.Studio.Runs;

/// <summary>What the list of runs knows of one of them.</summary>
/// <param name="Name">Name of its folder.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Changed">When something was last written there.</param>
public sealed record RunEntry(string Name, JobState State, DateTimeOffset Changed)
{
    /// <summary>What result.json holds, where there is one; it may be the best answer so far.</summary>
    public RunRecord? Record { get; init; }

    /// <summary>What was asked for, where that is known.</summary>
    public RunRequest? Request { get; init; }

    /// <summary>What the program that works on it says, where that is not this studio.</summary>
    public RunStatus? Status { get; init; }

    /// <summary>Share that is done, 0 to 1, while it runs.</summary>
    public double? Fraction { get; init; }

    /// <summary>What is wrong with it, in a sentence; null if nothing is.</summary>
    public string? Problem { get; init; }

    /// <summary>What people say of it.</summary>
    public Workspace Workspace { get; init; } = Workspace.Empty;

    /// <summary>What it is called.</summary>
    public string Title => Workspace.Title is { Length: > 0 } title ? title : Name;

    /// <summary>Address of its page.</summary>
    public string Link => "/runs/" + Uri.EscapeDataString(Name);

    /// <summary>Name of the method; empty where it is not known.</summary>
    public string Method => Record?.Method ?? Request?.Method ?? Status?.Method ?? "";

    /// <summary>The data in words.</summary>
    public string Source => (Record?.Source ?? Status?.Source ?? Request?.Data) is { Length: > 0 } source
        ? Path.GetFileName(source)
        : "–";

    /// <summary>Whether it has a result that can be compared with others.</summary>
    public bool HasResult => State == JobState.Done && Record is not null;

    /// <summary>The state, or what came out, in a word or two.</summary>
    public string Outcome => !HasResult ? State.Words()
        : Record!.Verdict.Headline is { Length: > 0 } headline ? char.ToLowerInvariant(headline[0]) + headline[1..]
        : Words(Record.Verdict.Finding);

    /// <summary>What came out; null where there is no result yet.</summary>
    public Finding? Finding => HasResult ? Record!.Verdict.Finding : null;

    /// <summary>Seconds that it took; null where that is not known.</summary>
    public double? Seconds => HasResult && Record!.Timings.Count > 0 ? Record.Timings[^1].Value : null;

    private static string Words(Finding finding) => finding switch
    {
        Discovery.Finding.Found => "found",
        Discovery.Finding.NotFound => "not found",
        _ => "undecided",
    };
}
