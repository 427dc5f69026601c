using Noether.Comparisons;

namespace Noether.Sweeps;

/// <summary>What became of a case.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Values">What the plan says of it.</param>
/// <param name="State">Where it stands.</param>
public sealed record SweepRow(int Number, IReadOnlyList<KeyValuePair<string, string>> Values, SweepState State)
{
    /// <summary>Name of the method; empty where it has not begun and the plan does not say.</summary>
    public string Method { get; init; } = "";

    /// <summary>Verdict and scores; null without an answer.</summary>
    public ComparedRun? Score { get; init; }

    /// <summary>Why there is no answer; empty where there is one.</summary>
    public string Message { get; init; } = "";
}
