using Noether.Pictures;

namespace Noether.HiddenLayer.Contours;

/// <summary>
/// A drawing that stands alone on even ground, but is small in its page, lies aside or is cut by the square in the
/// middle: it is judged in a square of its own, as the contour's band would hide what is small, and lines and centres
/// are sought around the middle of the window.
/// </summary>
internal static class LoneDrawing
{
    // Of the strongest departure from the ground: what the border may show, and from what on something is drawn.
    private const double Even = 0.1;
    private const double Drawn = 0.2;

    // In halves of the window: drawings that fill less or lie further aside get a window of their own, and fill so
    // much.
    private const double Small = 0.55;
    private const double Aside = 0.2;
    private const double Filled = 0.75;

    // Below 16 pixels there is nothing to be seen.
    private const double LeastHalf = 8;

    /// <summary>The window of such a drawing; null where the middle of the picture shows it well, or there is none.</summary>
    /// <param name="picture">The picture.</param>
    public static WindowFrame? Find(Picture picture)
    {
        var (grey, width, height) = (picture.ToGrey(), picture.Width, picture.Height);
        var border = BorderPixels.Of(width, height);
        var ground = BorderPixels.Ground(border, pixel => grey[pixel]);
        var strongest = grey.Max(value => Math.Abs(value - ground));
        if (border.Any(pixel => Math.Abs(grey[pixel] - ground) > Even * strongest))
            return null;
        var (left, right, top, bottom) = (width, 0, height, 0);
        for (var i = 0; i < grey.Length; i++)
        {
            if (Math.Abs(grey[i] - ground) <= Drawn * strongest)
                continue;
            (left, right) = (Math.Min(left, i % width), Math.Max(right, (i % width) + 1));
            (top, bottom) = (Math.Min(top, i / width), Math.Max(bottom, (i / width) + 1));
        }

        if (left >= right)
            return null;
        var window = 0.5 * Math.Min(width, height);
        var (middleX, middleY) = (0.5 * (left + right), 0.5 * (top + bottom));
        var reach = 0.5 * Math.Max(right - left, bottom - top);
        var away = Math.Max(Math.Abs(middleX - (0.5 * width)), Math.Abs(middleY - (0.5 * height)));
        return reach >= Small * window && away <= Aside * window && reach + away < window
            ? null
            : new WindowFrame(middleX, middleY, Math.Max(LeastHalf, reach / Filled));
    }

    /// <summary>A square of the picture, with the colour of the ground where it reaches beyond.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="frame">The square, in its pixels.</param>
    /// <returns>The square, and where it came to lie on whole pixels.</returns>
    public static (Picture Window, WindowFrame Frame) Cut(Picture picture, WindowFrame frame)
    {
        var side = (int)Math.Ceiling(2 * frame.Half);
        var (left, top) = ((int)Math.Round(frame.MiddleX - (0.5 * side)), (int)Math.Round(frame.MiddleY - (0.5 * side)));
        var border = BorderPixels.Of(picture.Width, picture.Height);
        var values = new float[3 * side * side];
        for (var c = 0; c < 3; c++)
        {
            var channel = c;
            var ground = BorderPixels.Ground(border, pixel => picture.Values[(3 * pixel) + channel]);
            for (var i = 0; i < side * side; i++)
            {
                var (x, y) = (left + (i % side), top + (i / side));
                values[(3 * i) + c] = x >= 0 && x < picture.Width && y >= 0 && y < picture.Height
                    ? picture.Values[(3 * ((y * picture.Width) + x)) + c]
                    : ground;
            }
        }

        var window = new Picture(side, side, values, picture.Source)
        {
            OriginalWidth = picture.OriginalWidth,
            OriginalHeight = picture.OriginalHeight,
        };
        return (window, new WindowFrame(left + (0.5 * side), top + (0.5 * side), 0.5 * side));
    }
}
