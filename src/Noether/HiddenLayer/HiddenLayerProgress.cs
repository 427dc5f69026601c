using Noether.HiddenLayer.Judging;

namespace Noether.HiddenLayer;

/// <summary>How far a task of the hidden-layer method is.</summary>
/// <param name="Stage">What is being done, in a few words.</param>
/// <param name="Fraction">Share of the stage that is done, 0 to 1.</param>
/// <param name="Remaining">Estimated time to the end of the stage; null when nothing is known.</param>
public sealed record HiddenLayerProgress(string Stage, double Fraction, TimeSpan? Remaining)
{
    /// <summary>
    /// While a picture is read: the network that has just been trained and judged; null in all other reports.
    /// </summary>
    public NetworkReading? Network { get; init; }
}
