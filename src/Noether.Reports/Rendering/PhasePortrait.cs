using System.Text;
using Noether.Discovery.Figures;

namespace Noether.Reports.Rendering;

/// <summary>Level lines over a plane as an inline SVG picture, with arrows of a flow and dots of paths.</summary>
/// <param name="figure">What to draw.</param>
/// <param name="title">Heading above the picture; may be empty.</param>
internal sealed class PhasePortrait(PhasePortraitFigure figure, string title)
{
    private const double Width = 400;
    private const double Height = 350;
    private const double Shaft = 13;
    private const double Head = 4.5;

    /// <summary>The picture as an svg element for an HTML page.</summary>
    public string ToSvg()
    {
        var described = figure.Title.Length > 0 ? figure.Title : title;
        var svg = SvgText.Begin(Width, Height, $"{described} phase portrait".Trim(), "chart portrait");
        var top = 10.0;
        if (title.Length > 0)
        {
            svg.Text(4, 19, title, "title");
            top = 32;
        }

        var y = new ChartScale(figure.LowerY, figure.UpperY, false);
        var frame = new ChartFrame(
            ChartFrame.LeftMargin(y, figure.YLabel), top, Width - 14, Height - (figure.XLabel.Length > 0 ? 44 : 26))
        {
            X = new ChartScale(figure.LowerX, figure.UpperX, false),
            Y = y,
        };
        frame.WriteGrid(svg, frame.X.Marks(5), figure.XLabel, figure.YLabel);
        WriteLevels(svg, frame);
        foreach (var arrow in figure.Arrows)
            WriteArrow(svg, frame, arrow);
        for (var i = 0; i < figure.Paths.Count; i++)
            WriteDots(svg, frame, figure.Paths[i], (i % 5) + 1);
        return svg.Append("</svg>").ToString();
    }

    private void WriteLevels(StringBuilder svg, ChartFrame frame)
    {
        var path = new StringBuilder();
        string Place((double X, double Y) point) =>
            $"{SvgText.At(frame.Left + (point.X / (figure.Columns - 1) * (frame.Right - frame.Left)))} "
            + SvgText.At(frame.Bottom - (point.Y / (figure.Rows - 1) * (frame.Bottom - frame.Top)));
        foreach (var level in figure.Levels)
        {
            foreach (var (from, to) in LevelLines.Of(figure.Values, figure.Columns, level))
                path.Append('M').Append(Place(from)).Append('L').Append(Place(to));
        }

        if (path.Length > 0)
            svg.Append($"""<path d="{path}" class="curve s0" stroke-width="1.2"/>""");
    }

    // Arrows of one length say where the flow goes; how fast, the distance of the level lines does.
    private static void WriteArrow(StringBuilder svg, ChartFrame frame, FlowArrow arrow)
    {
        var across = arrow.U / (frame.X.Upper - frame.X.Lower) * (frame.Right - frame.Left);
        var down = -arrow.V / (frame.Y.Upper - frame.Y.Lower) * (frame.Bottom - frame.Top);
        var length = Math.Sqrt((across * across) + (down * down));
        if (!(length > 0) || !double.IsFinite(length))
            return;
        var (ux, uy) = (across / length, down / length);
        var (x, y) = (frame.AcrossOf(arrow.X), frame.HeightOf(arrow.Y));
        var (tipX, tipY) = (x + (0.5 * Shaft * ux), y + (0.5 * Shaft * uy));
        string Barb(double side) =>
            $"{SvgText.At(tipX - (Head * (ux + (side * 0.6 * uy))))} {SvgText.At(tipY - (Head * (uy - (side * 0.6 * ux))))}";
        var tip = $"{SvgText.At(tipX)} {SvgText.At(tipY)}";
        svg.Append($"""<path d="M{SvgText.At(x - (0.5 * Shaft * ux))} {SvgText.At(y - (0.5 * Shaft * uy))}L{tip}""")
            .Append($"""M{Barb(1)}L{tip}L{Barb(-1)}" class="curve s5" stroke-width="1.1"/>""");
    }

    private static void WriteDots(StringBuilder svg, ChartFrame frame, PointGroup group, int color)
    {
        var path = new StringBuilder();
        for (var i = 0; i < group.X.Count; i++)
        {
            var (x, y) = (frame.AcrossOf(group.X[i]), frame.HeightOf(group.Y[i]));
            if (double.IsFinite(x + y))
                path.Append('M').Append(SvgText.At(x)).Append(' ').Append(SvgText.At(y)).Append("h0");
        }

        svg.Append($"""<path d="{path}" class="dots s{color}" stroke-width="3.4"/>""");
    }
}
