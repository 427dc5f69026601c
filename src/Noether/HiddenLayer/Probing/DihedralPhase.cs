namespace Noether.HiddenLayer.Probing;

/// <summary>Whether the reflections at n lines through a centre keep a picture that rotations of order n keep.</summary>
internal static class DihedralPhase
{
    // Degrees from one trial to the next.
    private const double Step = 1;

    /// <summary>The direction of one of the lines, and their mean likeness, where it is highest.</summary>
    /// <param name="maps">What was found of a coarse grid of lines.</param>
    /// <param name="field">Judges lines exactly; null takes them between those of the grid.</param>
    /// <param name="centre">Centre and order.</param>
    public static (double Angle, double Likeness) Of(ProbeMaps maps, IMapJudge? field, ProbeCandidate centre)
    {
        var between = 180.0 / centre.Order;
        var best = (Angle: 0.0, Likeness: double.NegativeInfinity);
        for (var angle = 0.0; angle < between; angle += Step)
        {
            var likeness = Mean(angle);
            if (likeness > best.Likeness)
                best = (angle, likeness);
        }

        if (field is null)
            return best;
        var found = PatternSearch.Run([best.Angle], [0.5 * Step], 1, at => Mean(at[0]))[0];
        return (ProbeCandidate.Line(found, 0).Angle, Mean(found));

        double Mean(double angle) => Enumerable.Range(0, centre.Order).Average(k => Judge(angle + (k * between)));

        double Judge(double degrees)
        {
            var offset = PlaneMap.OffsetThrough(degrees, centre.X, centre.Y);
            return field is null
                ? LineScores.Likeness(maps, degrees, offset)
                : ProbeMaps.Judge(field, PlaneMap.Mirror(degrees, offset), SymmetryKind.Mirror).Likeness;
        }
    }
}
