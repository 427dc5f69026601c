using Noether.Discovery;

namespace Noether.Tests.Lens;

/// <summary>Looks at every answer that it is offered, or at none.</summary>
/// <param name="curious">Whether it asks for figures.</param>
internal sealed class Spectator(bool curious) : IRunObserver
{
    private readonly Lock gate = new();
    private readonly List<RunProgress> seen = [];

    public bool WantsFigures => curious;

    /// <summary>The reports with figures.</summary>
    public RunProgress[] Seen
    {
        get
        {
            lock (gate)
                return [.. seen];
        }
    }

    public void Report(RunProgress value)
    {
        lock (gate)
        {
            if (value.Figures.Count > 0)
                seen.Add(value);
        }
    }
}
