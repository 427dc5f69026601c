using Noether.Discovery.Figures;

namespace Noether.Discovery;

/// <summary>What a run tells its observer; sent a few times a second at most.</summary>
/// <param name="Stage">What is being done, in a few words: "reading samples", "training".</param>
/// <param name="Fraction">Share of the whole run that is done, 0 to 1.</param>
/// <param name="Remaining">Estimated time to the end; null while unknown.</param>
public sealed record RunProgress(string Stage, double Fraction, TimeSpan? Remaining = null)
{
    /// <summary>The newest row of the history with its names, while there is one; empty otherwise.</summary>
    public IReadOnlyList<NamedValue> Row { get; init; } = [];

    /// <summary>Steps in all of an iteration that <see cref="Row"/> belongs to; 0 outside one.</summary>
    public long TotalSteps { get; init; }

    /// <summary>
    /// The answer as it stands, where the observer asked for it (<see cref="IRunObserver"/>); empty otherwise.
    /// A figure replaces the earlier one of the same name.
    /// </summary>
    public IReadOnlyList<Figure> Figures { get; init; } = [];
}
