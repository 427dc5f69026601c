using System.Globalization;
using Noether.Lens;
using Noether.Numerics;
using Noether.Reports.Rendering;

namespace Noether.Reports;

/// <summary>
/// The part of the report that shows generator, group convolution, filter and the learned order of the columns.
/// </summary>
internal static class ReportMatrices
{
    public static void Append(HtmlPage page, LensResult result)
    {
        var half = result.Dimension / 2;
        page.Heading("The symmetry");
        page.Paragraph(
            "The generator G moves a sample one step along the hidden axis. The group convolution L carries a sample " +
            "to that axis, y = L x: there, the step is a plain shift of components. Both are known up to the sign of " +
            "the filter and the direction of the shift.");
        page.Figures(
        [
            (new HeatMap
            {
                Values = result.Generator, Title = "Generator G", XLabel = "component before",
                YLabel = "component after",
            }.ToSvg(), "One step: sample component j contributes G[i, j] to component i."),
            (new HeatMap
            {
                Values = result.GroupConvolution, Title = "Group convolution L", XLabel = "input component",
                YLabel = "position on the hidden axis", FirstRow = -half,
            }.ToSvg(), "Each row is the resolving filter, carried along the hidden axis by a power of G."),
            (new HeatMap
            {
                Values = AlongHiddenAxis(result.Generator, result.GroupConvolution),
                Title = "G seen along the hidden axis",
                XLabel = "position before", YLabel = "position after", FirstRow = -half, FirstColumn = -half,
            }.ToSvg(), "L G Lᵀ. The cleaner the one diagonal beside the middle, the closer G is to a plain shift."),
            (Filter(result), FilterCaption(result)),
        ], leastWidth: 440);
        if (ColumnOrder.Find(result.GroupConvolution) is { } order)
            AppendOrder(page, order, half);
    }

    /// <summary>A B Aᵀ for square matrices.</summary>
    public static Matrix Sandwich(Matrix outer, Matrix inner) => Product(Product(outer, inner), outer.Transposed());

    // Rows of L may have other norms than 1 near the edges; dividing by the mean energy of a row keeps the scale of G.
    private static Matrix AlongHiddenAxis(Matrix generator, Matrix convolution)
    {
        double energy = 0;
        foreach (var value in convolution.Values)
            energy += value * value;
        var shown = Sandwich(convolution, generator);
        if (energy > 0)
        {
            foreach (ref var value in shown.Values)
                value *= convolution.Rows / energy;
        }

        return shown;
    }

    private static string Filter(LensResult result) => new BarChart
    {
        Title = "Resolving filter ψ",
        Labels = [.. Enumerable.Range(0, result.Filter.Length).Select(i => i.ToString(CultureInfo.InvariantCulture))],
        Values = result.Filter,
        XLabel = "input component",
        Highlight = FilterPeak.Of(result.Filter).Index,
        Height = 330,
    }.ToSvg();

    private static string FilterCaption(LensResult result)
    {
        var peak = FilterPeak.Of(result.Filter);
        return $"A delta function along the hidden axis. Its largest component, number {peak.Index}, has magnitude " +
            $"{SvgText.Number(peak.Value)} and holds {SvgText.Number(100 * peak.EnergyShare)} % of the energy" +
            (peak.EnergyShare >= 0.8 ? "." : ": the hidden axis mixes the input components.");
    }

    private static void AppendOrder(HtmlPage page, ColumnOrder order, int half)
    {
        page.Subheading("Learned order of the columns");
        page.Paragraph(
            order.IsNatural
                ? "L is close to a permutation: the hidden axis is that of the columns as they stand, in their order."
                : "L is close to a permutation: the hidden axis is a reordering of the columns. Read along the axis, " +
                  "the columns (numbered from 0) stand in this order; dashed ones are uncertain.");
        var items = order.Columns.Select((column, position) =>
        {
            var classes = order.IsClear(position) ? "clear" : "faint";
            return $"""<li class="{classes}" title="position {position - half}">{column}</li>""";
        });
        page.Raw($"""<ol class="order">{string.Concat(items)}</ol>""");
    }

    private static Matrix Product(Matrix a, Matrix b)
    {
        var product = new Matrix(a.Rows, b.Columns);
        for (var i = 0; i < a.Rows; i++)
        {
            var row = product.Row(i);
            for (var k = 0; k < a.Columns; k++)
            {
                var factor = a[i, k];
                var other = b.Row(k);
                for (var j = 0; j < row.Length; j++)
                    row[j] += factor * other[j];
            }
        }

        return product;
    }
}
