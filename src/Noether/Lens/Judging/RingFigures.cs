using Noether.Lens.Seriation;
using Noether.Numerics;

namespace Noether.Lens.Judging;

/// <summary>What was measured of a grid that comes round, beside what any grid is measured by.</summary>
/// <param name="Seam">The largest seam of a ring; see <see cref="GridSeam"/>.</param>
/// <param name="Unevenness">
/// How much variances differ along the rows, which are rings: standard deviation over mean within a row.
/// </param>
/// <param name="RowSpread">The same of the mean variances of the rows.</param>
/// <param name="AlikeRows">Departure where rows are taken to be alike: a cylinder.</param>
/// <param name="OwnRows">Departure where every pair of rows is one of its own: a globe.</param>
internal sealed record RingFigures(
    double Seam, double Unevenness, double RowSpread, double AlikeRows, double OwnRows)
{
    private const double MostRowSpread = 0.2;

    /// <summary>Whether the samples are stationary from row to row, too.</summary>
    public bool RowsAreAlike => AlikeRows <= GridVerdicts.MostDeparture && RowSpread <= MostRowSpread;

    /// <summary>Measures a placement whose columns are a ring.</summary>
    /// <param name="covariance">Of the columns, d x d.</param>
    /// <param name="placement">Where they are.</param>
    public static RingFigures Measure(Matrix covariance, GridPlacement placement)
    {
        var correlation = LineSeriation.Correlation(covariance);
        var (rows, columns) = (placement.Rows, placement.Columns);
        var means = new double[rows];
        for (var p = 0; p < placement.Cells.Length; p++)
            means[placement.Cells[p] / columns] += covariance[p, p] / columns;
        var uneven = placement.Cells.Index()
            .Average(cell => Math.Pow((covariance[cell.Index, cell.Index] / means[cell.Item / columns]) - 1, 2));
        var mean = means.Average();
        var seam = GridSeam.Of(correlation, placement, down: false);
        if (placement.Topology.Down == AxisKind.Ring)
            seam = Math.Max(seam, GridSeam.Of(correlation, placement, down: true));
        return new RingFigures(
            seam, Math.Sqrt(uneven), Math.Sqrt(means.Average(value => Math.Pow((value / mean) - 1, 2))),
            placement.On(GridTopology.Cylinder, correlation).Departure,
            placement.On(GridTopology.Globe, correlation).Departure);
    }
}
