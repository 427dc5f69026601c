using Noether.Pictures;
using System.Globalization;
using System.Text;
using Noether.Numerics;

namespace Noether.Reports.Rendering;

/// <summary>
/// A matrix as an inline SVG picture: one pixel an entry, row 0 at the top, with axes and a colour bar. Entries of
/// small matrices show on hover when <see cref="ChartStyle.Script"/> is on the page.
/// </summary>
public sealed record HeatMap
{
    private const int LargestWithHover = 70 * 70;
    private const double BarWidth = 14;

    /// <summary>The matrix to show, r x c.</summary>
    public required Matrix Values { get; init; }

    /// <summary>Heading above the picture.</summary>
    public string Title { get; init; } = "";

    /// <summary>What the columns are.</summary>
    public string XLabel { get; init; } = "";

    /// <summary>What the rows are.</summary>
    public string YLabel { get; init; } = "";

    /// <summary>The number that the axis gives to the first column. Default 0.</summary>
    public int FirstColumn { get; init; }

    /// <summary>The number that the axis gives to the first row. Default 0.</summary>
    public int FirstRow { get; init; }

    /// <summary>The colours. Default: diverging, for signed values.</summary>
    public ColorMap Map { get; init; } = ColorMap.Diverging;

    /// <summary>
    /// The largest value of the scale; null means the largest magnitude (diverging map, whose scale runs from minus to
    /// plus) or the largest value (sequential map).
    /// </summary>
    public double? Upper { get; init; }

    /// <summary>
    /// Width of the picture in pixels before it is scaled. Default 400; the small form wants about 110.
    /// </summary>
    public double Width { get; init; } = 400;

    /// <summary>Whether to leave out axes and colour bar, for film strips. Default false.</summary>
    public bool Small { get; init; }

    /// <summary>The lower and upper end of the colour scale.</summary>
    public (double Lower, double Upper) Limits()
    {
        double smallest = double.PositiveInfinity, largest = double.NegativeInfinity;
        foreach (var value in Values.Values)
        {
            if (!double.IsFinite(value))
                continue;
            smallest = Math.Min(smallest, value);
            largest = Math.Max(largest, value);
        }

        if (Map.IsDiverging)
        {
            var magnitude = Upper ?? Math.Max(Math.Abs(smallest), Math.Abs(largest));
            magnitude = double.IsFinite(magnitude) && magnitude > 0 ? magnitude : 1;
            return (-magnitude, magnitude);
        }

        largest = Upper ?? largest;
        return double.IsFinite(largest) && smallest < largest ? (smallest, largest) : double.IsFinite(largest)
            ? (largest - 1, largest)
            : (0, 1);
    }

    /// <summary>The picture as an svg element for an HTML page.</summary>
    public string ToSvg()
    {
        var limits = Limits();
        var left = Small ? 0 : LeftMargin();
        var top = Title.Length == 0 ? 6 : Small ? 20 : 32;
        var plotWidth = Small ? Width : Width - left - 82;
        var plotHeight = plotWidth * Math.Clamp((double)Values.Rows / Values.Columns, 0.25, 1.5);
        var height = top + plotHeight + (Small ? 1 : XLabel.Length > 0 ? 46 : 26);

        var plot = string.Join(' ', new double[] { left, top, plotWidth, plotHeight }.Select(SvgText.At));
        var description = $"{Title} heat map, {Values.Rows} x {Values.Columns}";
        var svg = SvgText.Begin(Width, height, description.Trim(), "chart heat", Hover(plot));
        if (Title.Length > 0 && Small)
            svg.Text(left + (plotWidth / 2), top - 6, Title, "tick", "middle");
        else if (Title.Length > 0)
            svg.Text(4, top - 12, Title, "title");
        svg.Append(Image(left, top, plotWidth, plotHeight, Pixels(limits), Values.Columns, "pixelated"));
        svg.Append($"""<rect x="{SvgText.At(left)}" y="{SvgText.At(top)}" width="{SvgText.At(plotWidth)}" """)
            .Append($"""height="{SvgText.At(plotHeight)}" class="frame"/>""");
        if (!Small)
        {
            WriteAxes(svg, left, top, plotWidth, plotHeight);
            WriteBar(svg, left + plotWidth + 16, top, plotHeight, limits);
        }

        return svg.Append("</svg>").ToString();
    }

    private byte[] Pixels((double Lower, double Upper) limits)
    {
        var pixels = new byte[Values.Values.Length];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)Map.IndexOf((Values.Values[i] - limits.Lower) / (limits.Upper - limits.Lower));
        return pixels;
    }

    private string Hover(string plot)
    {
        if (Values.Values.Length > LargestWithHover || Small)
            return "";
        var numbers = new StringBuilder();
        foreach (var value in Values.Values)
            numbers.Append(value.ToString("0.###", CultureInfo.InvariantCulture)).Append(' ');
        return $""" data-plot="{plot}" data-columns="{Values.Columns}" data-first="{FirstRow} {FirstColumn}" """ +
            $"""data-values="{numbers.ToString().TrimEnd()}" """.TrimEnd();
    }

    private void WriteAxes(StringBuilder svg, double left, double top, double width, double height)
    {
        var bottom = top + height;
        foreach (var tick in Ticks.Whole(FirstColumn, FirstColumn + Values.Columns - 1, 6))
        {
            var x = left + ((tick - FirstColumn + 0.5) * width / Values.Columns);
            svg.Line(x, bottom, x, bottom + 4, "axis").Text(x, bottom + 18, Label(tick), "tick", "middle");
        }

        foreach (var tick in RowTicks(height < 150 ? 3 : 6))
        {
            var y = top + ((tick - FirstRow + 0.5) * height / Values.Rows);
            svg.Line(left - 4, y, left, y, "axis").Text(left - 8, y + 4.5, Label(tick), "tick", "end");
        }

        if (XLabel.Length > 0)
            svg.Text(left + (width / 2), bottom + 38, XLabel, "label", "middle");
        if (YLabel.Length > 0)
            svg.TextUpwards(15, top + (height / 2), YLabel, "label");
    }

    private void WriteBar(StringBuilder svg, double x, double top, double height, (double Lower, double Upper) limits)
    {
        var indices = new byte[Map.Count];
        for (var i = 0; i < indices.Length; i++)
            indices[i] = (byte)(indices.Length - 1 - i);
        svg.Append(Image(x, top, BarWidth, height, indices, 1, "auto"));
        svg.Append($"""<rect x="{SvgText.At(x)}" y="{SvgText.At(top)}" width="{SvgText.At(BarWidth)}" """)
            .Append($"""height="{SvgText.At(height)}" class="frame"/>""");
        foreach (var tick in Ticks.Linear(limits.Lower, limits.Upper, height < 150 ? 2 : 4))
        {
            var y = top + (height * (limits.Upper - tick) / (limits.Upper - limits.Lower));
            svg.Line(x + BarWidth, y, x + BarWidth + 4, y, "axis");
            svg.Text(x + BarWidth + 7, y + 4.5, SvgText.Number(tick, 2), "tick");
        }
    }

    private double LeftMargin()
    {
        const double LetterWidth = 7.6;
        var widest = RowTicks(10).Max(row => Label(row).Length) * LetterWidth;
        return (YLabel.Length > 0 ? 24 : 6) + Math.Max(28, 10 + widest);
    }

    private int[] RowTicks(int count) => Ticks.Whole(FirstRow, FirstRow + Values.Rows - 1, count);

    private static string Label(int tick) => SvgText.Number(tick, 9);

    private string Image(double x, double y, double width, double height, byte[] indices, int columns, string scaling)
    {
        var palette = new Rgb[Map.Count];
        for (var i = 0; i < palette.Length; i++)
            palette[i] = Map[i];
        var data = Convert.ToBase64String(
            PngWriter.EncodeIndexed(indices, columns, indices.Length / columns, palette));
        return $"""<image x="{SvgText.At(x)}" y="{SvgText.At(y)}" width="{SvgText.At(width)}" """ +
            $"""height="{SvgText.At(height)}" preserveAspectRatio="none" style="image-rendering:{scaling}" """ +
            $"""href="data:image/png;base64,{data}"/>""";
    }
}
