namespace Noether.Benchmarks.Lens;

/// <summary>What was measured of the steps of one training.</summary>
public sealed record StepMeasurement
{
    /// <summary>"marginal only" or the hidden units of the conditional networks.</summary>
    public required string Case { get; init; }

    /// <summary>Threads asked for.</summary>
    public required int Threads { get; init; }

    /// <summary>Steps that were measured.</summary>
    public required int Steps { get; init; }

    /// <summary>Steps per second over the whole measurement.</summary>
    public required double StepsPerSecond { get; init; }

    /// <summary>Median step in milliseconds.</summary>
    public required double MedianMilliseconds { get; init; }

    /// <summary>Fastest step in milliseconds.</summary>
    public required double BestMilliseconds { get; init; }

    /// <summary>Milliseconds of processor time per step, all threads together.</summary>
    public required double CpuMilliseconds { get; init; }

    /// <summary>Bytes allocated per step.</summary>
    public required double AllocatedBytes { get; init; }

    /// <summary>Most memory of the process so far, MB of 10^6 bytes.</summary>
    public required double PeakMegabytes { get; init; }

    /// <summary>Median milliseconds of each part.</summary>
    public required IReadOnlyDictionary<string, double> PartMedians { get; init; }

    /// <summary>Fewest milliseconds of each part.</summary>
    public required IReadOnlyDictionary<string, double> PartBests { get; init; }
}
