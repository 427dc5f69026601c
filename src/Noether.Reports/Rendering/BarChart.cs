namespace Noether.Reports.Rendering;

/// <summary>Values by category as an inline SVG picture: bars from zero, with intervals where they are known.</summary>
public sealed record BarChart
{
    private const double LetterWidth = 7.5;
    private const int MostUpwards = 16;

    /// <summary>
    /// What each bar is; where labels would overlap they run upwards, and of many some are left out.
    /// </summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>The values, as many as labels; a value that is not finite has no bar.</summary>
    public required IReadOnlyList<double> Values { get; init; }

    /// <summary>Lower and upper end for each value; null where there are none.</summary>
    public IReadOnlyList<(double Lower, double Upper)>? Intervals { get; init; }

    /// <summary>Heading above the picture.</summary>
    public string Title { get; init; } = "";

    /// <summary>What the bars are.</summary>
    public string XLabel { get; init; } = "";

    /// <summary>What the values are.</summary>
    public string YLabel { get; init; } = "";

    /// <summary>Number of a bar to draw in the second colour; null for none.</summary>
    public int? Highlight { get; init; }

    /// <summary>Upper end of the vertical axis; null (the default) means what the bars need.</summary>
    public double? Upper { get; init; }

    /// <summary>What the picture is, for readers who do not see it; empty (the default) means the title.</summary>
    public string Description { get; init; } = "";

    /// <summary>Width of the picture in pixels before it is scaled. Default 400.</summary>
    public double Width { get; init; } = 400;

    /// <summary>Height of the picture in pixels before it is scaled. Default 250.</summary>
    public double Height { get; init; } = 250;

    /// <summary>The picture as an svg element for an HTML page.</summary>
    public string ToSvg()
    {
        var description = $"{(Description.Length > 0 ? Description : Title)} bar chart of {Values.Count} values".Trim();
        var svg = SvgText.Begin(Width, Height, description, "chart bars");
        if (Title.Length > 0)
            svg.Text(4, 19, Title, "title");
        double[] ends = [.. Intervals?.SelectMany(interval => new[] { interval.Lower, interval.Upper }) ?? []];
        var levels = ChartScale.Covering([0, .. Values, .. ends], logarithmic: false, tight: false);
        // Bars that all go up stand on the lower edge.
        if (Values.Concat(ends).All(value => !(value < 0)))
            levels = levels with { Lower = 0 };
        if (Upper is { } upper && upper > levels.Lower)
            levels = levels with { Upper = upper };
        var left = ChartFrame.LeftMargin(levels, YLabel);
        var slot = (Width - 14 - left) / Math.Max(1, Values.Count);
        var every = LabelStep(slot);
        var upwards = every > 1 && Values.Count <= MostUpwards;
        var below = (XLabel.Length > 0 ? 44 : 26) + (upwards ? WidestLabel - 16 : 0);
        var frame = new ChartFrame(left, Title.Length > 0 ? 32 : 10, Width - 14, Math.Max(Height - below, 60))
        {
            Y = levels,
        };
        frame.WriteLevels(svg, YLabel);
        var zero = frame.HeightOf(0);
        svg.Line(frame.Left, zero, frame.Right, zero, "axis");

        for (var i = 0; i < Values.Count; i++)
        {
            var middle = frame.Left + ((i + 0.5) * slot);
            if (upwards)
                svg.TextUpwards(middle + 4.5, frame.Bottom + 7, Labels[i], "tick", "end");
            else if (i % every == 0)
                svg.Text(middle, frame.Bottom + 17, Labels[i], "tick", "middle");
            if (!double.IsFinite(Values[i]))
                continue;
            var end = frame.HeightOf(Values[i]);
            svg.Append($"""<rect x="{SvgText.At(middle - (0.38 * slot))}" y="{SvgText.At(Math.Min(zero, end))}" """)
                .Append($"""width="{SvgText.At(0.76 * slot)}" height="{SvgText.At(Math.Abs(zero - end))}" """)
                .Append($"""class="bar s{(i == Highlight ? 1 : 0)}"><title>{SvgText.Escape(Labels[i])}: """)
                .Append($"""{SvgText.Number(Values[i])}</title></rect>""");
            if (Intervals is { } intervals && double.IsFinite(intervals[i].Lower + intervals[i].Upper))
            {
                var (low, high) = (frame.HeightOf(intervals[i].Lower), frame.HeightOf(intervals[i].Upper));
                var cap = Math.Min(5, 0.25 * slot);
                svg.Line(middle, low, middle, high, "whisker").Line(middle - cap, low, middle + cap, low, "whisker")
                    .Line(middle - cap, high, middle + cap, high, "whisker");
            }
        }

        frame.WriteXLabel(svg, XLabel);
        return svg.Append("</svg>").ToString();
    }

    private double WidestLabel => (Labels.Max(label => (int?)label.Length) ?? 1) * LetterWidth;

    private int LabelStep(double slot)
    {
        var needed = (int)Math.Ceiling((WidestLabel + 8) / slot);
        if (needed <= 1)
            return 1;
        return Ticks.Whole(0, needed * 6, 6) is { Length: > 1 } steps ? Math.Max(needed, steps[1]) : needed;
    }
}
