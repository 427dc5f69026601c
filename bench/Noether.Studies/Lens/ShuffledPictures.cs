using Noether.Data;
using Noether.Lens;
using Noether.Numerics;
using Noether.Pictures;

namespace Noether.Studies.Lens;

/// <summary>Square and oblong windows of photographs at random places, their pixels shuffled.</summary>
internal static class ShuffledPictures
{
    // Some scans have a thin dark edge.
    private const int Edge = 8;
    private const ulong PlaceStream = 81;

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
    /// <param name="figures">
    /// Receives "right", the share of the columns that vary in their places, and "cosine", the mean over both axes; both
    /// for the better of mirror images and exchanged axes. 0 where another shape was found.
    /// </param>
    public static void Score(LensResult result, GridShape shape, int[] cells, StudyFigures figures)
    {
        figures.Add("shape", result.Shape?.ToString() ?? "none");
        var (right, cosine) = (0.0, 0.0);
        if (result.Shape is { } found)
        {
            var wanted = Enumerable.Range(0, cells.Length).Except(result.ConstantColumns).ToArray();
            var at = new int[cells.Length];
            for (var cell = 0; cell < at.Length; cell++)
                at[ColumnOf(result, cell)] = cell;
            foreach (var exchanged in (ReadOnlySpan<bool>)[false, true])
            {
                if ((exchanged ? new GridShape(shape.Columns, shape.Rows) : shape) != found)
                    continue;
                for (var mirror = 0; mirror < 4; mirror++)
                {
                    right = Math.Max(right, wanted.Count(column =>
                        Turned(cells[column], shape, exchanged, mirror) == at[column]) / (double)wanted.Length);
                }

                var truth = new int[cells.Length];
                for (var column = 0; column < cells.Length; column++)
                    truth[cells[column]] = column;
                var (one, two) = (
                    GridTransforms.Shift(truth, shape, rows: !exchanged), GridTransforms.Shift(truth, shape, rows: exchanged));
                cosine = Math.Max(cosine, (GeneratorScore.Compare(result.Generators[0], one).Cosine
                    + GeneratorScore.Compare(result.Generators[1], two).Cosine) / 2);
            }
        }

        figures.Add("right", right).Add("cosine", cosine);
    }

    private static int ColumnOf(LensResult result, int cell)
    {
        var row = result.GroupConvolution.Row(cell);
        for (var j = 0; j < row.Length; j++)
        {
            if (row[j] != 0)
                return j;
        }

        return 0;
    }

    private static int Turned(int cell, GridShape shape, bool exchanged, int mirror)
    {
        var (i, j) = (cell / shape.Columns, cell % shape.Columns);
        i = (mirror & 1) == 0 ? i : shape.Rows - 1 - i;
        j = (mirror & 2) == 0 ? j : shape.Columns - 1 - j;
        return exchanged ? (j * shape.Rows) + i : (i * shape.Columns) + j;
    }
}
