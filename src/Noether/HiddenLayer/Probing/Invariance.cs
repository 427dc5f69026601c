using System.Runtime.CompilerServices;

namespace Noether.HiddenLayer.Probing;

/// <summary>
/// How much alike a field is at g(p) and at p: 1 - r with r = sum |s(p) - s(g p)| / sum ref(p, |p - g p|), where ref is the
/// mean difference between p and places as far away in twelve directions. 1 where the map keeps the field, about 0
/// where it has nothing to do with it.
/// </summary>
internal sealed class Invariance
{
    /// <summary>Places lie on every third cell of every third row.</summary>
    public const int Step = 3;

    private const int Directions = 12;
    private const double Bin = 0.1;
    private const int Bins = 30;

    // The mean over all places counts as so many directions: near the border few of the twelve lie in the window.
    private const double Shrinkage = 2;

    private readonly ProbeGrid grid;
    private readonly float[] field;
    private readonly int[] places;
    private readonly float[] references;

    /// <summary>Prepares a field.</summary>
    /// <param name="grid">The cells.</param>
    /// <param name="field">A value for each cell.</param>
    public Invariance(ProbeGrid grid, float[] field)
    {
        (this.grid, this.field, places) = (grid, field, grid.Every(Step));
        references = References();
    }

    /// <summary>Likeness under a map, and the share of places whose image lies in the window.</summary>
    /// <param name="map">The map.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public (double Likeness, double Coverage) Of(PlaneMap map)
    {
        var (difference, usual, count) = (0.0, 0.0, 0);
        for (var i = 0; i < places.Length; i++)
        {
            var from = places[i];
            double x = grid.Places[2 * from], y = grid.Places[(2 * from) + 1];
            var (toX, toY) = ((map.A * x) + (map.B * y) + map.X, (map.C * x) + (map.D * y) + map.Y);
            var to = grid.At(toX, toY);
            if (to < 0)
                continue;
            count++;
            difference += Math.Abs(field[from] - field[to]);
            var (alongX, alongY) = (toX - x, toY - y);
            usual += references[(i * Bins) + BinOf(Math.Sqrt((alongX * alongX) + (alongY * alongY)))];
        }

        return (usual > 0 ? 1 - (difference / usual) : 0, (double)count / places.Length);
    }

    private static int BinOf(double distance) => Math.Min((int)(distance / Bin), Bins - 1);

    private float[] References()
    {
        var sums = new double[places.Length * Bins];
        var counts = new int[places.Length * Bins];
        for (var bin = 0; bin < Bins; bin++)
        {
            var distance = (bin + 0.5) * Bin;
            var (total, all) = (0.0, 0);
            for (var i = 0; i < places.Length; i++)
            {
                var from = places[i];
                for (var k = 0; k < Directions; k++)
                {
                    var (sine, cosine) = Math.SinCos(2 * Math.PI * k / Directions);
                    var to = grid.At(
                        grid.Places[2 * from] + (distance * cosine), grid.Places[(2 * from) + 1] + (distance * sine));
                    if (to < 0)
                        continue;
                    sums[(i * Bins) + bin] += Math.Abs(field[from] - field[to]);
                    counts[(i * Bins) + bin]++;
                }

                total += sums[(i * Bins) + bin];
                all += counts[(i * Bins) + bin];
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
