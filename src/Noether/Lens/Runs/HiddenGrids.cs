using Noether.Lens.Judging;
using Noether.Numerics;

namespace Noether.Lens.Runs;

/// <summary>The searches for two axes behind maps that mix the columns; each gives null where it finds none.</summary>
internal sealed class HiddenGrids(LensRun run)
{
    /// <summary>A grid whose coefficients under a transform that has a name the columns are.</summary>
    public MixedGridAnswer? Named() => Possible && !run.Settings.Without.HasFlag(LensIngredients.NamedTransforms)
        ? run.Timed("grid of coefficients", new NamedGridSearch(run).Run)
        : null;

    /// <summary>A grid whose cells are independent components.</summary>
    /// <param name="one">Independent components of the first half of the samples.</param>
    /// <param name="two">Those of the second half.</param>
    public GridFinding? OfComponents(Matrix one, Matrix two) => Possible
        ? GridFinding.Of(run.Timed("grid of independent components", () => new MixedGridSearch(run).Run(
            one, two, run.Settings.WantedShape)))
        : null;

    /// <summary>Windows of pictures. Takes minutes, so only for who asks for two axes.</summary>
    public GridFinding? Pictures() =>
        run.Columns.Aside.Length == 0 ? GridFinding.Of(run.Timed("pictures", new PictureSearch(run).Run)) : null;

    private bool Possible => run.Columns.Aside.Length == 0 && GridSearch.Wanted(run.Settings, run.Columns.Count);
}
