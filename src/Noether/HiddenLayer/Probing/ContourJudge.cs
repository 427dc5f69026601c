namespace Noether.HiddenLayer.Probing;

/// <summary>
/// How well a map keeps the contour, unless it brings dark to bright: the lines of a board of 4 x 4 squares with a
/// margin have four mirrors, the board has two. Tones count for little, as the light of photographs falls from one
/// side.
/// </summary>
/// <param name="contour">Judges the contour.</param>
/// <param name="tones">Judges the tones of the picture.</param>
internal sealed class ContourJudge(Invariance contour, Invariance tones) : IMapJudge
{
    // So much less alike than the contour may the tones be.
    private const double Slack = 0.4;

    /// <inheritdoc/>
    public (double Likeness, double Coverage) Of(PlaneMap map)
    {
        var (likeness, coverage) = contour.Of(map);
        return (Math.Min(likeness, tones.Of(map).Likeness + Slack), coverage);
    }
}
