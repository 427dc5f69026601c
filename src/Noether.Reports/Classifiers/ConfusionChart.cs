using System.Globalization;
using Noether.Reports.Rendering;

namespace Noether.Reports.Classifiers;

/// <summary>
/// A confusion matrix as an inline SVG picture: a row for each true class, a column for each answer, each cell with its
/// count and as dark as its share of the row.
/// </summary>
internal sealed record ConfusionChart
{
    private const double Cell = 62;
    private const double Left = 84;
    private const double Top = 62;
    private const double Darkest = 0.62;

    /// <summary>Heading above the picture.</summary>
    public required string Title { get; init; }

    /// <summary>Names of the classes.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>The counts, row after row.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Counts { get; init; }

    /// <summary>The picture as an svg element for an HTML page.</summary>
    public string ToSvg()
    {
        var side = Classes.Count * Cell;
        var svg = SvgText.Begin(
            Math.Max(Left + side + 14, 300), Top + side + 40, $"{Title}, confusion matrix", "chart confusion");
        svg.Text(4, 19, Title, "title");
        for (var i = 0; i < Classes.Count; i++)
        {
            svg.Text(Left + ((i + 0.5) * Cell), Top - 10, Classes[i], "tick", "middle");
            svg.Text(Left - 10, Top + ((i + 0.5) * Cell) + 4.5, Classes[i], "tick", "end");
            var sum = Math.Max(1, Counts[i].Sum());
            for (var j = 0; j < Classes.Count; j++)
            {
                var (x, y, share) = (Left + (j * Cell), Top + (i * Cell), (double)Counts[i][j] / sum);
                svg.Append($"""<rect x="{SvgText.At(x + 1)}" y="{SvgText.At(y + 1)}" width="{SvgText.At(Cell - 2)}" """)
                    .Append($"""height="{SvgText.At(Cell - 2)}" class="bar s0" """)
                    .Append($"""fill-opacity="{SvgText.At(0.04 + (Darkest * share))}"/>""");
                svg.Text(
                    x + (0.5 * Cell), y + (0.5 * Cell) + 5, Counts[i][j].ToString(CultureInfo.InvariantCulture),
                    "count", "middle");
            }
        }

        svg.Text(Left + (0.5 * side), Top + side + 26, "answer", "label", "middle");
        svg.TextUpwards(16, Top + (0.5 * side), "true class", "label");
        return svg.Append("</svg>").ToString();
    }
}
