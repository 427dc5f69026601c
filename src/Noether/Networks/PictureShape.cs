namespace Noether.Networks;

/// <summary>The size of one picture, or of what a layer makes of it.</summary>
/// <param name="Channels">Number of channels, at least 1.</param>
/// <param name="Height">Rows of a channel, at least 1.</param>
/// <param name="Width">Values in a row, at least 1.</param>
internal readonly record struct PictureShape(int Channels, int Height, int Width)
{
    /// <summary>Values in one channel: height x width.</summary>
    public int Plane => Height * Width;

    /// <summary>Values in one picture: channels x height x width.</summary>
    public int Length => checked(Channels * Height * Width);

    /// <inheritdoc/>
    public override string ToString() => $"{Channels} x {Height} x {Width}";
}
