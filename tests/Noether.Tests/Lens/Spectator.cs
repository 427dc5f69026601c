using Noether.Lens;

namespace Noether.Tests.Lens;

/// <summary>Looks at every answer that it is offered, or at none.</summary>
/// <param name="curious">Whether it asks for snapshots.</param>
internal sealed class Spectator(bool curious) : ILensObserver
{
    private readonly Lock gate = new();
    private readonly List<LensProgress> seen = [];

    public bool WantsSnapshot => curious;

    /// <summary>The reports with a snapshot.</summary>
    public LensProgress[] Seen
    {
        get
        {
            lock (gate)
                return [.. seen];
        }
    }

    public void Report(LensProgress value)
    {
        lock (gate)
        {
            if (value.Snapshot is not null)
                seen.Add(value);
        }
    }
}
