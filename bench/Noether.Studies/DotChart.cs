using System.Text;
using Noether.Reports.Rendering;

namespace Noether.Studies;

/// <summary>A row of dots for each kind of data on a common logarithmic axis, as an svg element.</summary>
internal sealed record DotChart
{
    private const double RowHeight = 22;
    private const double LetterWidth = 7.3;
    private const double Radius = 4.6;

    /// <summary>The rows, from the top.</summary>
    public required IReadOnlyList<DotRow> Rows { get; init; }

    /// <summary>Heading above the picture.</summary>
    public required string Title { get; init; }

    /// <summary>What the axis is.</summary>
    public required string XLabel { get; init; }

    /// <summary>What a filled dot is.</summary>
    public required string FilledName { get; init; }

    /// <summary>What a hollow dot is.</summary>
    public required string HollowName { get; init; }

    /// <summary>Values that get a vertical line.</summary>
    public IReadOnlyList<double> Limits { get; init; } = [];

    /// <summary>Values below are drawn here, at the left end. Default 1e-5.</summary>
    public double Least { get; init; } = 1e-5;

    /// <summary>Values above are drawn here, at the right end. Default 2.</summary>
    public double Most { get; init; } = 2;

    /// <summary>The picture.</summary>
    public string ToSvg()
    {
        const double Width = 820;
        const double Top = 58;
        var height = Top + (RowHeight * Rows.Count) + 52;
        var left = 20 + (LetterWidth * Rows.Max(row => (int?)row.Name.Length) ?? 0);
        var frame = new ChartFrame(left, Top, Width - 20, Top + (RowHeight * Rows.Count))
        {
            X = new ChartScale(Least, Most, Logarithmic: true),
        };
        var svg = SvgText.Begin(Width, height, $"{Title}, {Rows.Count} rows of dots", "chart dots");
        svg.Text(4, 19, Title, "title");
        Dot(svg, 14, 40, true).Text(24, 44.5, FilledName, "tick");
        var second = 40 + (LetterWidth * FilledName.Length);
        Dot(svg, second, 40, false).Text(second + 10, 44.5, HollowName, "tick");
        foreach (var mark in frame.X.Marks(6))
        {
            var x = frame.AcrossOf(mark);
            svg.Line(x, frame.Top, x, frame.Bottom, "grid");
            svg.Text(x, frame.Bottom + 17, (mark <= Least ? "≤ " : "") + SvgText.Number(mark, 4), "tick", "middle");
        }

        foreach (var limit in Limits)
            svg.Line(frame.AcrossOf(limit), frame.Top, frame.AcrossOf(limit), frame.Bottom, "axis");
        for (var i = 0; i < Rows.Count; i++)
        {
            var y = frame.Top + ((i + 0.5) * RowHeight);
            svg.Line(frame.Left, y, frame.Right, y, "grid");
            svg.Text(frame.Left - 12, y + 4.5, Rows[i].Name, "tick", "end");
            foreach (var (value, filled) in Rows[i].Dots.Where(dot => double.IsFinite(dot.Value)))
                Dot(svg, frame.AcrossOf(Math.Clamp(value, Least, Most)), y, filled);
        }

        frame.WriteXLabel(svg, XLabel);
        return svg.Append("</svg>").ToString();
    }

    private static StringBuilder Dot(StringBuilder svg, double x, double y, bool filled) => svg
        .Append($"""<circle cx="{SvgText.At(x)}" cy="{SvgText.At(y)}" r="{SvgText.At(Radius)}" """)
        .Append($"""class="{(filled ? "bar s0" : "hollow s1")}"/>""");
}
