namespace Noether.HiddenLayer.Probing;

/// <summary>Lines between those of a family.</summary>
internal static class LineScores
{
    /// <summary>The scores of the lines through a point, in each direction of the family, linear between offsets.</summary>
    /// <param name="maps">What was found of the family.</param>
    /// <param name="x">The point.</param>
    /// <param name="y">The point.</param>
    public static double[] Through(ProbeMaps maps, double x, double y) =>
        [.. Enumerable.Range(0, maps.Families.Lines).Select(line => Between(
            maps, line, PlaneMap.OffsetThrough(maps.Families.LineAngle(line), x, y), maps.Mirrors.Score))];

    /// <summary>The likeness under the reflection at the nearest direction, linear between offsets.</summary>
    /// <param name="maps">What was found of the family.</param>
    /// <param name="angle">Direction of the line, in degrees.</param>
    /// <param name="offset">How far it lies from the origin along its normal.</param>
    public static double Likeness(ProbeMaps maps, double angle, double offset)
    {
        (angle, offset) = ProbeCandidate.Line(angle, offset);
        var line = (int)Math.Round(angle * maps.Families.Lines / 180);
        return line < maps.Families.Lines
            ? Between(maps, line, offset, at => maps.Mirrors.Likeness[at])
            : Between(maps, 0, -offset, at => maps.Mirrors.Likeness[at]);
    }

    private static double Between(ProbeMaps maps, int line, double offset, Func<int, double> value)
    {
        var offsets = maps.Families.Offsets;
        var place = Math.Clamp((offset - offsets[0]) / (offsets[1] - offsets[0]), 0, offsets.Length - 1);
        var before = Math.Min((int)place, offsets.Length - 2);
        var at = (line * offsets.Length) + before;
        return ((before + 1 - place) * value(at)) + ((place - before) * value(at + 1));
    }
}
