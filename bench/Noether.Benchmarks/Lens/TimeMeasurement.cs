using Noether.Discovery;

namespace Noether.Benchmarks.Lens;

/// <summary>What was measured of one discovery.</summary>
public sealed record TimeMeasurement
{
    /// <summary>Kind of signals.</summary>
    public required string Data { get; init; }

    /// <summary>How their axis was hidden.</summary>
    public required string Transform { get; init; }

    /// <summary>Values in a sample.</summary>
    public required int Dimension { get; init; }

    /// <summary>Number of samples.</summary>
    public required long Samples { get; init; }

    /// <summary>Cosine of the final answer with the truth.</summary>
    public required double Cosine { get; init; }

    /// <summary>Seconds until the run held an answer as good as the goal; null where it never did.</summary>
    public required double? SecondsToGoal { get; init; }

    /// <summary>Seconds of the whole run.</summary>
    public required double Seconds { get; init; }

    /// <summary>Seconds by stage, in order.</summary>
    public required IReadOnlyList<NamedValue> Stages { get; init; }

    /// <summary>Most memory of the process so far, MB of 10^6 bytes.</summary>
    public required double PeakMegabytes { get; init; }
}
