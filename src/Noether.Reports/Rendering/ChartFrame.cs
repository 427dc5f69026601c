using System.Text;

namespace Noether.Reports.Rendering;

/// <summary>The area of a chart in which data is drawn, with the scales of its axes.</summary>
internal sealed record ChartFrame(double Left, double Top, double Right, double Bottom)
{
    private const int LevelMarks = 4;

    public ChartScale X { get; init; }

    public ChartScale Y { get; init; }

    public double AcrossOf(double x) => Left + (X.ShareOf(x) * (Right - Left));

    public double HeightOf(double y) => Bottom - (Y.ShareOf(y) * (Bottom - Top));

    /// <summary>Room for the marks and the label of the vertical axis.</summary>
    public static double LeftMargin(ChartScale levels, string yLabel)
    {
        const double LetterWidth = 7.6;
        var widest = levels.Marks(LevelMarks).Max(mark => (int?)SvgText.Number(mark, 4).Length) ?? 1;
        return (yLabel.Length > 0 ? 22 : 4) + Math.Max(30, (widest * LetterWidth) + 9);
    }

    /// <summary>Appends grid, marks and labels of both axes.</summary>
    public void WriteGrid(StringBuilder svg, IEnumerable<double> xMarks, string xLabel, string yLabel)
    {
        WriteLevels(svg, yLabel);
        foreach (var mark in xMarks)
        {
            var x = AcrossOf(mark);
            svg.Line(x, Top, x, Bottom, "grid").Text(x, Bottom + 17, SvgText.Number(mark, 4), "tick", "middle");
        }

        WriteXLabel(svg, xLabel);
    }

    /// <summary>Appends the horizontal lines of the grid with their marks and the label of the vertical axis.</summary>
    public void WriteLevels(StringBuilder svg, string yLabel)
    {
        foreach (var mark in Y.Marks(LevelMarks))
        {
            var y = HeightOf(mark);
            svg.Line(Left, y, Right, y, "grid").Text(Left - 7, y + 4.5, SvgText.Number(mark, 4), "tick", "end");
        }

        svg.Line(Left, Bottom, Right, Bottom, "axis");
        if (yLabel.Length > 0)
            svg.TextUpwards(15, (Top + Bottom) / 2, yLabel, "label");
    }

    /// <summary>Appends the label of the horizontal axis.</summary>
    public void WriteXLabel(StringBuilder svg, string xLabel)
    {
        if (xLabel.Length > 0)
            svg.Text((Left + Right) / 2, Bottom + 36, xLabel, "label", "middle");
    }
}
