using Noether.Pictures;
using System.Globalization;
using System.Xml;

namespace Noether.Reports.Rendering;

/// <summary>
/// Turns the pictures that the charts draw as SVG into PNG files, twice as large and in the colours for light paper.
/// It knows what <see cref="LineChart"/>, <see cref="BarChart"/> and charts like them use: rectangles, lines, circles,
/// open paths of straight pieces, and text. Heat maps hold pictures and cannot be turned.
/// </summary>
internal static class SvgPng
{
    private const double Scale = 2;
    private const double TitleSize = 15;
    private const double LabelSize = 13.5;
    private const double TickSize = 13;
    private const double CurveWidth = 1.8;
    private static readonly Rgb Paper = new(255, 255, 255);
    private static readonly Rgb Ink = new(0x1c, 0x1e, 0x21);
    private static readonly Rgb Muted = new(0x5a, 0x60, 0x68);
    private static readonly Rgb Grid = new(0xe0, 0xe2, 0xe6);

    private static readonly Rgb[] Colors =
    [
        new(0x1f, 0x6f, 0xb4), new(0xc8, 0x53, 0x1a), new(0x14, 0x86, 0x6b),
        new(0xa2, 0x3d, 0x84), new(0x8a, 0x6d, 0x00), new(0x5b, 0x5f, 0x66),
    ];

    /// <summary>The picture.</summary>
    /// <param name="svg">An svg element as the charts make it.</param>
    /// <exception cref="NotSupportedException">The element holds something else.</exception>
    public static byte[] From(string svg)
    {
        using var reader = XmlReader.Create(new StringReader(svg));
        Canvas? canvas = null;
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.Name == "svg")
                canvas = new Canvas((int)Math.Ceiling(At("width")), (int)Math.Ceiling(At("height")), Paper);
            else
                Draw(canvas!, reader);
        }

        return canvas!.ToPng();

        double At(string name) => Number(reader, name) * Scale;
    }

    private static void Draw(Canvas canvas, XmlReader reader)
    {
        double At(string name) => Number(reader, name) * Scale;
        var classes = (reader.GetAttribute("class") ?? "").Split(' ');
        switch (reader.Name)
        {
            case "rect":
                canvas.Rectangle(At("x"), At("y"), At("width"), At("height"), Series(classes),
                    Parse(reader.GetAttribute("fill-opacity") ?? "1"));
                break;
            case "line":
                var (width, color) = Pen(classes[0]);
                canvas.Line(At("x1"), At("y1"), At("x2"), At("y2"), width * Scale, color);
                break;
            case "circle" when classes[0] == "hollow":
                canvas.Ring(At("cx"), At("cy"), At("r"), 2 * Scale, Series(classes));
                break;
            case "circle":
                canvas.Line(At("cx"), At("cy"), At("cx"), At("cy"), 2 * At("r"), Series(classes), 0.7);
                break;
            case "path":
                DrawPath(canvas, reader.GetAttribute("d") ?? "", Series(classes));
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

    private static (double Width, Rgb Color) Pen(string name) => name switch
    {
        "grid" => (1, Grid),
        "whisker" => (1.4, Ink),
        _ => (1, Muted),
    };

    private static Rgb Series(string[] classes)
    {
        var name = classes.FirstOrDefault(name => name.Length == 2 && name[0] == 's') ?? "s0";
        return Colors[name[1] - '0'];
    }

    // M and L are followed by a point, h by a way to the right.
    private static void DrawPath(Canvas canvas, string path, Rgb color)
    {
        var (x, y) = (0.0, 0.0);
        for (var start = 0; start < path.Length;)
        {
            var end = path.IndexOfAny(['M', 'L', 'h'], start + 1);
            end = end < 0 ? path.Length : end;
            var numbers = path[(start + 1)..end].Split(' ').Select(Parse).ToArray();
            var (nextX, nextY) = path[start] == 'h' ? (x + numbers[0], y) : (numbers[0], numbers[1]);
            if (path[start] != 'M')
                canvas.Line(x * Scale, y * Scale, nextX * Scale, nextY * Scale, CurveWidth * Scale, color);
            (x, y) = (nextX, nextY);
            start = end;
        }
    }

    private static void DrawText(Canvas canvas, XmlReader reader, string kind)
    {
        var (x, y) = (Number(reader, "x") * Scale, Number(reader, "y") * Scale);
        var anchor = reader.GetAttribute("text-anchor");
        var upwards = reader.GetAttribute("transform") is not null;
        var size = Scale * (kind == "title" ? TitleSize : kind == "label" ? LabelSize : TickSize);
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
