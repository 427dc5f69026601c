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
        var y = Clipped(axes);
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
        var correlations = axes.Correlations();
        var open = correlations.Select(of => Less(of, DisplacementMeans.Of(of, grid, cells), grid, cells));
        return Share(
            [(StretchProducts.Of([.. open], axes.Threads), StretchProducts.Of([.. correlations.Select(Spread)], axes.Threads))],
            axes.Placement.Topology.HasRing ? DisplacementMeans.Fairness(axes.Components, grid, cells) : 1, 1);
    }

    /// <summary>Share of what the correlations differ by that distance explains; see <see cref="DistanceShare"/>.</summary>
    public static Estimate OfDistance(ConfirmedAxes axes)
    {
        var departure = Departure(axes, Toeplitz.Departure);
        var spreads = axes.Correlations().Select(Spread).ToArray();
        return Share(
            [(StretchProducts.Of([.. spreads.Select(Explained)], axes.Threads), StretchProducts.Of(spreads, axes.Threads))], 1, 0);

        Matrix Explained(Matrix spread)
        {
            var result = spread.Clone();
            MatrixOps.AddScaled(result.Values, departure(spread).Values, -1);
            return result;
        }
    }

    private static Func<Matrix, Matrix> Departure(ConfirmedAxes axes, Func<Matrix, Matrix>? line = null) =>
        axes.Shape.Rows == 1
            ? line ?? Toeplitz.DirectedDeparture : new BlockToeplitz(axes.Shape.Rows, axes.Shape.Columns).Departure;

    // Stationary values are stationary in every function of each; cut off where few are, they tell it of fewer samples.
    private static float[] Clipped(ConfirmedAxes axes)
    {
        var far = (float)(MostDeviations * Math.Sqrt(
            TensorPrimitives.SumOfSquares<float>(axes.Y) / (double)axes.Y.Length));
        var result = Array.ConvertAll(axes.Y, value => Math.Clamp(value, -far, far));
        Stationarity.Centre(result, axes.Components);
        return result;
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

    // c_ij - m off the diagonal, 0 on it.
    private static Matrix Spread(Matrix correlation)
    {
        var d = correlation.Rows;
        var diagonal = Enumerable.Range(0, d).Sum(i => correlation[i, i]);
        var mean = (TensorPrimitives.Sum<double>(correlation.Values) - diagonal) / Math.Max(1, d * (d - 1));
        var result = new Matrix(d, d);
        for (var i = 0; i < d; i++)
            for (var j = 0; j < d; j++)
                result[i, j] = i == j ? 0 : correlation[i, j] - mean;
        return result;
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
