namespace Noether.HiddenLayer.Probing;

/// <summary>Rotations by parts of a turn: how the turns that belong to an order stand out among the others.</summary>
internal static class CyclicPeaks
{
    /// <summary>Orders that are told apart, from 2.</summary>
    public const int MostOrder = 8;

    private const double Same = 0.01;
    private const double SamePlace = 0.1;

    private static readonly bool[][] Belongs = [.. Enumerable.Range(0, MostOrder + 1).Select(order =>
        ProbeFamilies.Angles.Select(angle => order > 1 && IsMultiple(angle, order)).ToArray())];

    /// <summary>The best centre of each order, best first.</summary>
    /// <param name="maps">What was found of a coarse grid.</param>
    /// <param name="field">Judges the centres between; null leaves those of the grid.</param>
    public static IReadOnlyList<ProbeCandidate> Find(ProbeMaps maps, IMapJudge? field)
    {
        var (places, angles) = (maps.Families.Places, ProbeFamilies.Angles.Length);
        var found = new List<ProbeCandidate>();
        for (var order = 2; order <= MostOrder; order++)
        {
            var best = Enumerable.Range(0, places.Length * places.Length)
                .MaxBy(i => Contrast(Coarse(i), order).Score);
            double[] place = [places[best % places.Length], places[best / places.Length]];
            var (score, likeness) = Contrast(Coarse(best), order);
            if (field is not null)
            {
                var step = 0.5 * (places[1] - places[0]);
                var of = order;
                place = PatternSearch.Run(place, [step, step], PatternSearch.Exact, at => Contrast(Exact(at[0], at[1]), of).Score);
                (score, likeness) = Contrast(Exact(place[0], place[1]), order);
            }

            var centre = new ProbeCandidate(SymmetryKind.Cyclic, score)
            {
                X = place[0],
                Y = place[1],
                Order = order,
                Likeness = likeness,
            };
            var (angle, mirrored) = DihedralPhase.Of(maps, field, centre);
            found.Add(centre with { Angle = angle, Other = mirrored });
        }

        return [.. found.OrderByDescending(next => next.Score)];

        (double Likeness, double Coverage)[] Coarse(int centre) => [.. Enumerable.Range(centre * angles, angles)
            .Select(at => (maps.Turns.Likeness[at], maps.Turns.Coverage[at]))];

        (double Likeness, double Coverage)[] Exact(double x, double y) => [.. ProbeFamilies.Angles.Select(angle =>
            ProbeMaps.Judge(field!, PlaneMap.Turn(x, y, angle), SymmetryKind.Cyclic))];
    }

    /// <summary>
    /// The candidate of the highest order that keeps a picture as well as the best one: a half turn keeps a flower of six
    /// petals too.
    /// </summary>
    /// <param name="found">The candidates.</param>
    /// <param name="share">From this share of its likeness on another one is as good.</param>
    public static ProbeCandidate Whole(IReadOnlyList<ProbeCandidate> found, double share)
    {
        var first = found.MaxBy(next => next.Score)!;
        return found.Where(next => next == first || (next.Order % first.Order == 0
            && next.Likeness >= share * first.Likeness
            && Math.Abs(next.X - first.X) + Math.Abs(next.Y - first.Y) <= SamePlace)).MaxBy(next => next.Order)!;
    }

    /// <summary>The highest contrast of an order at a centre of the grid.</summary>
    /// <param name="maps">What was found.</param>
    /// <param name="centre">Number of the centre, row after row.</param>
    public static double BestContrast(ProbeMaps maps, int centre)
    {
        var angles = ProbeFamilies.Angles.Length;
        var turns = Enumerable.Range(centre * angles, angles)
            .Select(at => (maps.Turns.Likeness[at], maps.Turns.Coverage[at])).ToArray();
        return Math.Max(0, Enumerable.Range(2, MostOrder - 1).Max(order => Contrast(turns, order).Score));
    }

    // Mean score of the turns of an order less that of the others, and mean likeness of the former.
    private static (double Score, double Likeness) Contrast((double Likeness, double Coverage)[] turns, int order)
    {
        var (inside, alike, insiders, outside, outsiders) = (0.0, 0.0, 0, 0.0, 0);
        for (var k = 0; k < turns.Length; k++)
        {
            var (likeness, coverage) = turns[k];
            if (coverage == 0)
                continue;
            if (Belongs[order][k])
                (inside, alike, insiders) = (inside + (likeness * coverage), alike + likeness, insiders + 1);
            else
                (outside, outsiders) = (outside + (likeness * coverage), outsiders + 1);
        }

        return insiders == 0 || outsiders == 0
            ? (double.NegativeInfinity, 0)
            : ((inside / insiders) - (outside / outsiders), alike / insiders);
    }

    private static bool IsMultiple(double angle, int order)
    {
        var part = angle * order / 360;
        return Math.Abs(part - Math.Round(part)) < Same;
    }
}
