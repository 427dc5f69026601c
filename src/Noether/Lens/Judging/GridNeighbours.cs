using Noether.Numerics;

namespace Noether.Lens.Judging;

/// <summary>Pairs of neighbouring cells of a grid.</summary>
internal static class GridNeighbours
{
    /// <summary>All pairs, each once: a cell with the next one to its right and with the next one below.</summary>
    public static IReadOnlyList<(int One, int Other, bool Down)> Of(GridShape shape)
    {
        List<(int, int, bool)> pairs = [];
        for (var cell = 0; cell < shape.Cells; cell++)
        {
            if (cell % shape.Columns < shape.Columns - 1)
                pairs.Add((cell, cell + 1, false));
            if (cell + shape.Columns < shape.Cells)
                pairs.Add((cell, cell + shape.Columns, true));
        }

        return pairs;
    }

    /// <summary>Mean correlation of the pairs along the axis where it is lower.</summary>
    /// <param name="pairs">Pairs of components.</param>
    /// <param name="correlation">Correlations of the components, d x d.</param>
    public static double LeastCorrelation(
        IReadOnlyList<(int One, int Other, bool Down)> pairs, Matrix correlation)
    {
        double Mean(bool down) => pairs.Where(pair => pair.Down == down)
            .Select(pair => correlation[pair.One, pair.Other]).DefaultIfEmpty(0).Average();
        return Math.Min(Mean(false), Mean(true));
    }
}
