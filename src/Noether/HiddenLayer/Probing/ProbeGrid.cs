using Noether.HiddenLayer.Contours;

namespace Noether.HiddenLayer.Probing;

/// <summary>
/// Square cells over the judged window, whose longer side runs from -1 to 1. A place is looked up in the cell that it
/// lies in, at most 0.014 away along an axis, which is exact enough for a contour that is 0.1 wide.
/// </summary>
internal sealed class ProbeGrid
{
    /// <summary>Cells along the longer side.</summary>
    public const int Side = 72;

    private const double Cell = 2.0 / Side;

    /// <summary>Covers a window.</summary>
    /// <param name="spanX">Half its width, in (0, 1].</param>
    /// <param name="spanY">Half its height, in (0, 1].</param>
    public ProbeGrid(double spanX = 1, double spanY = 1)
    {
        Columns = Math.Max(1, (int)Math.Round(spanX * Side));
        Rows = Math.Max(1, (int)Math.Round(spanY * Side));
        Places = new float[2 * Columns * Rows];
        for (var i = 0; i < Columns * Rows; i++)
        {
            Places[2 * i] = (float)(((i % Columns) + 0.5 - (0.5 * Columns)) * Cell);
            Places[(2 * i) + 1] = (float)(((i / Columns) + 0.5 - (0.5 * Rows)) * Cell);
        }
    }

    /// <summary>Cells in a row.</summary>
    public int Columns { get; }

    /// <summary>Rows of cells, from the bottom.</summary>
    public int Rows { get; }

    /// <summary>x and y of the middle of each cell, row after row.</summary>
    public float[] Places { get; }

    /// <summary>The cell of a place, or -1 outside the window.</summary>
    public int At(double x, double y)
    {
        var column = (int)Math.Floor((x / Cell) + (0.5 * Columns));
        var row = (int)Math.Floor((y / Cell) + (0.5 * Rows));
        return (uint)column < (uint)Columns && (uint)row < (uint)Rows ? (row * Columns) + column : -1;
    }

    /// <summary>The cells along the border.</summary>
    public int[] Border => field ??= BorderPixels.Of(Columns, Rows);

    /// <summary>Every so many-th cell of every so many-th row.</summary>
    /// <param name="step">So many, at least 1.</param>
    public int[] Every(int step)
    {
        var cells = new List<int>();
        for (var row = step / 2; row < Rows; row += step)
        {
            for (var column = step / 2; column < Columns; column += step)
                cells.Add((row * Columns) + column);
        }

        return [.. cells];
    }
}
