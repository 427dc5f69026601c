using System.Globalization;
using System.Text;
using Noether.Discovery.Figures;
using Noether.Reports.Rendering;

namespace Noether.Reports.Drawing;

internal sealed class PictureRenderer : ChartRenderer<PictureFigure>
{
    private const double MarksPerSide = 90;
    private const int LongestDoubled = 700;

    // Small pictures are shown large, and then with their pixels as they are.
    private const int LongestWithPixels = 160;

    protected override string Svg(PictureFigure figure, IReadOnlyList<PictureFigure> peers, string title)
    {
        var longer = Math.Max(figure.Width, figure.Height);
        var scaling = longer <= LongestWithPixels ? "pixelated" : "auto";
        var svg = SvgText.Begin(
            figure.Width, figure.Height, $"{figure.Title} picture".Trim(), "chart picture", Lines(figure.Lines));
        svg.Append($"""<image x="0" y="0" width="{figure.Width}" height="{figure.Height}" """)
            .Append($"""preserveAspectRatio="none" style="image-rendering:{scaling}" """)
            .Append($"""href="data:image/png;base64,{Convert.ToBase64String(figure.Png)}"/>""");
        foreach (var shape in figure.Overlay.Where(IsDrawn))
        {
            Append(svg, shape, longer / MarksPerSide, "halo", label: "");
            Append(svg, shape, longer / MarksPerSide, $"shape s{((shape.Color % 6) + 6) % 6}", shape.Label);
        }

        return svg.Append("</svg>").ToString();
    }

    // Without shapes the file is the picture itself; it has no title within.
    protected override Canvas? Paint(PictureFigure figure) => SvgPng.Paint(
        Svg(figure, [figure], title: ""), scale: Math.Max(figure.Width, figure.Height) > LongestDoubled ? 1 : 2);

    // What the script of the page needs for a line that is dragged.
    private static string Lines(LineGrid? lines) => lines is null ? "" : string.Create(
        CultureInfo.InvariantCulture,
        $" tabindex=\"0\" data-lines=\"{lines.Directions} {lines.FirstOffset:0.####} {lines.OffsetStep:0.####}\"")
        + $" data-scores=\"{string.Join(' ', lines.Scores.Select(score => score.ToString("0.###", CultureInfo.InvariantCulture)))}\"";

    private static bool IsDrawn(OverlayShape shape) =>
        shape.X.Count > 0 && shape.X.Concat(shape.Y).All(double.IsFinite) && double.IsFinite(shape.Radius);

    private static void Append(StringBuilder svg, OverlayShape shape, double mark, string classes, string label)
    {
        var title = label.Length > 0 ? $"<title>{SvgText.Escape(label)}</title>" : "";
        if (shape.Radius > 0 || shape.X.Count == 1)
        {
            var radius = shape.Radius > 0 ? shape.Radius : mark;
            svg.Append($"""<circle cx="{SvgText.At(shape.X[0])}" cy="{SvgText.At(shape.Y[0])}" """)
                .Append($"""r="{SvgText.At(radius)}" class="{classes}">{title}</circle>""");
            return;
        }

        var points = shape.X.Zip(shape.Y, (x, y) => $"{SvgText.At(x)} {SvgText.At(y)}");
        svg.Append($"""<path d="M{string.Join('L', points)}" class="{classes}" """)
            .Append($"""stroke-width="{(classes == "halo" ? 4 : 2)}">{title}</path>""");
    }
}
