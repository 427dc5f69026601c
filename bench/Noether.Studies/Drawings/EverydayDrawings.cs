using Noether.Pictures;

namespace Noether.Studies.Drawings;

/// <summary>
/// Letters, numerals, signs, patterns and textures on pages of several kinds. Their symmetries were written down before
/// any of them was read. The first, third, fifth ... were used to mend the reading; the others only judge it.
/// </summary>
internal static class EverydayDrawings
{
    private static readonly (Rgb Ink, Rgb Paper)[] Colours =
    [
        (new Rgb(30, 30, 30), new Rgb(238, 238, 238)), (new Rgb(250, 250, 250), new Rgb(110, 110, 110)),
        (new Rgb(150, 20, 30), new Rgb(240, 215, 150)), (new Rgb(235, 235, 250), new Rgb(20, 40, 110)),
    ];

    /// <summary>All drawings.</summary>
    public static IReadOnlyList<KnownDrawing> All { get; } =
        [.. EverydayLetters.All, .. EverydaySigns.All, .. EverydayPatterns.All];

    /// <summary>What the reading was mended with.</summary>
    public static IEnumerable<KnownDrawing> Mending => All.Where((_, i) => i % 2 == 0);

    /// <summary>What it is judged by.</summary>
    public static IEnumerable<KnownDrawing> Judging => All.Where((_, i) => i % 2 == 1);

    /// <summary>A drawing on a larger page, aside, in colours.</summary>
    /// <param name="drawing">The drawing.</param>
    /// <param name="half">Half the side of the square that it is drawn in, in pixels.</param>
    /// <param name="middleX">Its middle, in pixels from the left.</param>
    /// <param name="middleY">Its middle, in pixels from above.</param>
    /// <param name="width">Pixels of a row of the page.</param>
    /// <param name="height">Rows of the page.</param>
    /// <param name="colours">Which colours: dark on white, white on grey, red on sand, pale on blue.</param>
    public static KnownDrawing OnPage(
        this KnownDrawing drawing, double half, double middleX, double middleY, int width, int height, int colours = 0) =>
        drawing with
        {
            Page = new(width, height, Colours[colours].Ink, Colours[colours].Paper),
            Place = new(middleX, middleY, half),
        };
}
