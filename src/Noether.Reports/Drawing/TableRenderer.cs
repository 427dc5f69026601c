using System.Text;
using System.Text.RegularExpressions;
using Noether.Discovery.Figures;
using Noether.Reports.Rendering;

namespace Noether.Reports.Drawing;

internal sealed partial class TableRenderer : FigureRenderer<TableFigure>
{
    protected override string Render(TableFigure figure, IReadOnlyList<TableFigure> peers)
    {
        // A heading stands where the cells below it stand.
        var numeric = figure.Columns.Select((_, j) => IsNumeric(figure, j)).ToArray();
        var table = new StringBuilder("""<div class="scroll"><table class="table"><thead><tr>""");
        for (var j = 0; j < numeric.Length; j++)
            table.Append($"""<th scope="col"{Class(numeric[j])}>{SvgText.Escape(figure.Columns[j])}</th>""");
        table.Append("</tr></thead><tbody>");
        for (var i = 0; i < figure.Rows.Count; i++)
        {
            table.Append(figure.Stressed.Contains(i) ? """<tr class="won">""" : "<tr>");
            foreach (var (j, cell) in figure.Rows[i].Index())
                table.Append($"<td{Class(j < numeric.Length && numeric[j])}>{SvgText.Escape(cell)}</td>");
            table.Append("</tr>");
        }

        return table.Append("</tbody></table></div>").ToString();
    }

    private static string Class(bool numeric) => numeric ? " class=\"n\"" : "";

    private static bool IsNumeric(TableFigure figure, int column)
    {
        var cells = figure.Rows.Where(row => column < row.Count && row[column].Length > 0).Select(row => row[column]);
        return cells.Any() && cells.All(cell => Number().IsMatch(cell));
    }

    // 12, −0.5, 1,234, 3·10⁻⁵, 2e-4, 73.1 ± 1.8 %, 12 ms; and the dash of a value that is not there.
    [GeneratedRegex(
        @"^\s*(?:[–-]|∞|[-+−]?(?:\d[\d,]*\.?\d*|\.\d+)(?:[eE][-+−]?\d+|·10[⁻⁰¹²³⁴-⁹]+)?|10[⁻⁰¹²³⁴-⁹]+)"
        + @"(?:\s*±\s*\d[\d.]*)?\s*(?:%|ms|s|min|h)?\s*$")]
    private static partial Regex Number();
}
