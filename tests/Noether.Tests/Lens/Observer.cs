using Noether.Discovery;

namespace Noether.Tests.Lens;

/// <summary>Hands progress on at once, on the thread of the run; the framework's own posts it elsewhere.</summary>
internal sealed class Observer(Action<RunProgress> report) : IProgress<RunProgress>
{
    public void Report(RunProgress value) => report(value);
}
