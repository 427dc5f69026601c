using Noether.Lens;

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
        page.Figures(MatrixCharts.Of(result.Generator, result.GroupConvolution, result.Filter), leastWidth: 440);
        if (ColumnOrder.Find(result.GroupConvolution) is { } order)
            AppendOrder(page, order, half);
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
}
