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
        var (width, height) = Size(picture.Width, picture.Height, orientation);
        var (originalWidth, originalHeight) = Size(picture.OriginalWidth, picture.OriginalHeight, orientation);
        var values = Turned(picture.Values, picture.Width, picture.Height, 3, orientation);
        return new Picture(width, height, values, picture.Source)
        {
            OriginalWidth = originalWidth,
            OriginalHeight = originalHeight,
        };
    }

    /// <summary>The same for a picture in grey.</summary>
    public static GreyPicture Apply(GreyPicture picture, int orientation)
    {
        if (orientation == 1)
            return picture;
        var (width, height) = Size(picture.Width, picture.Height, orientation);
        return new GreyPicture(
            width, height, Turned(picture.Values, picture.Width, picture.Height, 1, orientation));
    }

    private static (int Width, int Height) Size(int width, int height, int orientation) =>
        orientation >= 5 ? (height, width) : (width, height);

    private static float[] Turned(float[] stored, int storedWidth, int storedHeight, int channels, int orientation)
    {
        var (width, height) = Size(storedWidth, storedHeight, orientation);
        var (lastX, lastY) = (storedWidth - 1, storedHeight - 1);
        var values = new float[stored.Length];
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
                var pixel = stored.AsSpan(channels * ((fromY * storedWidth) + fromX), channels);
                pixel.CopyTo(values.AsSpan(channels * ((y * width) + x)));
            }
        }

        return values;
    }
}
