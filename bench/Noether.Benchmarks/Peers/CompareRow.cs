namespace Noether.Benchmarks.Peers;

/// <summary>Our step and the peer's under the same conditions, over all repeats.</summary>
public sealed record CompareRow
{
    /// <summary>Hidden units per output of the conditional networks; 0 is the marginal part alone.</summary>
    public required int Hidden { get; init; }

    /// <summary>Threads of both.</summary>
    public required int Threads { get; init; }

    /// <summary>Our runs.</summary>
    public required IReadOnlyList<StepFigures> Ours { get; init; }

    /// <summary>The peer's runs; the one with the same place ran right after ours.</summary>
    public required IReadOnlyList<StepFigures> Peer { get; init; }

    /// <summary>Work of a step.</summary>
    public required StepWork Work { get; init; }

    /// <summary>Our steps per second.</summary>
    public Spread OurRate => Spread.Of(Ours.Select(run => run.StepsPerSecond));

    /// <summary>The peer's steps per second.</summary>
    public Spread PeerRate => Spread.Of(Peer.Select(run => run.StepsPerSecond));

    /// <summary>Our median step in milliseconds.</summary>
    public Spread OurMilliseconds => Spread.Of(Ours.Select(run => run.MedianMilliseconds));

    /// <summary>The peer's median step in milliseconds.</summary>
    public Spread PeerMilliseconds => Spread.Of(Peer.Select(run => run.MedianMilliseconds));

    /// <summary>Processor time of our step in milliseconds, all threads together.</summary>
    public double OurCpu => Spread.Of(Ours.Select(run => run.CpuMilliseconds)).Median;

    /// <summary>Processor time of the peer's step in milliseconds, all threads together.</summary>
    public double PeerCpu => Spread.Of(Peer.Select(run => run.CpuMilliseconds)).Median;

    /// <summary>Our steps per second over the peer's: ratio of the medians, range over neighbouring runs.</summary>
    public Spread Ratio => Spread.Of(Ours.Zip(Peer, (a, b) => a.StepsPerSecond / b.StepsPerSecond)) with
    {
        Median = OurRate.Median / PeerRate.Median,
    };

    /// <summary>Our peak memory, MB.</summary>
    public double OurMegabytes => Ours.Max(run => run.PeakMegabytes);

    /// <summary>The peer's peak memory, MB.</summary>
    public double PeerMegabytes => Peer.Max(run => run.PeakMegabytes);
}
