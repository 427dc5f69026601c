using Noether.HiddenLayer;
using Noether.Discovery;

namespace Noether.Cli.Rendering;

/// <summary>Shows the progress of the hidden-layer method as that of a run is shown.</summary>
/// <param name="view">Draws it.</param>
internal sealed class StageProgress(IProgress<RunProgress> view) : IProgress<HiddenLayerProgress>
{
    /// <summary>The observer for a view; null for nobody.</summary>
    /// <param name="view">The view.</param>
    public static StageProgress? For(IProgress<RunProgress>? view) => view is null ? null : new StageProgress(view);

    /// <inheritdoc/>
    public void Report(HiddenLayerProgress value) =>
        view.Report(new RunProgress(value.Stage, value.Fraction, value.Remaining));
}
