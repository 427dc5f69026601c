namespace Noether.HiddenLayer.Probing;

/// <summary>O(2) by its reflections: the centre through which the lines of all directions are mirrors.</summary>
internal static class RotationPeaks
{
    private const int LinesOfRefinement = 20;

    /// <summary>The best centre: mean score of the lines through it.</summary>
    /// <param name="maps">What was found of a coarse grid of lines.</param>
    /// <param name="field">Judges the lines between them; null leaves the places of the grid.</param>
    public static ProbeCandidate Find(ProbeMaps maps, IMapJudge? field)
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
        {
            var through = LineScores.Through(maps, best.X, best.Y);
            return Of(best.X, best.Y, mean, through);
        }

        var step = 0.5 * (ProbeFamilies.Output.Places[1] - ProbeFamilies.Output.Places[0]);
        var place = PatternSearch.Run([best.X, best.Y], [step, step], PatternSearch.Exact, at => Score(Exact(at[0], at[1])));
        var found = Exact(place[0], place[1]);
        // A centre aside leaves some lines with less of the picture, but no less alike.
        return Of(place[0], place[1], Score(found), [.. found.Select(next => next.Likeness)]);

        (double Likeness, double Coverage)[] Exact(double x, double y) =>
        [
            .. Enumerable.Range(0, LinesOfRefinement).Select(i =>
            {
                var angle = 180.0 * i / LinesOfRefinement;
                var line = PlaneMap.Mirror(angle, PlaneMap.OffsetThrough(angle, x, y));
                return ProbeMaps.Judge(field, line, SymmetryKind.Mirror);
            }),
        ];
    }

    private static double Score((double Likeness, double Coverage)[] lines) =>
        lines.Average(next => next.Likeness * next.Coverage);

    private static ProbeCandidate Of(double x, double y, double score, double[] lines)
    {
        var mean = lines.Average();
        Array.Sort(lines);
        return new ProbeCandidate(SymmetryKind.Rotation, score)
        {
            X = x,
            Y = y,
            Likeness = mean,
            Other = lines[lines.Length / 10],
        };
    }
}
