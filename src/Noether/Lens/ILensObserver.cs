namespace Noether.Lens;

/// <summary>An observer that can ask to see the answer as it forms; given to the lens as its progress.</summary>
public interface ILensObserver : IProgress<LensProgress>
{
    /// <summary>
    /// Whether a snapshot is wanted now. Asked often and from any thread, so it must be quick; snapshots cost the run
    /// at most a twenty-fifth of its time whatever is answered, and never change its result.
    /// </summary>
    bool WantsSnapshot { get; }
}
