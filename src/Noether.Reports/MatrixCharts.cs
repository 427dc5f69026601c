using System.Globalization;
using Noether.Lens;
using Noether.Numerics;
using Noether.Reports.Rendering;

namespace Noether.Reports;

/// <summary>The charts of an answer of the lens, for reports and for the studio alike.</summary>
internal static class MatrixCharts
{
    private const int MostPixels = 66;
    private const double ClearPeak = 0.8;

    /// <summary>Generator, group convolution, one seen through the other, and filter; each with a caption.</summary>
    /// <param name="generator">G, d x d.</param>
    /// <param name="convolution">L, d x d.</param>
    /// <param name="filter">psi, d values.</param>
    public static IReadOnlyList<(string Picture, string Caption)> Of(
        Matrix generator, Matrix convolution, double[] filter)
    {
        var half = filter.Length / 2;
        return
        [
            (new HeatMap
            {
                Values = generator, Title = "Generator G", XLabel = "component before", YLabel = "component after",
            }.ToSvg(), "One step: sample component j contributes G[i, j] to component i."),
            (new HeatMap
            {
                Values = convolution, Title = "Group convolution L", XLabel = "input component",
                YLabel = "position on the hidden axis", FirstRow = -half,
            }.ToSvg(), "Each row is the resolving filter, carried along the hidden axis by a power of G."),
            (new HeatMap
            {
                Values = AlongHiddenAxis(generator, convolution), Title = "G seen along the hidden axis",
                XLabel = "position before", YLabel = "position after", FirstRow = -half, FirstColumn = -half,
            }.ToSvg(), "L G Lᵀ. The cleaner the one diagonal beside the middle, the closer G is to a plain shift."),
            (Filter(filter), FilterCaption(filter)),
        ];
    }

    /// <summary>
    /// A small picture of a matrix, without axes. Of a large one the strongest entry of each block stays, so that thin
    /// diagonals remain visible.
    /// </summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="width">Width in pixels before scaling.</param>
    /// <param name="title">Heading above; may be empty.</param>
    public static string Thumbnail(Matrix matrix, double width, string title = "") => new HeatMap
    {
        Values = Reduced(matrix),
        Title = title,
        Small = true,
        Width = width,
    }.ToSvg();

    // Rows of L may have other norms than 1 near the edges; dividing by the mean energy of a row keeps the scale of G.
    private static Matrix AlongHiddenAxis(Matrix generator, Matrix convolution)
    {
        var shown = MatrixOps.Congruence(convolution, generator);
        var energy = MatrixOps.SquaredNorm(convolution);
        if (energy > 0)
        {
            foreach (ref var value in shown.Values)
                value *= convolution.Rows / energy;
        }

        return shown;
    }

    private static string Filter(double[] filter) => new BarChart
    {
        Title = "Resolving filter ψ",
        Labels = [.. Enumerable.Range(0, filter.Length).Select(i => i.ToString(CultureInfo.InvariantCulture))],
        Values = filter,
        XLabel = "input component",
        Highlight = FilterPeak.Of(filter).Index,
        Height = 330,
    }.ToSvg();

    private static string FilterCaption(double[] filter)
    {
        var peak = FilterPeak.Of(filter);
        return $"A delta function along the hidden axis. Its largest component, number {peak.Index}, has magnitude " +
            $"{SvgText.Number(peak.Value)} and holds {SvgText.Number(100 * peak.EnergyShare)} % of the energy" +
            (peak.EnergyShare >= ClearPeak ? "." : ": the hidden axis mixes the input components.");
    }

    private static Matrix Reduced(Matrix matrix)
    {
        var block = (Math.Max(matrix.Rows, matrix.Columns) + MostPixels - 1) / MostPixels;
        if (block <= 1)
            return matrix;
        var reduced = new Matrix((matrix.Rows + block - 1) / block, (matrix.Columns + block - 1) / block);
        for (var i = 0; i < matrix.Rows; i++)
        {
            for (var j = 0; j < matrix.Columns; j++)
            {
                if (Math.Abs(matrix[i, j]) > Math.Abs(reduced[i / block, j / block]))
                    reduced[i / block, j / block] = matrix[i, j];
            }
        }

        return reduced;
    }
}
