using System.Text;
using Noether.Reports.Rendering;
using Noether.SymmetryModels;

namespace Noether.Reports.Classifiers;

/// <summary>
/// How often answers of a confidence are right, as an inline SVG picture: a perfectly calibrated classifier has its
/// dots on the diagonal. Whiskers are binomial standard errors; bins of fewer than 5 answers are left out.
/// </summary>
internal sealed record ReliabilityChart
{
    private const double Width = 430;
    private const double Height = 400;
    private const int FewestAnswers = 5;

    /// <summary>The bins before the temperature, as hollow dots.</summary>
    public required IReadOnlyList<EvaluatedBin> Before { get; init; }

    /// <summary>The bins with the temperature, as filled dots.</summary>
    public required IReadOnlyList<EvaluatedBin> After { get; init; }

    /// <summary>The picture as an svg element for an HTML page.</summary>
    public string ToSvg()
    {
        var scale = new ChartScale(0, 1, Logarithmic: false);
        var left = ChartFrame.LeftMargin(scale, "y");
        var frame = new ChartFrame(left, 62, Width - 14, Height - 44) { X = scale, Y = scale };
        var svg = SvgText.Begin(Width, Height, "Reliability of the likelihoods", "chart reliability");
        svg.Text(4, 19, "Reliability of the likelihoods", "title");
        svg.Append("""<circle cx="14" cy="40" r="4.6" class="bar s0"/>""").Text(24, 44.5, "with temperature", "tick");
        svg.Append("""<circle cx="154" cy="40" r="4.6" class="hollow s1"/>""").Text(164, 44.5, "before", "tick");
        frame.WriteGrid(svg, frame.X.Marks(5), "likelihood of the answer", "share of right answers");
        svg.Line(frame.AcrossOf(0), frame.HeightOf(0), frame.AcrossOf(1), frame.HeightOf(1), "axis");
        Draw(svg, frame, Before, "hollow s1");
        Draw(svg, frame, After, "bar s0");
        return svg.Append("</svg>").ToString();
    }

    private static void Draw(StringBuilder svg, ChartFrame frame, IReadOnlyList<EvaluatedBin> bins, string classes)
    {
        foreach (var bin in bins.Where(bin => bin.Count >= FewestAnswers))
        {
            var error = Math.Sqrt(bin.Accuracy * (1 - bin.Accuracy) / bin.Count);
            var (x, y) = (frame.AcrossOf(bin.Confidence), frame.HeightOf(bin.Accuracy));
            var (low, high) = (Math.Max(0, bin.Accuracy - error), Math.Min(1, bin.Accuracy + error));
            svg.Line(
                x, frame.HeightOf(low), x, frame.HeightOf(high),
                classes[0] == 'h' ? "axis" : "whisker");
            svg.Append($"""<circle cx="{SvgText.At(x)}" cy="{SvgText.At(y)}" r="4.6" class="{classes}"/>""");
        }
    }
}
