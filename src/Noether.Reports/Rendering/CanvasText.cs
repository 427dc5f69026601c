using Noether.Pictures;

namespace Noether.Reports.Rendering;

/// <summary>Text on pictures of pixels, in strokes of a pen.</summary>
internal static class CanvasText
{
    /// <summary>Ink of headings and labels.</summary>
    public static Rgb Ink { get; } = new(38, 42, 56);

    /// <summary>Draws a line of text.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="text">The text.</param>
    /// <param name="x">Its left end, its middle or its right end, as <paramref name="anchor"/> says.</param>
    /// <param name="baseline">Where the letters stand.</param>
    /// <param name="size">Size of the font in pixels.</param>
    /// <param name="anchor">0 for the left end at x, 0.5 for the middle, 1 for the right end.</param>
    public static void Text(
        this Canvas canvas, string text, double x, double baseline, double size = 15, double anchor = 0)
    {
        x -= anchor * StrokeFont.Width(text, size);
        foreach (var stroke in StrokeFont.Strokes(text, size))
        {
            for (var i = 0; i < Math.Max(1, stroke.Length - 1); i++)
            {
                var (from, to) = (stroke[i], stroke[Math.Min(i + 1, stroke.Length - 1)]);
                canvas.Line(x + from.X, baseline + from.Y, x + to.X, baseline + to.Y, 0.1 * size, Ink);
            }
        }
    }
}
