using Noether.Data;
using Noether.Lens;
using Noether.Lens.Seriation;
using Noether.Numerics;
using Noether.Pictures;

namespace Noether.Studies.Lens;

/// <summary>Square and oblong windows of photographs at random places, their pixels shuffled.</summary>
internal static class ShuffledPictures
{
    // Some scans have a thin dark edge.
    private const int Edge = 8;
    private const ulong PlaceStream = 81;

    // Share of the largest variance from which a pixel is common.
    private const double Common = 0.005;

    /// <summary>Windows of pictures, as many of each.</summary>
    /// <param name="files">The pictures.</param>
    /// <param name="shape">Rows and columns of a window.</param>
    /// <param name="count">Number of windows in all.</param>
    /// <param name="cells">The cell that each column shows.</param>
    /// <param name="seed">Seed of the places.</param>
    public static ArraySamples Windows(IReadOnlyList<string> files, GridShape shape, int count, int[] cells, ulong seed)
    {
        var values = new float[count * shape.Cells];
        var random = new CounterRandom(seed, PlaceStream);
        var pictures = files.Select(file => PictureFile.Read(file)).ToArray();
        var grey = Array.ConvertAll(pictures, picture => picture.ToGrey());
        for (var n = 0; n < count; n++)
        {
            var picture = pictures[n % pictures.Length];
            var top = Edge + (int)(random.NextDouble() * (picture.Height - (2 * Edge) - shape.Rows + 1));
            var left = Edge + (int)(random.NextDouble() * (picture.Width - (2 * Edge) - shape.Columns + 1));
            for (var k = 0; k < cells.Length; k++)
            {
                var (i, j) = (cells[k] / shape.Columns, cells[k] % shape.Columns);
                values[(n * cells.Length) + k] = grey[n % pictures.Length][((top + i) * picture.Width) + left + j];
            }
        }

        return new ArraySamples(values, shape.Cells, "windows of photographs");
    }

    /// <summary>Adds how close a grid came to the true one, which the run did not see.</summary>
    /// <param name="result">The answer.</param>
    /// <param name="shape">The true shape.</param>
    /// <param name="cells">The true cell of each column.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="figures">
    /// Receives "right", the share of the columns that vary at their place, "rightCommon", that of those with a variance of
    /// at least 0.5 % of the largest, and "cosine", the mean over both axes, which free cells at a border may lower; all for
    /// the better of mirror images, exchanged axes and, where cells are free, shifts. 0 where another shape was found.
    /// </param>
    public static void Score(
        LensResult result, GridShape shape, int[] cells, SampleSet samples, StudyFigures figures)
    {
        figures.Add("shape", result.Shape?.ToString() ?? "none");
        var (right, common, cosine) = (0.0, 0.0, 0.0);
        if (result.Shape is { } found)
        {
            var at = new int[cells.Length];
            foreach (var (cell, column) in ColumnOrder.Find(result.GroupConvolution)!.Columns.Index())
                at[column] = cell;
            var scan = SampleScan.Run(samples, long.MaxValue, exact: false, CancellationToken.None);
            var variance = Enumerable.Range(0, cells.Length).Select(j => Math.Pow(scan.Deviation(j), 2)).ToArray();
            right = Right([.. Enumerable.Range(0, cells.Length).Except(result.ConstantColumns)]);
            common = Right([.. Enumerable.Range(0, cells.Length).Where(j => variance[j] >= Common * variance.Max())]);
            var order = new int[cells.Length];
            for (var column = 0; column < cells.Length; column++)
                order[cells[column]] = column;
            var truth = GridTransforms.Representation(order);
            cosine = GridTransforms.Alike(
                result.Generators,
                [GridTransforms.Shift(truth, shape, rows: true), GridTransforms.Shift(truth, shape, rows: false)]);

            double Right(int[] wanted)
            {
                GridPlacement Placement(GridShape grid, int[] all) =>
                    new(grid.Rows, grid.Columns, [.. wanted.Select(column => all[column])], 0);
                var known = Placement(shape, cells);
                return found == shape ? GridAgreement.Of(Placement(found, at), known)
                    : GridAgreement.Of(Placement(found, at), known.Transposed());
            }
        }

        figures.Add("right", right).Add("rightCommon", common).Add("cosine", cosine);
    }
}
