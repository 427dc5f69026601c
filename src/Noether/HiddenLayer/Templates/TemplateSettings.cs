namespace Noether.HiddenLayer.Templates;

/// <summary>
/// How templates are drawn. The rule for contour and background, the 1,000 points of each and the levels follow
/// Barenboim, Hirn and Sanz (2021) where their text tells; the family of potentials is this project's own.
/// </summary>
public sealed record TemplateSettings
{
    /// <summary>Points on the contour, and as many in the background, 10 to 100,000; default 1,000.</summary>
    public int PointsOfEach { get; init; } = 1000;

    /// <summary>Rows and columns of the picture of the contour, 16 to 1,024; default 64.</summary>
    public int PictureSize { get; init; } = 64;

    /// <summary>The lowest level, as a share of the window that lies below it, 0.05 to 0.95; default 0.25.</summary>
    public double LowestLevel { get; init; } = 0.25;

    /// <summary>The highest level, at least the lowest and at most 0.95; default 0.75.</summary>
    public double HighestLevel { get; init; } = 0.75;

    /// <summary>Distance from the line below which a point is on the contour, 0.01 to 0.1; default 0.05.</summary>
    public double ContourWithin { get; init; } = 0.05;

    /// <summary>Distance above which a point is background, from the former to 0.2; default 0.075.</summary>
    public double BackgroundBeyond { get; init; } = 0.075;

    /// <summary>Typical displacement of the distortion, 0 to 0.1; default 0.03. The window is 2 wide.</summary>
    public double Distortion { get; init; } = 0.03;

    /// <summary>
    /// Least wave number of the stripes, 1.5 to 12; default 2. The window is 2 wide, so that a wave number k means k /
    /// pi stripes in it.
    /// </summary>
    public double LeastWaveNumber { get; init; } = 2;

    /// <summary>Largest wave number of the stripes, at least 1.5 times the least and at most 12; default 3.5.</summary>
    public double MostWaveNumber { get; init; } = 3.5;

    /// <summary>Refuses settings out of range.</summary>
    /// <exception cref="NoetherException">A setting is out of range.</exception>
    public void Check()
    {
        Require(PointsOfEach is >= 10 and <= 100_000, "points of each kind", "10 to 100,000");
        Require(PictureSize is >= 16 and <= 1024, "size of the picture", "16 to 1,024");
        Require(LowestLevel is >= 0.05 and <= 0.95, "lowest level", "0.05 to 0.95");
        Require(HighestLevel >= LowestLevel && HighestLevel <= 0.95, "highest level", "the lowest level to 0.95");
        Require(ContourWithin is >= 0.01 and <= 0.1, "reach of the contour", "0.01 to 0.1");
        Require(
            BackgroundBeyond >= ContourWithin && BackgroundBeyond <= 0.2,
            "distance of the background", "the reach of the contour to 0.2");
        Require(LeastWaveNumber is >= 1.5 and <= 12, "least wave number", "1.5 to 12");
        Require(
            MostWaveNumber >= 1.5 * LeastWaveNumber && MostWaveNumber <= 12,
            "largest wave number", "1.5 times the least to 12");
        Require(Distortion is >= 0 and <= 0.1, "distortion", "0 to 0.1");
    }

    private static void Require(bool fine, string what, string range)
    {
        if (!fine)
            throw new NoetherException($"The {what} of templates must lie in the range {range}; change that setting.");
    }
}
