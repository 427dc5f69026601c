using Noether.Discovery.Settings;

namespace Noether.Rivals.LieFlow;

/// <summary>Settings of <see cref="LieFlowMethod"/>.</summary>
public sealed record LieFlowSettings
{
    /// <summary>Times that every sample is used in a training. Default 240.</summary>
    [Setting("Times that every sample is used in a training.", Least = 1, Most = 10_000)]
    public int Epochs { get; init; } = 240;

    /// <summary>Euler steps of the flow. Default 20.</summary>
    [Setting("Steps by which the flow is followed.", Least = 5, Most = 1000, Advanced = true)]
    public int FlowSteps { get; init; } = 20;

    /// <summary>Largest order of a cyclic group that is looked for. Default 12.</summary>
    [Setting("Largest order of a cyclic group to look for.", Least = 2, Most = 36)]
    public int MostOrder { get; init; } = 12;

    /// <summary>Whether rotations are about the mean of all points; about 0, the default, otherwise. A mean is a little off, and a
    /// flow may learn that little where points are exact.</summary>
    [Setting("Turn about the mean of all points, not about 0.")]
    public bool Centre { get; init; }

    /// <summary>Samples to use at most, from the first on. Default 40,000.</summary>
    [Setting("Samples to use at most.", Least = 1000, Most = 10_000_000, Advanced = true)]
    public int MostSamples { get; init; } = 40_000;
}
