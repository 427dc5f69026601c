namespace Noether.Discovery;

/// <summary>An observer that can ask to see the answer as it forms; given to a run as its progress.</summary>
public interface IRunObserver : IProgress<RunProgress>
{
    /// <summary>
    /// Whether figures of the answer are wanted now. Asked often and from any thread, so it must be quick; they cost
    /// the run at most a twenty-fifth of its time whatever is answered, and never change its result.
    /// </summary>
    bool WantsFigures { get; }
}
