namespace Noether.Lens;

/// <summary>What a running discovery tells its observer; sent a few times a second at most.</summary>
/// <param name="Stage">What is being done, in a few words: "reading samples", "independent components",
/// "training".</param>
/// <param name="Fraction">Share of the whole run that is done, 0 to 1.</param>
/// <param name="Remaining">Estimated time to the end; null while unknown.</param>
/// <param name="Row">The newest row of the history, while training.</param>
/// <param name="TotalSteps">Training steps in all; 0 outside training.</param>
public sealed record LensProgress(
    string Stage, double Fraction, TimeSpan? Remaining = null, LensHistoryRow? Row = null, int TotalSteps = 0)
{
    /// <summary>
    /// The best answer of the moment, where the observer asked for it (<see cref="ILensObserver"/>); null otherwise.
    /// </summary>
    public LensSnapshot? Snapshot { get; init; }
}
