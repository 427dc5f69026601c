namespace Noether.HiddenLayer.Decoy;

/// <summary>How far the training of an ensemble is.</summary>
/// <param name="Done">Networks that are finished, those of an interrupted run included.</param>
/// <param name="Total">Networks in all.</param>
/// <param name="Elapsed">Time since this run began.</param>
/// <param name="Remaining">Estimated time to the end; null before the first network of this run is finished.</param>
public sealed record DecoyProgress(int Done, int Total, TimeSpan Elapsed, TimeSpan? Remaining)
{
    /// <summary>
    /// Mean share of validation points (training points, when there are no others) on the right side, over the networks
    /// that this run has finished; NaN when that is unknown.
    /// </summary>
    public double MeanAccuracy { get; init; } = double.NaN;
}
