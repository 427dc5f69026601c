namespace Noether.Benchmarks.Decoy;

/// <summary>What either side says of one run; the peer writes the same names.</summary>
internal sealed record DecoyFigures
{
    /// <summary>Threads used.</summary>
    public required int Threads { get; init; }

    /// <summary>Networks trained.</summary>
    public required int Networks { get; init; }

    /// <summary>Networks a minute by the clock.</summary>
    public required double NetworksPerMinute { get; init; }

    /// <summary>The fastest network in milliseconds.</summary>
    public required double BestMilliseconds { get; init; }

    /// <summary>Milliseconds of processor time for each network, all threads together.</summary>
    public required double CpuMilliseconds { get; init; }

    /// <summary>Mean validation accuracy.</summary>
    public required double Accuracy { get; init; }

    /// <summary>Mean number of switching units in an epoch; null where nothing is counted.</summary>
    public DecoyEventCount? Events { get; init; }

    /// <summary>Most memory of the process, MB of 10^6 bytes.</summary>
    public required double PeakMegabytes { get; init; }

    /// <summary>Name and version of the program.</summary>
    public required string Version { get; init; }
}
