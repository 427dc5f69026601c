using Noether.Data;
using Noether.Discovery;
using Noether.Lens;

namespace Noether.Studies;

/// <summary>What a case gets to run with.</summary>
/// <param name="Discover">The lens.</param>
/// <param name="Scratch">Folder for checkpoints; may not exist yet, and is removed when the case is done.</param>
/// <param name="Threads">Worker threads; 0 means all cores.</param>
/// <param name="Progress">Told what goes on inside the case.</param>
/// <param name="Cancellation">Stops the case.</param>
internal sealed record StudyContext(
    LensRuns.Discovery Discover, string Scratch, int Threads, IProgress<RunProgress> Progress,
    CancellationToken Cancellation)
{
    /// <summary>Discovers; an interrupted case goes on where it was.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="settings">The knobs.</param>
    /// <param name="seed">Seed of the run.</param>
    public LensResult Run(SampleSet samples, LensSettings settings, ulong seed) =>
        Discover(this, samples, settings, seed);

    /// <summary>Says what is being done.</summary>
    /// <param name="stage">A few words.</param>
    /// <param name="fraction">Share of the case that is done.</param>
    public void Report(string stage, double fraction = 0) => Progress.Report(new RunProgress(stage, fraction));
}
