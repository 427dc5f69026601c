using System.Globalization;
using System.Xml;
using Noether.Pictures;
using SkiaSharp;

namespace Noether.Reports.Rendering;

/// <summary>
/// Turns the pictures that the charts draw as SVG into pixels, in the colours for light paper and twice as large where
/// nothing else is asked for. It knows what the charts use: rectangles, lines, circles, paths of straight pieces and
/// of dots, surfaces, pictures of pixels, and text.
/// </summary>
internal sealed class SvgPng
{
    private const double TitleSize = 15;
    private const double LabelSize = 13.5;
    private const double TickSize = 13;
    private const double CurveWidth = 1.8;
    private const double BandOpacity = 0.2;
    private const double DotOpacity = 0.7;
    private static readonly Rgb Paper = new(255, 255, 255);
    private static readonly Rgb Ink = new(0x1c, 0x1e, 0x21);
    private static readonly Rgb Muted = new(0x5a, 0x60, 0x68);
    private static readonly Rgb Grid = new(0xe0, 0xe2, 0xe6);

    private static readonly Rgb[] Colors =
    [
        new(0x1f, 0x6f, 0xb4), new(0xc8, 0x53, 0x1a), new(0x14, 0x86, 0x6b),
        new(0xa2, 0x3d, 0x84), new(0x8a, 0x6d, 0x00), new(0x5b, 0x5f, 0x66),
    ];

    private readonly double scale;

    private SvgPng(double scale) => this.scale = scale;

    /// <summary>The picture as a PNG file.</summary>
    /// <param name="svg">An svg element as the charts make it.</param>
    /// <exception cref="NotSupportedException">The element holds something else.</exception>
    public static byte[] From(string svg) => Paint(svg).ToPng();

    /// <summary>The picture as pixels.</summary>
    /// <param name="svg">An svg element as the charts make it.</param>
    /// <param name="scale">Pixels for each unit of the element.</param>
    /// <exception cref="NotSupportedException">The element holds something else.</exception>
    public static Canvas Paint(string svg, double scale = 2)
    {
        var painter = new SvgPng(scale);
        using var reader = XmlReader.Create(new StringReader(svg));
        Canvas? canvas = null;
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.Name == "svg")
            {
                canvas = new Canvas(
                    (int)Math.Ceiling(Number(reader, "width") * scale),
                    (int)Math.Ceiling(Number(reader, "height") * scale), Paper);
            }
            else
            {
                painter.Draw(canvas!, reader);
            }
        }

        return canvas!;
    }

    private void Draw(Canvas canvas, XmlReader reader)
    {
        double At(string name) => Number(reader, name) * scale;
        var classes = (reader.GetAttribute("class") ?? "").Split(' ');
        switch (reader.Name)
        {
            case "rect" when classes[0] == "frame":
                DrawFrame(canvas, At("x"), At("y"), At("width"), At("height"));
                break;
            case "rect":
                canvas.Rectangle(At("x"), At("y"), At("width"), At("height"), Series(classes),
                    Parse(reader.GetAttribute("fill-opacity") ?? "1"));
                break;
            case "image":
                DrawImage(canvas, reader, At("x"), At("y"), At("width"), At("height"));
                break;
            case "line":
                var (width, color) = Pen(classes[0]);
                canvas.Line(At("x1"), At("y1"), At("x2"), At("y2"), width * scale, color);
                break;
            case "circle" when classes[0] is "hollow" or "shape" or "halo":
                canvas.Ring(At("cx"), At("cy"), At("r"), (classes[0] == "halo" ? 4 : 2) * scale, Series(classes));
                break;
            case "circle":
                canvas.Line(At("cx"), At("cy"), At("cx"), At("cy"), 2 * At("r"), Series(classes), DotOpacity);
                break;
            case "path" when classes[0] == "band":
                var corners = PathPoints.Of(reader.GetAttribute("d") ?? "");
                canvas.Surface([.. corners.Select(c => (c.X * scale, c.Y * scale))], Series(classes), BandOpacity);
                break;
            case "path":
                DrawPath(canvas, reader, classes);
                break;
            case "text":
                DrawText(canvas, reader, classes[0]);
                break;
            case "title":
                break;
            default:
                throw new NotSupportedException($"A picture with <{reader.Name}> cannot be turned into pixels.");
        }
    }

    private void DrawFrame(Canvas canvas, double x, double y, double width, double height)
    {
        var (right, bottom) = (x + width, y + height);
        canvas.Line(x, y, right, y, scale, Grid);
        canvas.Line(x, bottom, right, bottom, scale, Grid);
        canvas.Line(x, y, x, bottom, scale, Grid);
        canvas.Line(right, y, right, bottom, scale, Grid);
    }

    private static void DrawImage(Canvas canvas, XmlReader reader, double x, double y, double width, double height)
    {
        var address = reader.GetAttribute("href")!;
        using var picture = SKBitmap.Decode(Convert.FromBase64String(address[(address.IndexOf(',') + 1)..]));
        // Row after row of pixels, each as the eye of a reader would see the nearest one.
        for (var i = (int)Math.Round(y); i < Math.Min(canvas.Height, (int)Math.Round(y + height)); i++)
        {
            for (var j = (int)Math.Round(x); j < Math.Min(canvas.Width, (int)Math.Round(x + width)); j++)
            {
                var color = picture.GetPixel(
                    Math.Clamp((int)((j + 0.5 - x) / width * picture.Width), 0, picture.Width - 1),
                    Math.Clamp((int)((i + 0.5 - y) / height * picture.Height), 0, picture.Height - 1));
                canvas.Pixel(j, i, new(color.Red, color.Green, color.Blue), color.Alpha / 255f);
            }
        }
    }

    private static (double Width, Rgb Color) Pen(string name) => name switch
    {
        "grid" => (1, Grid),
        "whisker" => (1.4, Ink),
        _ => (1, Muted),
    };

    private static Rgb Series(string[] classes)
    {
        if (classes[0] == "halo")
            return Paper;
        var name = classes.FirstOrDefault(name => name.Length == 2 && name[0] == 's') ?? "s0";
        return Colors[name[1] - '0'];
    }

    private void DrawPath(Canvas canvas, XmlReader reader, string[] classes)
    {
        var points = PathPoints.Of(reader.GetAttribute("d") ?? "");
        var (dots, color) = (classes[0] == "dots", Series(classes));
        var width = scale * (reader.GetAttribute("stroke-width") is { } given ? Parse(given) : CurveWidth);
        for (var i = 1; i < points.Count; i++)
        {
            var ((x1, y1, _), (x2, y2, joined)) = (points[i - 1], points[i]);
            if (joined)
                canvas.Line(x1 * scale, y1 * scale, x2 * scale, y2 * scale, width, color, dots ? DotOpacity : 1);
        }
    }

    private void DrawText(Canvas canvas, XmlReader reader, string kind)
    {
        var (x, y) = (Number(reader, "x") * scale, Number(reader, "y") * scale);
        var anchor = reader.GetAttribute("text-anchor");
        var upwards = reader.GetAttribute("transform") is not null;
        var size = scale * (kind == "title" ? TitleSize : kind == "label" ? LabelSize : TickSize);
        var (pen, color) = kind switch
        {
            "title" => (0.115 * size, Ink),
            "count" => (0.1 * size, Ink),
            _ => (0.085 * size, Muted),
        };
        // The text is the node behind the tag; after an empty one stands the end tag, which has no value.
        reader.Read();
        var text = reader.Value;
        var back = StrokeFont.Width(text, size) * (anchor == "middle" ? 0.5 : anchor == "end" ? 1 : 0);
        (double X, double Y) Place((double X, double Y) p) =>
            upwards ? (x + p.Y, y - p.X + back) : (x + p.X - back, y + p.Y);
        foreach (var stroke in StrokeFont.Strokes(text, size))
        {
            for (var i = 0; i < Math.Max(1, stroke.Length - 1); i++)
            {
                var (from, to) = (Place(stroke[i]), Place(stroke[Math.Min(i + 1, stroke.Length - 1)]));
                var width = stroke.Length == 1 ? 1.5 * pen : pen;
                canvas.Line(from.X, from.Y, to.X, to.Y, width, color);
            }
        }
    }

    private static double Number(XmlReader reader, string name) => Parse(reader.GetAttribute(name) ?? "0");

    private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
