namespace Noether.Pictures;

/// <summary>How pictures are read.</summary>
public sealed record PictureOptions
{
    /// <summary>The grey under transparent pixels, 0 (black) to 1 (white); default 1.</summary>
    public double Background { get; init; } = 1;
}
