using Noether.Lens.Judging;
using Noether.Lens.Seriation;
using Noether.Numerics;

namespace Noether.Lens.Confirming;

/// <summary>
/// The components of an answer on the samples that confirm it, and how they lie along its axes. Columns that were set aside
/// leave their cells free.
/// </summary>
internal sealed class ConfirmedAxes
{
    private readonly GridPlacement placement;
    private readonly float[] y;

    /// <summary>Carries the samples to the axes.</summary>
    /// <param name="result">The answer.</param>
    /// <param name="columns">Which columns of the data the samples have.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="threads">Worker threads.</param>
    public ConfirmedAxes(LensResult result, ColumnsInUse columns, LensSamples samples, int threads)
    {
        Threads = threads;
        Rows = samples.Confirming;
        var shape = result.Shape ?? new GridShape(1, columns.Kept.Length);
        var topology = result.Shape is null ? default : new GridTopology(result.Axes[0], result.Axes[^1]);
        Map = Live(result.GroupConvolution, columns, shape.Cells, out var cells);
        Shape = shape;
        placement = new GridPlacement(shape.Rows, shape.Columns, cells, 0) { Topology = topology };
        y = Stationarity.Centred(samples.Transform(Map, samples.Count - Rows.Count, Rows.Count, threads), Components);
        var products = Products(y, y);
        var covariance = Mean(products);
        (Correlation, Correlations) = (LineSeriation.Correlation(covariance), Scaled(products, covariance));
        var at = new int[shape.Cells];
        Array.Fill(at, -1);
        foreach (var (component, cell) in cells.Index())
            at[cell] = component;
        Neighbours =
        [
            .. GridNeighbours.Of(shape, topology).Select(pair => (at[pair.One], at[pair.Other], pair.Down))
                .Where(pair => pair.Item1 >= 0 && pair.Item2 >= 0),
        ];
        if (result.Shape is null)
            Neighbours = [.. Neighbours.Select(pair => pair with { Down = true }), .. Neighbours];
    }

    /// <summary>Worker threads.</summary>
    public int Threads { get; }

    /// <summary>The samples and their stretches.</summary>
    public ConfirmingRows Rows { get; }

    /// <summary>L without its rows of columns set aside, components x columns in use.</summary>
    public Matrix Map { get; }

    /// <summary>Rows and columns of the grid; a line is one row.</summary>
    public GridShape Shape { get; }

    /// <summary>Where the components lie.</summary>
    public GridPlacement Placement => placement;

    /// <summary>Number of components.</summary>
    public int Components => Map.Rows;

    /// <summary>The components, centred, component-major.</summary>
    public float[] Y => y;

    /// <summary>Pairs of neighbours; those of a line count for both axes.</summary>
    public IReadOnlyList<(int One, int Other, bool Down)> Neighbours { get; }

    /// <summary>Correlations of the components over all stretches.</summary>
    public Matrix Correlation { get; }

    /// <summary>Second moments of the components in each stretch, in units of their deviations over all.</summary>
    public IReadOnlyList<Matrix> Correlations { get; }

    /// <summary>Second moments of two sets of components in each stretch.</summary>
    /// <param name="first">Component-major, centred.</param>
    /// <param name="second">The same size.</param>
    public IReadOnlyList<Matrix> Products(float[] first, float[] second) =>
    [
        .. Enumerable.Range(0, Rows.Stretches).Select(Rows.Stretch).Select(
            stretch => Stationarity.Moments(first, second, Components, stretch.First, stretch.Length, Threads)),
    ];

    // In place.
    private static IReadOnlyList<Matrix> Scaled(IReadOnlyList<Matrix> products, Matrix covariance)
    {
        var scales = Enumerable.Range(0, covariance.Rows)
            .Select(k => covariance[k, k] > 0 ? 1 / Math.Sqrt(covariance[k, k]) : 0).ToArray();
        foreach (var product in products)
            for (var i = 0; i < scales.Length; i++)
                for (var j = 0; j < scales.Length; j++)
                    product[i, j] *= scales[i] * scales[j];
        return products;
    }

    private static Matrix Mean(IReadOnlyList<Matrix> matrices)
    {
        var result = new Matrix(matrices[0].Rows, matrices[0].Columns);
        foreach (var matrix in matrices)
            MatrixOps.AddScaled(result.Values, matrix.Values, 1.0 / matrices.Count);
        return result;
    }

    /// <summary>The rows of L that take something of the columns in use.</summary>
    /// <param name="l">L over all columns.</param>
    /// <param name="columns">Which are in use.</param>
    /// <param name="cells">Number of cells.</param>
    /// <param name="live">The cells that these rows are.</param>
    public static Matrix Live(Matrix l, ColumnsInUse columns, int cells, out int[] live)
    {
        var kept = columns.Kept;
        var used = new Matrix(cells, kept.Length);
        for (var i = 0; i < cells; i++)
            for (var j = 0; j < kept.Length; j++)
                used[i, j] = l[i, l.Columns == kept.Length ? j : kept[j]];
        live = [.. Enumerable.Range(0, cells).Where(i => used.Row(i).ContainsAnyExcept(0.0))];
        var result = new Matrix(live.Length, kept.Length);
        foreach (var (row, cell) in live.Index())
            used.Row(cell).CopyTo(result.Row(row));
        return result;
    }
}
