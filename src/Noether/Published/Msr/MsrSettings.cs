using Noether.Discovery.Settings;

namespace Noether.Published.Msr;

/// <summary>Settings of <see cref="MsrMethod"/>; defaults as published.</summary>
public sealed record MsrSettings
{
    /// <summary>Rows of a task, one after another: the first is its example, the others are asked. Default
    /// 20.</summary>
    [Setting("Rows of a task, one after another; the first is its example, the others are asked.", Least = 2,
        Most = 1000)]
    public int SamplesPerTask { get; init; } = 20;

    /// <summary>Numbers of a filter: dimension of the weight sharing, l. Default 3.</summary>
    [Setting("Numbers of a filter, which is how many dimensions the weight sharing has.", Least = 1, Most = 200)]
    public int Filters { get; init; } = 3;

    /// <summary>Steps of the outer loop, 32 tasks each. Default 1000.</summary>
    [Setting("Steps of the outer loop, 32 tasks each.", Least = 1, Most = 1_000_000)]
    public int Rounds { get; init; } = 1000;

    /// <summary>Rate of Adam in the outer loop. Default 1e-3.</summary>
    [Setting("Learning rate of the outer loop.", Least = 1e-6, Most = 1, Advanced = true)]
    public double Rate { get; init; } = 1e-3;

    /// <summary>Tasks in an outer step. Default 32.</summary>
    [Setting("Tasks in a step of the outer loop.", Least = 1, Most = 1000, Advanced = true)]
    public int Batch { get; init; } = 32;
}
