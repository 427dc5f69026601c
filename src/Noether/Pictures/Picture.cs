namespace Noether.Pictures;

/// <summary>A picture in colour, its values as the file has them (gamma-encoded), the top row first.</summary>
public sealed class Picture
{
    /// <summary>Wraps the values of a picture.</summary>
    /// <param name="width">Pixels in a row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="values">Height x Width x 3 values from 0 to 1: red, green and blue; not copied.</param>
    /// <param name="source">What to call the picture in messages, such as the path of its file.</param>
    /// <exception cref="ArgumentException">The number of values does not fit.</exception>
    public Picture(int width, int height, float[] values, string source = "the picture")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length != 3L * width * height)
        {
            throw new ArgumentException(
                $"{width} x {height} pixels have {3L * width * height} values, not {values.Length}.", nameof(values));
        }
        (Width, Height, Values, Source) = (width, height, values, source);
        (OriginalWidth, OriginalHeight) = (width, height);
    }

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Height x Width x 3 values from 0 to 1: red, green and blue of each pixel.</summary>
    public float[] Values { get; }

    /// <summary>What to call the picture in messages.</summary>
    public string Source { get; }

    /// <summary>Pixels in a row before the picture was made smaller.</summary>
    public int OriginalWidth { get; init; }

    /// <summary>Rows before the picture was made smaller.</summary>
    public int OriginalHeight { get; init; }

    /// <summary>Height x Width grey values, the luma 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601), 0 to 1.</summary>
    public float[] ToGrey()
    {
        var grey = new float[Width * Height];
        for (var i = 0; i < grey.Length; i++)
            grey[i] = (0.299f * Values[3 * i]) + (0.587f * Values[(3 * i) + 1]) + (0.114f * Values[(3 * i) + 2]);
        return grey;
    }

    /// <summary>The picture with another size; each pixel is the mean over the area that it covers.</summary>
    /// <param name="width">Pixels in a row, 1 to <see cref="Width"/>.</param>
    /// <param name="height">Rows, 1 to <see cref="Height"/>.</param>
    public Picture Reduce(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, Width);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, Height);
        return Derived(width, height, AreaAverage.Reduce(Values, Width, Height, width, height));
    }

    /// <summary>A part of the picture.</summary>
    /// <param name="x">Its first column.</param>
    /// <param name="y">Its first row.</param>
    /// <param name="width">Its pixels in a row, at least 1; the part must lie within the picture.</param>
    /// <param name="height">Its rows, at least 1.</param>
    public Picture Crop(int x, int y, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(x);
        ArgumentOutOfRangeException.ThrowIfNegative(y);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, Width - x);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, Height - y);
        var values = new float[3 * width * height];
        for (var row = 0; row < height; row++)
            Values.AsSpan(3 * (((y + row) * Width) + x), 3 * width).CopyTo(values.AsSpan(3 * row * width));
        return Derived(width, height, values);
    }

    private Picture Derived(int width, int height, float[] values) =>
        new(width, height, values, Source) { OriginalWidth = OriginalWidth, OriginalHeight = OriginalHeight };
}
