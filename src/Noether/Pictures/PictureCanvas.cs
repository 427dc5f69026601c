namespace Noether.Pictures;

/// <summary>
/// Collects the pixels of a picture in any order and keeps the means of square blocks, so that a picture of a hundred
/// megapixels never lies in memory whole. Pictures of ordinary size are kept as they are.
/// </summary>
internal sealed class PictureCanvas
{
    /// <summary>The longest side that is kept, in pixels.</summary>
    public const int LongestSide = 2048;

    private readonly int width, height, factor, blocksX, blocksY;
    private readonly float[] sums;

    /// <summary>Creates a canvas.</summary>
    /// <param name="width">Pixels in a row of the picture that comes.</param>
    /// <param name="height">Its rows.</param>
    public PictureCanvas(int width, int height)
    {
        (this.width, this.height) = (width, height);
        factor = (Math.Max(width, height) + LongestSide - 1) / LongestSide;
        (blocksX, blocksY) = ((width + factor - 1) / factor, (height + factor - 1) / factor);
        sums = new float[3 * blocksX * blocksY];
    }

    /// <summary>The size to report as original; the size of the canvas unless set.</summary>
    public (int Width, int Height)? Original { get; init; }

    /// <summary>Adds a pixel; each is added once.</summary>
    public void Add(int x, int y, float red, float green, float blue)
    {
        var place = 3 * ((y / factor * blocksX) + (x / factor));
        sums[place] += red;
        sums[place + 1] += green;
        sums[place + 2] += blue;
    }

    /// <summary>The picture, when all pixels are there; the canvas must not be used any more.</summary>
    /// <param name="source">What to call the picture.</param>
    public Picture ToPicture(string source)
    {
        for (var y = 0; factor > 1 && y < blocksY; y++)
        {
            var rows = Math.Min(factor, height - (y * factor));
            for (var x = 0; x < blocksX; x++)
            {
                var pixels = rows * Math.Min(factor, width - (x * factor));
                for (var c = 0; c < 3; c++)
                    sums[(3 * ((y * blocksX) + x)) + c] /= pixels;
            }
        }
        return new Picture(blocksX, blocksY, sums, source)
        {
            OriginalWidth = Original?.Width ?? width,
            OriginalHeight = Original?.Height ?? height,
        };
    }
}
