namespace Noether.HiddenLayer.Probing;

/// <summary>Mirror lines on a grid so fine that one can be dragged over the picture and its score be read between them.</summary>
internal static class FineLines
{
    /// <summary>Directions over half a turn: every 1.5 degrees, so that upright, level and diagonal lines are among them.</summary>
    public const int Directions = 120;

    /// <summary>The first offset; the last is its opposite.</summary>
    public const double First = -0.6;

    /// <summary>From one offset to the next.</summary>
    public const double Step = 0.025;

    private const int Offsets = 49;

    /// <summary>Directions x offsets scores.</summary>
    /// <param name="field">Judges the lines.</param>
    public static double[] Scores(IMapJudge field) => [.. Enumerable.Range(0, Directions * Offsets).Select(i =>
    {
        var line = PlaneMap.Mirror(180.0 * (i / Offsets) / Directions, First + (Step * (i % Offsets)));
        var (likeness, coverage) = ProbeMaps.Judge(field, line, SymmetryKind.Mirror);
        return likeness * coverage;
    })];
}
