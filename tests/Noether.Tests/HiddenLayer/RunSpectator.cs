using Noether.Discovery;

namespace Noether.Tests.HiddenLayer;

/// <summary>Remembers what a run tells, and does something then.</summary>
internal sealed class RunSpectator(bool wantsFigures = false, Action<RunProgress>? then = null) : IRunObserver
{
    public List<RunProgress> All { get; } = [];

    public bool WantsFigures => wantsFigures;

    public void Report(RunProgress value)
    {
        All.Add(value);
        then?.Invoke(value);
    }
}
