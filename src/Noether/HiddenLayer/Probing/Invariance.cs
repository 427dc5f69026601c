using System.Runtime.CompilerServices;
using Noether.HiddenLayer.Contours;

namespace Noether.HiddenLayer.Probing;

/// <summary>
/// How much alike a field is at g(p) and at p: 1 - r with r = sum |s(p) - s(g p)| / sum ref(p, |p - g p|), where ref is the
/// mean difference between p and places as far away in twelve directions. 1 where the map keeps the field, about 0
/// where it has nothing to do with it. Between cells the field is linear: taken from the nearest cell, lines along the
/// grid and its diagonals would keep a picture better than others, and rings would have four mirrors. Where a drawing
/// stands alone on its ground, the ground goes on beyond the window, and what a map brings there has to be ground too:
/// the stem of a T by itself has a half turn, the letter has none.
/// </summary>
internal sealed class Invariance : IMapJudge
{
    /// <summary>Places lie on every third cell of every third row.</summary>
    public const int Step = 3;

    private const int Directions = 12;
    private const double Bin = 0.1;
    private const int Bins = 30;

    // The mean over all places counts as so many directions: near the border few of the twelve lie in the window.
    private const double Shrinkage = 2;

    private readonly ProbeGrid grid;
    private readonly int[] places;
    private readonly float? ground;
    private readonly float[] references;

    // A frame of one cell repeats the border, so that every place in the window lies between four cells.
    private readonly float[] framed;

    /// <summary>Prepares a field.</summary>
    /// <param name="grid">The cells.</param>
    /// <param name="field">A value for each cell.</param>
    /// <param name="alone">Whether it shows a drawing on a ground that goes on beyond the window.</param>
    public Invariance(ProbeGrid grid, float[] field, bool alone = false)
    {
        (this.grid, places) = (grid, grid.Every(Step));
        ground = alone ? BorderPixels.Ground(grid.Border, cell => field[cell]) : null;
        framed = new float[(grid.Columns + 2) * (grid.Rows + 2)];
        for (var i = 0; i < framed.Length; i++)
        {
            var column = Math.Clamp((i % (grid.Columns + 2)) - 1, 0, grid.Columns - 1);
            var row = Math.Clamp((i / (grid.Columns + 2)) - 1, 0, grid.Rows - 1);
            framed[i] = field[(row * grid.Columns) + column];
        }

        references = References();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public (double Likeness, double Coverage) Of(PlaneMap map)
    {
        var (difference, usual, count) = (0f, 0f, 0);
        var (a, b, c, d) = ((float)map.A, (float)map.B, (float)map.C, (float)map.D);
        var (shiftX, shiftY) = ((float)map.X, (float)map.Y);
        for (var i = 0; i < places.Length; i++)
        {
            var from = places[i];
            var (x, y) = (grid.Places[2 * from], grid.Places[(2 * from) + 1]);
            var (toX, toY) = ((a * x) + (b * y) + shiftX, (c * x) + (d * y) + shiftY);
            if (!TryRead(toX, toY, out var value))
            {
                if (ground is null)
                    continue;
                value = ground.Value;
            }

            count++;
            difference += MathF.Abs(At(from) - value);
            var (alongX, alongY) = (toX - x, toY - y);
            usual += references[(i * Bins) + BinOf(MathF.Sqrt((alongX * alongX) + (alongY * alongY)))];
        }

        return (usual > 0 ? 1 - (difference / usual) : 0, (double)count / places.Length);
    }

    private static int BinOf(float distance) => Math.Min((int)(distance * (float)(1 / Bin)), Bins - 1);

    private float At(int cell) =>
        framed[(((cell / grid.Columns) + 1) * (grid.Columns + 2)) + (cell % grid.Columns) + 1];

    // The field at a place, linear between four cells; false outside the window.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryRead(float x, float y, out float value)
    {
        // Cell i of a row has its middle at i + 1/2, in the frame at i + 1.
        var column = (x * (0.5f * ProbeGrid.Side)) + (0.5f * grid.Columns) + 0.5f;
        var row = (y * (0.5f * ProbeGrid.Side)) + (0.5f * grid.Rows) + 0.5f;
        if (!(column >= 0.5f && column < grid.Columns + 0.5f && row >= 0.5f && row < grid.Rows + 0.5f))
        {
            value = 0;
            return false;
        }

        var (left, bottom) = ((int)column, (int)row);
        var (right, up) = (column - left, row - bottom);
        var at = (bottom * (grid.Columns + 2)) + left;
        var above = at + grid.Columns + 2;
        var low = framed[at] + (right * (framed[at + 1] - framed[at]));
        var high = framed[above] + (right * (framed[above + 1] - framed[above]));
        value = low + (up * (high - low));
        return true;
    }

    private float[] References()
    {
        var sums = new double[places.Length * Bins];
        var counts = new int[places.Length * Bins];
        var ways = Enumerable.Range(0, Directions).Select(k => Math.SinCos(2 * Math.PI * k / Directions)).ToArray();
        for (var bin = 0; bin < Bins; bin++)
        {
            var distance = (bin + 0.5) * Bin;
            var (total, all) = (0.0, 0);
            for (var i = 0; i < places.Length; i++)
            {
                var from = places[i];
                var at = (i * Bins) + bin;
                foreach (var (sine, cosine) in ways)
                {
                    var (x, y) = (grid.Places[2 * from] + (distance * cosine), grid.Places[(2 * from) + 1] + (distance * sine));
                    if (!TryRead((float)x, (float)y, out var value))
                    {
                        if (ground is null)
                            continue;
                        value = ground.Value;
                    }

                    sums[at] += Math.Abs(At(from) - value);
                    counts[at]++;
                }

                total += sums[at];
                all += counts[at];
            }

            var mean = all > 0 ? total / all : 0;
            for (var i = 0; i < places.Length; i++)
            {
                var at = (i * Bins) + bin;
                sums[at] = (sums[at] + (Shrinkage * mean)) / (counts[at] + Shrinkage);
            }
        }

        return [.. sums.Select(value => (float)value)];
    }
}
