namespace Noether.Networks;

/// <summary>Where the windows of a convolution or a pooling lie.</summary>
/// <param name="Input">Size of the pictures under the windows.</param>
/// <param name="Size">Rows and columns of a window, at least 1.</param>
/// <param name="Stride">Distance from one window to the next, at least 1.</param>
/// <param name="Padding">Rows and columns of nothing around the picture, 0 to Size - 1.</param>
internal readonly record struct PatchGeometry(PictureShape Input, int Size, int Stride, int Padding)
{
    /// <summary>Rows of windows.</summary>
    public int Height => Count(Input.Height);

    /// <summary>Windows in a row.</summary>
    public int Width => Count(Input.Width);

    /// <summary>Values in a window over all channels: channels x size x size.</summary>
    public int PatchLength => Input.Channels * Size * Size;

    /// <summary>Whether every window is a single value, and every value a window.</summary>
    public bool IsIdentity => Size == 1 && Stride == 1;

    /// <summary>Throws unless the windows make sense on such pictures.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They do not.</exception>
    public void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Size, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Stride, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(Padding);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Padding, Size);
        ArgumentOutOfRangeException.ThrowIfLessThan(Math.Min(Input.Height, Input.Width) + (2 * Padding), Size);
    }

    private int Count(int length) => ((length + (2 * Padding) - Size) / Stride) + 1;
}
