namespace Noether.Pictures;

/// <summary>What a picture must be like to have a contour.</summary>
internal static class PictureChecks
{
    /// <summary>The shortest side, in pixels.</summary>
    public const int ShortestSide = 16;

    /// <summary>How many times longer than the other a side may be.</summary>
    public const int LargestAspect = 10;

    // Half a step of 8 bits: a picture that differs less has one colour.
    private const float LeastRange = 0.5f / 255;

    /// <summary>Checks the size that a header promises, before anything is allocated.</summary>
    /// <exception cref="NoetherException">The picture is too small, too large or a strip.</exception>
    public static void Size(int width, int height, long mostPixels, string name)
    {
        if (Math.Min(width, height) < ShortestSide)
        {
            throw new NoetherException(
                $"{name} is {width} x {height} pixels, too small to show a contour; "
                + $"use a picture of at least {ShortestSide} x {ShortestSide} pixels.");
        }

        Pixels(width, height, mostPixels, name);
        if (Math.Max(width, height) > (long)LargestAspect * Math.Min(width, height))
        {
            throw new NoetherException(
                $"{name} is {width} x {height} pixels, a strip more than {LargestAspect} times as long as wide; "
                + "cut out the part that matters.");
        }
    }

    /// <summary>Checks the number of pixels that a header promises, before anything is allocated.</summary>
    /// <exception cref="NoetherException">There are too many.</exception>
    public static void Pixels(int width, int height, long mostPixels, string name)
    {
        if ((long)width * height > mostPixels)
        {
            throw new NoetherException(FormattableString.Invariant(
                $"{name} is {width} x {height} pixels, more than {mostPixels / 1e6:0.######} megapixels; ")
                + "make it smaller first.")
            {
                File = name,
            };
        }
    }

    /// <summary>Checks that the picture shows something.</summary>
    /// <exception cref="NoetherException">All pixels have one colour.</exception>
    public static void Contrast(Picture picture)
    {
        var values = picture.Values;
        for (var i = 3; i < values.Length; i++)
        {
            if (Math.Abs(values[i] - values[i % 3]) > LeastRange)
                return;
        }
        throw new NoetherException(
            $"{picture.Source} is all one colour, so there is nothing to judge; use a picture that shows something.");
    }
}
