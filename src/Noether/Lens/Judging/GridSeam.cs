using Noether.Lens.Seriation;
using Noether.Numerics;

namespace Noether.Lens.Judging;

/// <summary>
/// Tells whether an axis of a grid comes round, as <see cref="AxisEnds"/> does for a single axis: with c_k the mean
/// correlation of cells k apart along it, for each displacement along the other one,
/// sum (c_k - c_(n-k))^2 / (2 sum (c_k - m)^2) over k = 1 .. n - 1 and all of those, m the mean over k. 0 on a ring.
/// </summary>
internal static class GridSeam
{
    /// <summary>The seam of one axis, 0 to about 1.</summary>
    /// <param name="correlation">d x d.</param>
    /// <param name="placement">Where the columns are; no cell is free.</param>
    /// <param name="down">Whether it is the axis from row to row.</param>
    public static double Of(Matrix correlation, GridPlacement placement, bool down)
    {
        var grid = new Displacements(placement.Rows, placement.Columns, placement.Topology.Cut(down));
        var means = DisplacementMeans.Of(correlation, grid, placement.Cells);
        var length = down ? placement.Rows : placement.Columns;
        // Bins are numbered by the displacement down, then right.
        var across = down ? means.Length / length : length;
        var (difference, spread) = (0.0, 0.0);
        for (var other = 0; other < means.Length / length; other++)
        {
            double Lag(int k) => down ? means[(k * across) + other] : means[(other * across) + k];
            var mean = Enumerable.Range(1, length - 1).Average(Lag);
            for (var k = 1; k < length; k++)
            {
                difference += Math.Pow(Lag(k) - Lag(length - k), 2);
                spread += 2 * Math.Pow(Lag(k) - mean, 2);
            }
        }

        return spread > 0 ? difference / spread : 1;
    }
}
