namespace Noether.Pictures;

/// <summary>Turns and mirrors pictures as EXIF's tag Orientation says.</summary>
internal static class Turning
{
    /// <summary>The picture as it is to be seen.</summary>
    /// <param name="picture">The picture as it is stored.</param>
    /// <param name="orientation">
    /// Where the first row and the first column of the file belong: 1 top left, 2 top right, 3 bottom right, 4 bottom
    /// left, 5 left top, 6 right top, 7 right bottom, 8 left bottom.
    /// </param>
    public static Picture Apply(Picture picture, int orientation)
    {
        if (orientation == 1)
            return picture;
        var swapped = orientation >= 5;
        var (width, height) = swapped ? (picture.Height, picture.Width) : (picture.Width, picture.Height);
        var (lastX, lastY) = (picture.Width - 1, picture.Height - 1);
        var values = new float[picture.Values.Length];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var (fromX, fromY) = orientation switch
                {
                    2 => (lastX - x, y),
                    3 => (lastX - x, lastY - y),
                    4 => (x, lastY - y),
                    5 => (y, x),
                    6 => (y, lastY - x),
                    7 => (lastX - y, lastY - x),
                    8 => (lastX - y, x),
                    _ => throw new ArgumentOutOfRangeException(nameof(orientation)),
                };
                var pixel = picture.Values.AsSpan(3 * ((fromY * picture.Width) + fromX), 3);
                pixel.CopyTo(values.AsSpan(3 * ((y * width) + x)));
            }
        }
        return new Picture(width, height, values, picture.Source)
        {
            OriginalWidth = swapped ? picture.OriginalHeight : picture.OriginalWidth,
            OriginalHeight = swapped ? picture.OriginalWidth : picture.OriginalHeight,
        };
    }
}
