namespace Noether.Pictures;

/// <summary>How pictures are read.</summary>
public sealed record PictureOptions
{
    /// <summary>The grey under transparent pixels, 0 (black) to 1 (white); default 1.</summary>
    public double Background { get; init; } = 1;

    /// <summary>
    /// The most pixels that a header may promise, 1 to 500 million; default 100 million. It is checked before anything
    /// is decoded, and bounds the memory: 4 bytes a pixel while decoding, and 4 more for rows in grey.
    /// </summary>
    public long MaxPixels { get; init; } = 100_000_000;
}
