using System.Text;

namespace Noether.Reports.Rendering;

/// <summary>Curves over a common axis as an inline SVG picture, with a grid, round ticks and a legend.</summary>
public sealed record LineChart
{
    private const int MostBuckets = 150;

    /// <summary>The curves; at most six get a colour of their own.</summary>
    public required IReadOnlyList<ChartSeries> Series { get; init; }

    /// <summary>Heading above the picture.</summary>
    public string Title { get; init; } = "";

    /// <summary>What the horizontal axis is.</summary>
    public string XLabel { get; init; } = "";

    /// <summary>What the vertical axis is.</summary>
    public string YLabel { get; init; } = "";

    /// <summary>
    /// Whether the horizontal axis is logarithmic; positions of 0 and below are left out. Default false.
    /// </summary>
    public bool LogX { get; init; }

    /// <summary>Whether the vertical axis is logarithmic; values of 0 and below are left out. Default false.</summary>
    public bool LogY { get; init; }

    /// <summary>Whether every point is marked by a dot, for curves of few points. Default false.</summary>
    public bool Dots { get; init; }

    /// <summary>Positions of the marks of the horizontal axis; null means round ones. Default null.</summary>
    public IReadOnlyList<double>? XMarks { get; init; }

    /// <summary>Levels that the picture reaches to whether or not a curve does. Default none.</summary>
    public IReadOnlyList<double> AlsoCovered { get; init; } = [];

    /// <summary>Positions that the picture reaches to whether or not a curve does. Default none.</summary>
    public IReadOnlyList<double> AlsoCoveredAcross { get; init; } = [];

    /// <summary>What the picture is, for readers who do not see it; empty (the default) means the title.</summary>
    public string Description { get; init; } = "";

    /// <summary>Width of the picture in pixels before it is scaled. Default 400.</summary>
    public double Width { get; init; } = 400;

    /// <summary>Height of the picture in pixels before it is scaled. Default 250.</summary>
    public double Height { get; init; } = 250;

    /// <summary>The picture as an svg element for an HTML page.</summary>
    public string ToSvg()
    {
        var svg = SvgText.Begin(Width, Height, Described(), "chart line");
        var top = Title.Length > 0 ? 32.0 : 10;
        if (Title.Length > 0)
            svg.Text(4, 19, Title, "title");
        if (Series.Count > 1)
            top = WriteLegend(svg, top);
        var levels = ChartScale.Covering(
            Series.SelectMany(series => series.Levels).Concat(AlsoCovered), LogY, tight: false);
        var left = ChartFrame.LeftMargin(levels, YLabel);
        var frame = new ChartFrame(left, top, Width - 14, Height - (XLabel.Length > 0 ? 44 : 26))
        {
            X = ChartScale.Covering(Series.SelectMany(series => series.X).Concat(AlsoCoveredAcross), LogX, tight: true),
            Y = levels,
        };
        frame.WriteGrid(svg, XMarks ?? frame.X.Marks(5), XLabel, YLabel);
        for (var i = 0; i < Series.Count; i++)
            WriteBand(svg, Series[i], i % 6, frame);
        for (var i = 0; i < Series.Count; i++)
            svg.Append($"""<path d="{Path(Series[i], frame)}" class="curve s{i % 6}"/>""");
        for (var i = 0; i < Series.Count && Dots; i++)
            WriteDots(svg, Series[i], i % 6, frame);
        return svg.Append("</svg>").ToString();
    }

    private string Described()
    {
        var named = Description.Length > 0 ? Description : Title;
        return $"{named} line chart of {string.Join(", ", Series.Select(series => series.Name))}".Trim();
    }

    private double WriteLegend(StringBuilder svg, double top)
    {
        const double LetterWidth = 7.2;
        const double RowHeight = 18;
        double x = 10;
        for (var i = 0; i < Series.Count; i++)
        {
            var width = 30 + (Series[i].Name.Length * LetterWidth);
            if (x > 10 && x + width > Width)
                (x, top) = (10, top + RowHeight);
            svg.Append($"""<path d="M{SvgText.At(x)} {SvgText.At(top + 5)}h18" class="curve s{i % 6}"/>""");
            svg.Text(x + 23, top + 9.5, Series[i].Name, "tick");
            x += width + 8;
        }

        return top + RowHeight + 4;
    }

    private static void WriteDots(StringBuilder svg, ChartSeries series, int color, ChartFrame frame)
    {
        for (var i = 0; i < series.X.Count; i++)
        {
            var (x, y) = (frame.AcrossOf(series.X[i]), frame.HeightOf(series.Y[i]));
            if (double.IsFinite(x) && double.IsFinite(y))
                svg.Append($"""<circle cx="{SvgText.At(x)}" cy="{SvgText.At(y)}" r="4" class="bar s{color}"/>""");
        }
    }

    // Each stretch without a hole is a surface of its own: along the upper ends, and back along the lower ones.
    private static void WriteBand(StringBuilder svg, ChartSeries series, int color, ChartFrame frame)
    {
        if (series.Lower is not { } lower || series.Upper is not { } upper)
            return;
        var stretch = new List<(double X, double Lower, double Upper)>();
        foreach (var i in Thin(series.Y))
        {
            var (x, low, high) = (frame.AcrossOf(series.X[i]), frame.HeightOf(lower[i]), frame.HeightOf(upper[i]));
            if (double.IsFinite(x + low + high))
                stretch.Add((x, low, high));
            else
                Close();
        }

        Close();

        void Close()
        {
            if (stretch.Count > 1)
            {
                var corners = stretch.Select(point => (point.X, Y: point.Upper))
                    .Concat(stretch.AsEnumerable().Reverse().Select(point => (point.X, Y: point.Lower)))
                    .Select(corner => $"{SvgText.At(corner.X)} {SvgText.At(corner.Y)}");
                svg.Append($"""<path d="M{string.Join('L', corners)}Z" class="band s{color}"/>""");
            }

            stretch.Clear();
        }
    }

    private static string Path(ChartSeries series, ChartFrame frame)
    {
        var path = new StringBuilder();
        var down = false;
        foreach (var i in Thin(series.Y))
        {
            var (x, y) = (frame.AcrossOf(series.X[i]), frame.HeightOf(series.Y[i]));
            if (!double.IsFinite(x) || !double.IsFinite(y))
            {
                down = false;
                continue;
            }

            path.Append(down ? 'L' : 'M').Append(SvgText.At(x)).Append(' ').Append(SvgText.At(y));
            down = true;
        }

        return path.ToString();
    }

    // Of every bucket the smallest and the largest value stay, in their order: no spike is lost.
    private static IEnumerable<int> Thin(IReadOnlyList<double> values)
    {
        if (values.Count <= 2 * MostBuckets)
            return Enumerable.Range(0, values.Count);
        var kept = new SortedSet<int> { 0, values.Count - 1 };
        for (var bucket = 0; bucket < MostBuckets; bucket++)
        {
            var first = (int)((long)values.Count * bucket / MostBuckets);
            var last = (int)((long)values.Count * (bucket + 1) / MostBuckets);
            var (low, high) = (first, first);
            for (var i = first; i < last; i++)
            {
                low = values[i] < values[low] ? i : low;
                high = values[i] > values[high] ? i : high;
            }

            kept.Add(low);
            kept.Add(high);
        }

        return kept;
    }
}
