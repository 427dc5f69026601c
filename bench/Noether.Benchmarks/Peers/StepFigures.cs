namespace Noether.Benchmarks.Peers;

/// <summary>What either side says of one run; ours is a case of lens-step, the peer writes the same names.</summary>
public sealed record StepFigures
{
    /// <summary>Steps per second.</summary>
    public required double StepsPerSecond { get; init; }

    /// <summary>Median step in milliseconds.</summary>
    public required double MedianMilliseconds { get; init; }

    /// <summary>Fastest step in milliseconds.</summary>
    public required double BestMilliseconds { get; init; }

    /// <summary>Milliseconds of processor time per step, all threads together.</summary>
    public required double CpuMilliseconds { get; init; }

    /// <summary>Most memory of the process, MB of 10^6 bytes.</summary>
    public required double PeakMegabytes { get; init; }
}
