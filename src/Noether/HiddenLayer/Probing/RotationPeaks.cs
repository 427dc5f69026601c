namespace Noether.HiddenLayer.Probing;

/// <summary>O(2) by its reflections: the centre through which the lines of all directions are mirrors.</summary>
internal static class RotationPeaks
{
    private const int LinesOfRefinement = 20;

    /// <summary>The best centre: mean score of the lines through it.</summary>
    /// <param name="maps">What was found of a coarse grid of lines.</param>
    /// <param name="field">Judges the lines between them; null leaves the places of the grid.</param>
    public static ProbeCandidate Find(ProbeMaps maps, Invariance? field)
    {
        var (best, mean) = ((X: 0.0, Y: 0.0), double.NegativeInfinity);
        foreach (var y in ProbeFamilies.Output.Places)
        {
            foreach (var x in ProbeFamilies.Output.Places)
            {
                var here = LineScores.Through(maps, x, y).Average();
                if (here > mean)
                    (best, mean) = ((x, y), here);
            }
        }

        if (field is null)
            return Of(best.X, best.Y, LineScores.Through(maps, best.X, best.Y));
        var step = 0.5 * (ProbeFamilies.Output.Places[1] - ProbeFamilies.Output.Places[0]);
        var place = PatternSearch.Run([best.X, best.Y], [step, step], 1, at => Exact(at[0], at[1]).Average());
        return Of(place[0], place[1], Exact(place[0], place[1]));

        double[] Exact(double x, double y) => [.. Enumerable.Range(0, LinesOfRefinement).Select(i =>
        {
            var angle = 180.0 * i / LinesOfRefinement;
            var line = PlaneMap.Mirror(angle, PlaneMap.OffsetThrough(angle, x, y));
            var (likeness, coverage) = ProbeMaps.Judge(field, line, SymmetryKind.Mirror);
            return likeness * coverage;
        })];
    }

    private static ProbeCandidate Of(double x, double y, double[] scores)
    {
        var mean = scores.Average();
        Array.Sort(scores);
        return new ProbeCandidate(SymmetryKind.Rotation, mean) { X = x, Y = y, Likeness = scores[scores.Length / 10] };
    }
}
