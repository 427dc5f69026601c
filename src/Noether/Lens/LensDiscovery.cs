using Noether.Data;
using Noether.Lens.Runs;

namespace Noether.Lens;

/// <summary>
/// Discovers the minimal generator of a hidden one-parameter group of orthogonal maps under which the samples are
/// stationary and local. Source: Efe and Ozakin, SymmetryLens, arXiv 2410.05232.
/// </summary>
public static class LensDiscovery
{
    /// <summary>
    /// Refuses samples and settings that <see cref="Run"/> would refuse, so that a program can find out before it makes
    /// or replaces anything.
    /// </summary>
    /// <param name="samples">The samples.</param>
    /// <param name="settings">The knobs; null means the fast preset.</param>
    /// <param name="cancellationToken">Stops the work with an OperationCanceledException.</param>
    /// <exception cref="NoetherException">The samples or the settings cannot be used; the message says why.</exception>
    public static void Check(
        SampleSet samples, LensSettings? settings = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var chosen = settings ?? LensSettings.Fast;
        LensSettingsChecks.Require(chosen);
        LensSamples.Require(samples, chosen.SearchSamples, cancellationToken);
    }

    /// <summary>Runs a discovery from samples to verdict.</summary>
    /// <param name="samples">N samples of an odd dimension d from 5 to 513; at least 20 d of them.</param>
    /// <param name="settings">The knobs; null means the fast preset.</param>
    /// <param name="checkpoints">Where to keep checkpoints; null means nowhere.</param>
    /// <param name="progress">Told of the progress a few times a second; may be null.</param>
    /// <param name="cancellationToken">
    /// Stops the run: a checkpoint is written if there is a place for it, then OperationCanceledException is thrown.
    /// </param>
    /// <exception cref="NoetherException">The samples or the settings cannot be used; the message says why.</exception>
    public static LensResult Run(
        SampleSet samples,
        LensSettings? settings = null,
        LensCheckpoints? checkpoints = null,
        IProgress<LensProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        Check(samples, settings, cancellationToken);
        var chosen = settings ?? LensSettings.Fast;
        var run = new LensRun(samples, chosen, checkpoints, progress, cancellationToken);
        return chosen.Preset == LensPreset.Paper ? PaperRun.Run(run) : FastRun.Run(run);
    }
}
