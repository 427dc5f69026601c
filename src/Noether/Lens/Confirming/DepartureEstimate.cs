using System.Numerics.Tensors;
using Noether.Lens.Judging;
using Noether.Lens.Seriation;
using Noether.Numerics;

namespace Noether.Lens.Confirming;

/// <summary>
/// How far the components are from stationarity, with its error: the shares that <see cref="Stationarity"/> and
/// <see cref="DisplacementMeans"/> define, with squared norms from products of different stretches, which sampling does not add to.
/// </summary>
internal static class DepartureEstimate
{
    private const double MostDeviations = 3;

    /// <summary>
    /// Of a representation: covariances of y, |y|, y^2 and of |y| with y, values beyond three deviations counted as three.
    /// </summary>
    public static Estimate OfRepresentation(ConfirmedAxes axes)
    {
        var departure = Departure(axes);
        var y = Clipped(axes.Y);
        Stationarity.Centre(y, axes.Components);
        var own = Norms(axes.Products(y, y));
        var values = new float[y.Length];
        TensorPrimitives.Abs<float>(y, values);
        Stationarity.Centre(values, axes.Components);
        var magnitudes = Norms(axes.Products(values, values));
        var mixed = Norms(axes.Products(values, y));
        TensorPrimitives.Multiply<float>(y, y, values);
        Stationarity.Centre(values, axes.Components);
        var squares = Norms(axes.Products(values, values));
        return Share(
            [(own.Open, own.All), (magnitudes.Open, magnitudes.All), (squares.Open, squares.All), (mixed.Open, own.All)], 1, 1);

        (StretchProducts Open, StretchProducts All) Norms(IReadOnlyList<Matrix> products) => (
            StretchProducts.Of([.. products.Select(departure)], axes.Threads), StretchProducts.Of(products, axes.Threads));
    }

    /// <summary>Of columns on a grid: their correlations.</summary>
    public static Estimate OfCorrelations(ConfirmedAxes axes)
    {
        var grid = Displacements.Of(axes.Placement);
        var cells = axes.Placement.Cells;
        var correlations = axes.Correlations;
        var open = correlations.Select(of => Less(of, DisplacementMeans.Of(of, grid, cells), grid, cells));
        return Share(
            [(StretchProducts.Of([.. open], axes.Threads), StretchProducts.Of([.. correlations.Select(DistanceShare.Spread)], axes.Threads))],
            axes.Placement.Topology.HasRing ? DisplacementMeans.Fairness(axes.Correlation, grid, cells) : 1, 1);
    }

    /// <summary>Share of what the correlations differ by that distance explains; see <see cref="DistanceShare"/>.</summary>
    public static Estimate OfDistance(ConfirmedAxes axes)
    {
        var departure = Departure(axes, Toeplitz.Departure);
        var spreads = axes.Correlations.Select(DistanceShare.Spread).ToArray();
        return Share(
            [(StretchProducts.Of([.. spreads.Select(spread => DistanceShare.Explained(spread, departure))], axes.Threads),
                StretchProducts.Of(spreads, axes.Threads))], 1, 0);
    }

    private static Func<Matrix, Matrix> Departure(ConfirmedAxes axes, Func<Matrix, Matrix>? line = null) =>
        axes.Shape.Rows == 1
            ? line ?? Toeplitz.DirectedDeparture : new BlockToeplitz(axes.Shape.Rows, axes.Shape.Columns).Departure;

    /// <summary>
    /// Values cut off at three deviations over all of them: stationary values are stationary in every function of each, and
    /// without the few that are far they tell it of fewer samples.
    /// </summary>
    /// <param name="values">The values, centred.</param>
    public static float[] Clipped(float[] values)
    {
        var far = (float)(MostDeviations * Math.Sqrt(TensorPrimitives.SumOfSquares<float>(values) / (double)values.Length));
        return Array.ConvertAll(values, value => Math.Clamp(value, -far, far));
    }

    private static Estimate Share(
        IReadOnlyList<(StretchProducts Open, StretchProducts All)> parts, double factor, double unknown)
    {
        return Estimate.Jackknife(
            Of(norms => norms.SquaredNorm()),
            [.. Enumerable.Range(0, parts[0].All.Count).Select(stretch => Of(norms => norms.SquaredNorm(stretch)))]);

        // Where what all is measured by drowns in sampling, nothing is known to be explained.
        double Of(Func<StretchProducts, double> norm) => factor * parts.Average(
            part => norm(part.All) is > 0 and var all ? norm(part.Open) / all : unknown);
    }

    private static Matrix Less(Matrix correlation, double[] means, Displacements grid, int[] cells)
    {
        var d = correlation.Rows;
        var result = new Matrix(d, d);
        for (var i = 0; i < d; i++)
        {
            var bins = grid.From(cells[i]);
            for (var j = 0; j < d; j++)
                result[i, j] = i == j ? 0 : correlation[i, j] - means[bins[cells[j]]];
        }

        return result;
    }
}
