namespace Noether.HiddenLayer.Probing;

/// <summary>Lines that stand out among the lines around them.</summary>
internal static class MirrorPeaks
{
    private const int Most = 8;

    /// <summary>The lines of highest score, best first.</summary>
    /// <param name="maps">What was found of a coarse grid of lines.</param>
    /// <param name="field">Judges the lines between them; null leaves the lines of the grid.</param>
    public static IReadOnlyList<ProbeCandidate> Find(ProbeMaps maps, IMapJudge? field)
    {
        var (families, scores) = (maps.Families, maps.Mirrors.Scores);
        var (lines, offsets) = (families.Lines, families.Offsets.Length);
        var peaks = Enumerable.Range(0, scores.Length).Where(IsPeak).OrderByDescending(at => scores[at]).Take(Most)
            .Select(Refined).OrderByDescending(peak => peak.Score);
        var kept = new List<ProbeCandidate>();
        foreach (var peak in peaks)
        {
            if (!kept.Any(other => SameLine(other, peak)))
                kept.Add(peak);
        }

        return kept;

        bool IsPeak(int at)
        {
            for (var i = -1; i <= 1; i++)
            {
                for (var j = -1; j <= 1; j++)
                {
                    var (line, offset) = ((at / offsets) + i, (at % offsets) + j);
                    // Half a turn on it is the same line, seen from the other side.
                    if (line < 0 || line >= lines)
                        (line, offset) = ((line + lines) % lines, offsets - 1 - offset);
                    var other = (line * offsets) + offset;
                    if (offset < 0 || offset >= offsets || other == at)
                        continue;
                    if (scores[other] > scores[at] || (scores[other] == scores[at] && other < at))
                        return false;
                }
            }

            return scores[at] > 0;
        }

        ProbeCandidate Refined(int at)
        {
            double[] place = [families.LineAngle(at / offsets), families.Offsets[at % offsets]];
            if (field is null)
            {
                return new ProbeCandidate(SymmetryKind.Mirror, scores[at])
                {
                    Angle = place[0],
                    Offset = place[1],
                    Likeness = maps.Mirrors.Likeness[at],
                };
            }

            double[] steps = [0.5 * 180.0 / lines, 0.5 * (families.Offsets[1] - families.Offsets[0])];
            place = PatternSearch.Run(place, steps, PatternSearch.Exact, next => Judge(next[0], next[1]).Score);
            var (likeness, score) = Judge(place[0], place[1]);
            var (angle, away) = ProbeCandidate.Line(place[0], place[1]);
            return new ProbeCandidate(SymmetryKind.Mirror, score) { Angle = angle, Offset = away, Likeness = likeness };
        }

        (double Likeness, double Score) Judge(double angle, double offset)
        {
            var (likeness, coverage) = ProbeMaps.Judge(field!, PlaneMap.Mirror(angle, offset), SymmetryKind.Mirror);
            return (likeness, likeness * coverage);
        }
    }

    /// <summary>Whether two lines are nearly the same within the window.</summary>
    private static bool SameLine(ProbeCandidate one, ProbeCandidate other)
    {
        const double Turned = 8;
        const double Away = 0.1;
        var between = Math.Abs(one.Angle - other.Angle);
        return between <= 90
            ? between < Turned && Math.Abs(one.Offset - other.Offset) < Away
            : 180 - between < Turned && Math.Abs(one.Offset + other.Offset) < Away;
    }
}
