using Noether.Lens;

namespace Noether.Tests.Lens;

/// <summary>Hands progress on at once, on the thread of the run; the framework's own posts it elsewhere.</summary>
internal sealed class Observer(Action<LensProgress> report) : IProgress<LensProgress>
{
    public void Report(LensProgress value) => report(value);
}
