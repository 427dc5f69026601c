using System.Text;
using Noether.Reports.Rendering;

namespace Noether.Reports;

/// <summary>A small picture of one sample: as read above, in the learned representation below.</summary>
internal sealed record SamplePair(double[] X, double[] Y)
{
    private const double Width = 330;
    private const double PanelHeight = 84;

    public required string Name { get; init; }

    public required ChartScale Before { get; init; }

    public required ChartScale After { get; init; }

    public string ToSvg()
    {
        var svg = SvgText.Begin(Width, 30 + (2 * PanelHeight) + 24, $"{Name} before and after", "chart pair");
        svg.Text(0, 18, Name, "title");
        WritePanel(svg, 30, "x", X, Before, 0, 0);
        WritePanel(svg, 30 + PanelHeight + 18, "y", Y, After, -(Y.Length / 2), 2);
        return svg.Append("</svg>").ToString();
    }

    private static void WritePanel(
        StringBuilder svg, double top, string name, double[] values, ChartScale scale, int first, int color)
    {
        var frame = new ChartFrame(62, top, Width - 8, top + PanelHeight - 16)
        {
            X = new(first - 0.5, first + values.Length - 0.5, false),
            Y = scale,
        };
        foreach (var mark in scale.Marks(3))
        {
            var y = frame.HeightOf(mark);
            svg.Line(frame.Left, y, frame.Right, y, "grid");
            svg.Text(frame.Left - 7, y + 4.5, SvgText.Number(mark, 3), "tick", "end");
        }

        var path = new StringBuilder();
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
                continue;
            path.Append(path.Length == 0 ? 'M' : 'L').Append(SvgText.At(frame.AcrossOf(first + i))).Append(' ')
                .Append(SvgText.At(frame.HeightOf(values[i])));
        }

        svg.Append($"""<path d="{path}" class="curve s{color}"/>""");
        svg.Text(2, (frame.Top + frame.Bottom) / 2, name, "title");
        foreach (var tick in Ticks.Whole(first, first + values.Length - 1, 6))
            svg.Text(frame.AcrossOf(tick), frame.Bottom + 16, SvgText.Number(tick, 9), "tick", "middle");
    }
}
