using Noether.Pictures;

namespace Noether.HiddenLayer.Contours;

/// <summary>Cuts the judged part out of a picture and brings it to the working size.</summary>
internal static class ContourWindows
{
    /// <summary>The window, its longer side of the given length.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="settings">Which part.</param>
    /// <param name="side">Pixels of the longer side of the result.</param>
    /// <returns>The window, and where it lies in the picture as it was read from its file.</returns>
    public static (Picture Window, WindowFrame Frame) Cut(Picture picture, ContourSettings settings, int side)
    {
        var scale = (double)picture.OriginalWidth / picture.Width;
        if (settings is { Window: ContourWindow.Square, Zoom: 1 } && LoneDrawing.Find(picture) is { } alone)
        {
            (picture, alone) = LoneDrawing.Cut(picture, alone);
            return (Sized(picture, side), new(scale * alone.MiddleX, scale * alone.MiddleY, scale * alone.Half));
        }

        var (original, page) = (picture, settings.Window == ContourWindow.Square
            ? Math.Min(picture.OriginalWidth, picture.OriginalHeight)
            : Math.Max(picture.OriginalWidth, picture.OriginalHeight));
        var (columns, rows) = (picture.Width, picture.Height);
        if (settings.Window == ContourWindow.Square)
            columns = rows = Math.Min(columns, rows);
        columns = Math.Max(1, (int)Math.Round(columns / settings.Zoom));
        rows = Math.Max(1, (int)Math.Round(rows / settings.Zoom));
        picture = picture.Crop((picture.Width - columns) / 2, (picture.Height - rows) / 2, columns, rows);
        return (Sized(picture, side), new(
            0.5 * original.OriginalWidth, 0.5 * original.OriginalHeight, 0.5 * page / settings.Zoom));
    }

    private static Picture Sized(Picture picture, int side)
    {
        var longest = Math.Max(picture.Width, picture.Height);
        var (width, height) = (Scaled(picture.Width), Scaled(picture.Height));
        return longest < side ? Enlarge(picture, width, height) : picture.Reduce(width, height);

        int Scaled(int length) => Math.Max(1, (int)Math.Round((double)length * side / longest));
    }

    // Linear between the middles of the pixels.
    private static Picture Enlarge(Picture picture, int width, int height)
    {
        var values = new float[3 * width * height];
        for (var y = 0; y < height; y++)
        {
            var (top, bottom, toBottom) = Neighbours(y, height, picture.Height);
            for (var x = 0; x < width; x++)
            {
                var (left, right, toRight) = Neighbours(x, width, picture.Width);
                for (var c = 0; c < 3; c++)
                {
                    var upper = float.Lerp(At(left, top, c), At(right, top, c), toRight);
                    var lower = float.Lerp(At(left, bottom, c), At(right, bottom, c), toRight);
                    values[(3 * ((y * width) + x)) + c] = float.Lerp(upper, lower, toBottom);
                }
            }
        }
        return new Picture(width, height, values, picture.Source)
        {
            OriginalWidth = picture.OriginalWidth,
            OriginalHeight = picture.OriginalHeight,
        };

        float At(int x, int y, int c) => picture.Values[(3 * ((y * picture.Width) + x)) + c];
    }

    private static (int Before, int After, float Share) Neighbours(int place, int newLength, int length)
    {
        var exact = Math.Clamp(((place + 0.5) * length / newLength) - 0.5, 0, length - 1);
        var before = (int)exact;
        return (before, Math.Min(before + 1, length - 1), (float)(exact - before));
    }
}
