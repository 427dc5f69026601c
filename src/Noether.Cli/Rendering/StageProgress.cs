using Noether.HiddenLayer;
using Noether.Lens;

namespace Noether.Cli.Rendering;

/// <summary>Shows the progress of the hidden-layer method as that of the lens is shown.</summary>
/// <param name="view">Draws it.</param>
internal sealed class StageProgress(IProgress<LensProgress> view) : IProgress<HiddenLayerProgress>
{
    /// <summary>The observer for a view; null for nobody.</summary>
    /// <param name="view">The view.</param>
    public static StageProgress? For(IProgress<LensProgress>? view) => view is null ? null : new StageProgress(view);

    /// <inheritdoc/>
    public void Report(HiddenLayerProgress value) =>
        view.Report(new LensProgress(value.Stage, value.Fraction) { Remaining = value.Remaining });
}
