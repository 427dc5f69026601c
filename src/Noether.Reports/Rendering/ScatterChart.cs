using System.Globalization;
using System.Text;

namespace Noether.Reports.Rendering;

/// <summary>
/// Points of a plane as an inline SVG picture, each group one path. Of many points those that would cover one another
/// are drawn once, and no more than a page can carry.
/// </summary>
internal sealed record ScatterChart
{
    private const int MostExact = 1500;
    private const int MostPoints = 16_000;
    private const double Margin = 14;

    /// <summary>The groups, the lowest first; at most six get a colour of their own.</summary>
    public required IReadOnlyList<(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y)> Groups { get; init; }

    /// <summary>Heading above the picture.</summary>
    public string Title { get; init; } = "";

    /// <summary>What the picture is, for readers who do not see it; empty (the default) means the title.</summary>
    public string Description { get; init; } = "";

    /// <summary>What the horizontal axis is.</summary>
    public string XLabel { get; init; } = "";

    /// <summary>What the vertical axis is.</summary>
    public string YLabel { get; init; } = "";

    /// <summary>Whether both axes have one scale. Default false.</summary>
    public bool Square { get; init; }

    /// <summary>Whether to leave out axes and legend, for tiles. Default false.</summary>
    public bool Small { get; init; }

    /// <summary>Points that the picture reaches to whether or not they are drawn. Default none.</summary>
    public IReadOnlyList<(IReadOnlyList<double> X, IReadOnlyList<double> Y)> AlsoCovered { get; init; } = [];

    /// <summary>Of how many points one is drawn: 1 as long as a page can carry all.</summary>
    public int Every => ((Groups.Sum(group => group.X.Count) - 1) / MostPoints) + 1;

    /// <summary>The picture as an svg element for an HTML page.</summary>
    public string ToSvg()
    {
        var (width, height) = Small ? (160.0, 160.0) : (400, Square ? 400 : 330);
        var described = Description.Length > 0 ? Description : Title;
        var svg = SvgText.Begin(width, height, $"{described} scatter plot".Trim(), "chart scatter");
        var top = Title.Length > 0 && !Small ? 32.0 : Small ? 1 : 10;
        if (Title.Length > 0 && !Small)
            svg.Text(4, 19, Title, "title");
        if (Groups.Count > 1 && !Small)
            top = WriteLegend(svg, top, width);
        var frame = Frame(top, width, height);
        if (Small)
        {
            svg.Append($"""<rect x="1" y="1" width="{SvgText.At(width - 2)}" height="{SvgText.At(height - 2)}" """)
                .Append("""class="frame"/>""");
        }
        else
        {
            frame.WriteGrid(svg, frame.X.Marks(5), XLabel, YLabel);
        }

        var tenths = Groups.Sum(group => group.X.Count) > MostExact ? 10 : 1;
        for (var i = 0; i < Groups.Count; i++)
        {
            svg.Append($"""<path d="{Dots(Groups[i].X, Groups[i].Y, frame, tenths)}" class="dots s{i % 6}" """)
                .Append($"""stroke-width="{(Small ? "2.2" : "3.4")}"/>""");
        }

        return svg.Append("</svg>").ToString();
    }

    private ChartFrame Frame(double top, double width, double height)
    {
        var x = Covering(Groups.SelectMany(group => group.X).Concat(AlsoCovered.SelectMany(also => also.X)));
        var y = Covering(Groups.SelectMany(group => group.Y).Concat(AlsoCovered.SelectMany(also => also.Y)));
        var frame = Small
            ? new ChartFrame(2, 2, width - 2, height - 2)
            : new ChartFrame(
                ChartFrame.LeftMargin(y, YLabel), top, width - Margin, height - (XLabel.Length > 0 ? 44 : 26));
        if (!Square)
            return frame with { X = x, Y = y };
        var scale = Math.Max(
            (x.Upper - x.Lower) / (frame.Right - frame.Left), (y.Upper - y.Lower) / (frame.Bottom - frame.Top));
        return frame with
        {
            X = About(x, scale * (frame.Right - frame.Left)),
            Y = About(y, scale * (frame.Bottom - frame.Top)),
        };
    }

    private static ChartScale Covering(IEnumerable<double> values) =>
        ChartScale.Covering(values, logarithmic: false, tight: false);

    private static ChartScale About(ChartScale scale, double length)
    {
        var middle = 0.5 * (scale.Lower + scale.Upper);
        return new(middle - (0.5 * length), middle + (0.5 * length), false);
    }

    private double WriteLegend(StringBuilder svg, double top, double width)
    {
        const double LetterWidth = 7.2;
        const double RowHeight = 18;
        double x = 14;
        for (var i = 0; i < Groups.Count; i++)
        {
            var length = 20 + (Groups[i].Name.Length * LetterWidth);
            if (x > 14 && x + length > width)
                (x, top) = (14, top + RowHeight);
            svg.Append($"""<circle cx="{SvgText.At(x)}" cy="{SvgText.At(top + 5)}" r="4" class="bar s{i % 6}"/>""");
            svg.Text(x + 10, top + 9.5, Groups[i].Name, "tick");
            x += length + 8;
        }

        return top + RowHeight + 4;
    }

    // Few points stand at tenths of a pixel, many at whole pixels; each place is drawn once. Steps between places are
    // whole numbers of tenths, so that no error adds up along the path.
    private string Dots(IReadOnlyList<double> across, IReadOnlyList<double> up, ChartFrame frame, int tenths)
    {
        var places = new HashSet<(int X, int Y)>();
        var every = Every;
        for (var i = 0; i < across.Count; i += every)
        {
            var (x, y) = (frame.AcrossOf(across[i]) * 10 / tenths, frame.HeightOf(up[i]) * 10 / tenths);
            if (double.IsFinite(x + y))
                places.Add(((int)Math.Round(x) * tenths, (int)Math.Round(y) * tenths));
        }

        var path = new StringBuilder();
        var (lastX, lastY) = (0, 0);
        foreach (var (x, y) in places.OrderBy(place => place.Y).ThenBy(place => place.X))
        {
            path.Append(path.Length == 0 ? 'M' : 'm').Append(Tenths(x - lastX)).Append(' ').Append(Tenths(y - lastY))
                .Append("h0");
            (lastX, lastY) = (x, y);
        }

        return path.ToString();
    }

    private static string Tenths(int value) => (value / 10.0).ToString("0.#", CultureInfo.InvariantCulture);
}
