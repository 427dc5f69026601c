using System.Globalization;
using System.Text;
using Noether.Numerics;
using Noether.Pictures;

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
    public double FirstColumn { get; init; }

    /// <summary>The number that the axis gives to the first row. Default 0.</summary>
    public double FirstRow { get; init; }

    /// <summary>What the axis advances by from column to column. Default 1.</summary>
    public double ColumnStep { get; init; } = 1;

    /// <summary>What the axis advances by from row to row. Default 1.</summary>
    public double RowStep { get; init; } = 1;

    /// <summary>What the picture is, for readers who do not see it; empty (the default) means the title.</summary>
    public string Description { get; init; } = "";

    /// <summary>The colours. Default: diverging, for signed values.</summary>
    public ColorMap Map { get; init; } = ColorMap.Diverging;

    /// <summary>
    /// The largest value of the scale; null means the largest magnitude (diverging map, whose scale runs from minus to
    /// plus) or the largest value (sequential map).
    /// </summary>
    public double? Upper { get; init; }

    /// <summary>
    /// The smallest value of the scale of a sequential map; null (the default) means the smallest value there is.
    /// </summary>
    public double? Lower { get; init; }

    /// <summary>
    /// Width of the picture in pixels before it is scaled. Default 400; the small form wants about 110.
    /// </summary>
    public double Width { get; init; } = 400;

    /// <summary>Whether to leave out axes and colour bar, for film strips. Default false.</summary>
    public bool Small { get; init; }

    /// <summary>How a script may shift it; null (the default) means not at all.</summary>
    internal ShiftedCells? Shift { get; init; }

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

        (smallest, largest) = (Lower ?? smallest, Upper ?? largest);
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
        var named = Description.Length > 0 ? Description : Title;
        var description = $"{named} heat map, {Values.Rows} x {Values.Columns}";
        // On dark paper zero is dark, too: signed maps follow the theme.
        var svg = SvgText.Begin(
            Width, height, description.Trim(), Map.IsDiverging ? "chart heat signed" : "chart heat", Hover(plot));
        if (Title.Length > 0 && Small)
            svg.Text(left + (plotWidth / 2), top - 6, Title, "tick", "middle");
        else if (Title.Length > 0)
            svg.Text(4, top - 12, Title, "title");
        var png = Encoded(limits);
        svg.Append(Shift is null
            ? Image(left, top, plotWidth, plotHeight, png, "pixelated")
            : Shift.Draw(
                (left, top, plotWidth, plotHeight), Values.Columns, Values.Rows,
                (x, y, width, height) => Image(x, y, width, height, png, "pixelated")));
        svg.Append($"""<rect x="{SvgText.At(left)}" y="{SvgText.At(top)}" width="{SvgText.At(plotWidth)}" """)
            .Append($"""height="{SvgText.At(plotHeight)}" class="frame"/>""");
        if (!Small)
        {
            WriteAxes(svg, left, top, plotWidth, plotHeight);
            WriteBar(svg, left + plotWidth + 16, top, plotHeight, limits);
        }

        return svg.Append("</svg>").ToString();
    }

    // Entries that are not a number stay blank.
    private byte[] Encoded((double Lower, double Upper) limits)
    {
        var indices = new byte[Values.Values.Length];
        var blank = false;
        for (var i = 0; i < indices.Length; i++)
        {
            indices[i] = (byte)Map.IndexOf((Values.Values[i] - limits.Lower) / (limits.Upper - limits.Lower));
            blank |= double.IsNaN(Values.Values[i]);
        }

        if (!blank)
            return Encoded(indices, Values.Columns);
        var pixels = new byte[4 * indices.Length];
        for (var i = 0; i < indices.Length; i++)
        {
            var color = Map[indices[i]];
            var opacity = double.IsNaN(Values.Values[i]) ? (byte)0 : byte.MaxValue;
            (pixels[4 * i], pixels[(4 * i) + 1], pixels[(4 * i) + 2], pixels[(4 * i) + 3]) =
                (color.R, color.G, color.B, opacity);
        }

        return PngWriter.Encode(pixels, Values.Columns, Values.Rows, channels: 4);
    }

    private byte[] Encoded(byte[] indices, int columns)
    {
        var palette = new Rgb[Map.Count];
        for (var i = 0; i < palette.Length; i++)
            palette[i] = Map[i];
        return PngWriter.EncodeIndexed(indices, columns, indices.Length / columns, palette);
    }

    private string Hover(string plot)
    {
        if (Values.Values.Length > LargestWithHover || Small || Shift is not null)
            return "";
        var numbers = new StringBuilder();
        foreach (var value in Values.Values)
            numbers.Append(double.IsNaN(value) ? "–" : value.ToString("G3", CultureInfo.InvariantCulture)).Append(' ');
        return string.Create(
            CultureInfo.InvariantCulture,
            $""" tabindex="0" data-plot="{plot}" data-columns="{Values.Columns}" """)
            + string.Create(CultureInfo.InvariantCulture, $"""data-first="{FirstRow} {FirstColumn}" """)
            + string.Create(CultureInfo.InvariantCulture, $"""data-step="{RowStep} {ColumnStep}" """)
            + $"""data-values="{numbers.ToString().TrimEnd()}" """.TrimEnd();
    }

    private void WriteAxes(StringBuilder svg, double left, double top, double width, double height)
    {
        var bottom = top + height;
        foreach (var (index, tick) in Marks(FirstColumn, ColumnStep, Values.Columns, 6))
        {
            var x = left + ((index + 0.5) * width / Values.Columns);
            svg.Line(x, bottom, x, bottom + 4, "axis").Text(x, bottom + 18, Label(tick), "tick", "middle");
        }

        foreach (var (index, tick) in RowMarks(height < 150 ? 3 : 6))
        {
            var y = top + ((index + 0.5) * height / Values.Rows);
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
        svg.Append(Image(x, top, BarWidth, height, Encoded(indices, 1), "auto"));
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
        var widest = RowMarks(10).Max(mark => Label(mark.Tick).Length) * LetterWidth;
        return (YLabel.Length > 0 ? 24 : 6) + Math.Max(28, 10 + widest);
    }

    private IEnumerable<(double Index, double Tick)> RowMarks(int count) =>
        Marks(FirstRow, RowStep, Values.Rows, count);

    // Round numbers no closer than the rows or columns are, each with the place that it belongs to.
    private static IEnumerable<(double Index, double Tick)> Marks(double first, double step, int length, int count)
    {
        var last = first + ((length - 1) * step);
        if (length == 1 || first == last)
            return [(0, first)];
        return Ticks.Linear(Math.Min(first, last), Math.Max(first, last), Math.Min(count, length - 1))
            .Select(tick => ((tick - first) / step, tick));
    }

    private static string Label(double tick) => SvgText.Number(tick, 9);

    private static string Image(double x, double y, double width, double height, byte[] png, string scaling) =>
        $"""<image x="{SvgText.At(x)}" y="{SvgText.At(y)}" width="{SvgText.At(width)}" """
        + $"""height="{SvgText.At(height)}" preserveAspectRatio="none" style="image-rendering:{scaling}" """
        + $"""href="data:image/png;base64,{Convert.ToBase64String(png)}"/>""";
}
