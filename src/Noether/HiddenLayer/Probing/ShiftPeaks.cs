namespace Noether.HiddenLayer.Probing;

/// <summary>Translations that keep a picture: directions of any length, and single lengths.</summary>
internal static class ShiftPeaks
{
    private const int Most = 10;

    // Peaks among lengths begin behind the first two: neighbours are alike.
    private const int FirstPeak = 2;

    /// <summary>The direction of the highest mean likeness over all lengths, weighted by coverage.</summary>
    /// <param name="maps">What was found of a coarse grid.</param>
    /// <param name="field">Judges what lies between; null leaves the directions of the grid.</param>
    public static ProbeCandidate Direction(ProbeMaps maps, IMapJudge? field)
    {
        var (families, lengths) = (maps.Families, maps.Families.Lengths.Length);
        var best = Enumerable.Range(0, families.Directions).MaxBy(direction => Mean(Coarse(direction)));
        var angle = families.DirectionAngle(best);
        var found = Coarse(best);
        if (field is not null)
        {
            angle = PatternSearch.Run([angle], [90.0 / families.Directions], PatternSearch.Exact, at => Mean(Exact(at[0])))[0];
            found = Exact(angle);
        }

        var likeness = found.Where(next => next.Coverage > 0).Select(next => next.Likeness).Order().ToArray();
        return new ProbeCandidate(SymmetryKind.Translation, Mean(found))
        {
            Angle = ProbeCandidate.Line(angle, 0).Angle,
            Likeness = likeness.Length > 0 ? likeness.Average() : 0,
            Other = likeness.Length > 1 ? likeness[1] : 0,
        };

        (double Likeness, double Coverage)[] Coarse(int direction) => [.. Enumerable.Range(direction * lengths, lengths)
            .Select(at => (maps.Shifts.Likeness[at], maps.Shifts.Coverage[at]))];

        (double Likeness, double Coverage)[] Exact(double degrees) => [.. families.Lengths.Select(length =>
            ProbeMaps.Judge(field!, PlaneMap.Shift(degrees, length), SymmetryKind.Translation))];
    }

    /// <summary>Periods, best first: the score of a length less half the lowest likeness of a shorter one.</summary>
    /// <param name="maps">What was found of a coarse grid.</param>
    /// <param name="field">Judges what lies between; null leaves the lengths of the grid.</param>
    public static IReadOnlyList<ProbeCandidate> Periods(ProbeMaps maps, IMapJudge? field)
    {
        var (families, lengths) = (maps.Families, maps.Families.Lengths.Length);
        var gains = new double[maps.Shifts.Likeness.Length];
        var lows = new double[gains.Length];
        for (var direction = 0; direction < families.Directions; direction++)
        {
            var least = double.PositiveInfinity;
            for (var at = direction * lengths; at < (direction + 1) * lengths; at++)
            {
                lows[at] = 0.5 * Math.Max(0, least);
                gains[at] = at % lengths < FirstPeak ? 0 : maps.Shifts.Score(at) - lows[at];
                least = Math.Min(least, maps.Shifts.Likeness[at]);
            }
        }

        return [.. Enumerable.Range(0, gains.Length).Where(IsPeak).OrderByDescending(at => gains[at]).Take(Most)
            .Select(Refined).OrderByDescending(peak => peak.Score)];

        bool IsPeak(int at)
        {
            for (var i = -1; i <= 1; i++)
            {
                for (var j = -1; j <= 1; j++)
                {
                    var (direction, length) = (((at / lengths) + i + families.Directions) % families.Directions, (at % lengths) + j);
                    var other = (direction * lengths) + length;
                    if (length < 0 || length >= lengths || other == at)
                        continue;
                    if (gains[other] > gains[at] || (gains[other] == gains[at] && other < at))
                        return false;
                }
            }

            return gains[at] > 0;
        }

        ProbeCandidate Refined(int at)
        {
            double[] place = [families.DirectionAngle(at / lengths), families.Lengths[at % lengths]];
            var (likeness, score) = (maps.Shifts.Likeness[at], maps.Shifts.Score(at));
            if (field is not null)
            {
                double[] steps = [90.0 / families.Directions, 0.5 * (families.Lengths[1] - families.Lengths[0])];
                place = PatternSearch.Run(place, steps, PatternSearch.Exact, next => Judge(next).Score);
                (likeness, score) = Judge(place);
            }

            return new ProbeCandidate(SymmetryKind.Period, score - lows[at])
            {
                Angle = ProbeCandidate.Line(place[0], 0).Angle,
                Period = place[1],
                Likeness = likeness,
            };
        }

        (double Likeness, double Score) Judge(double[] place)
        {
            var (likeness, coverage) =
                ProbeMaps.Judge(field!, PlaneMap.Shift(place[0], place[1]), SymmetryKind.Translation);
            return (likeness, likeness * coverage);
        }
    }

    private static double Mean((double Likeness, double Coverage)[] found)
    {
        var weight = found.Sum(next => next.Coverage);
        return weight > 0 ? found.Sum(next => next.Likeness * next.Coverage) / weight : 0;
    }
}
