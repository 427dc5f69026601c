namespace Noether.HiddenLayer.Probing;

/// <summary>What one reading finds of all families.</summary>
/// <param name="Families">The families.</param>
/// <param name="Mirrors">Of the reflections, lines x offsets.</param>
/// <param name="Turns">Of the rotations, y x x x angles.</param>
/// <param name="Shifts">Of the translations, directions x lengths.</param>
internal sealed record ProbeMaps(ProbeFamilies Families, ProbeMap Mirrors, ProbeMap Turns, ProbeMap Shifts)
{
    // Of all places; with less a map says little.
    private const double LeastOfMirrors = 0.29;
    private const double LeastOfTurns = 0.2;
    private const double LeastOfShifts = 0.2;

    /// <summary>The likeness of a field.</summary>
    /// <param name="field">The field.</param>
    public static ProbeMaps Of(IMapJudge field)
    {
        var families = ProbeFamilies.Output;
        return new ProbeMaps(
            families, Scan(families.Mirrors, SymmetryKind.Mirror), Scan(families.Turns, SymmetryKind.Cyclic),
            Scan(families.Shifts, SymmetryKind.Translation));

        ProbeMap Scan(PlaneMap[] maps, SymmetryKind kind)
        {
            var found = maps.Select(map => Judge(field, map, kind)).ToArray();
            return new ProbeMap([.. found.Select(next => next.Likeness)], [.. found.Select(next => next.Coverage)]);
        }
    }

    /// <summary>Likeness and coverage under one map, both 0 where too few places count.</summary>
    /// <param name="field">The field.</param>
    /// <param name="map">The map.</param>
    /// <param name="kind">Mirror, Cyclic or Translation.</param>
    public static (double Likeness, double Coverage) Judge(IMapJudge field, PlaneMap map, SymmetryKind kind)
    {
        var least = kind switch
        {
            SymmetryKind.Mirror => LeastOfMirrors,
            SymmetryKind.Cyclic => LeastOfTurns,
            _ => LeastOfShifts,
        };
        var found = field.Of(map);
        return found.Coverage < least ? (0, 0) : found;
    }

    /// <summary>The equivariance of hidden layers: rho less the median of its family.</summary>
    /// <param name="coverage">Coverage of each family, NaN where too few pairs lie in the window.</param>
    /// <param name="rho">Mean over the networks of rho, of each family.</param>
    public static ProbeMaps Of(HiddenScan coverage, HiddenScan rho)
    {
        var families = ProbeFamilies.Hidden;
        var (angles, lengths) = (ProbeFamilies.Angles.Length, families.Lengths.Length);
        return new ProbeMaps(
            families, Less(coverage.Mirrors, rho.Mirrors, 1), Less(coverage.Turns, rho.Turns, angles),
            Less(coverage.Shifts, rho.Shifts, lengths));
    }

    // Maps i, i + groups, i + 2 groups ... share a median: all lines, all centres at one angle, directions at a length.
    private static ProbeMap Less(double[] coverage, double[] rho, int groups)
    {
        var likeness = new double[rho.Length];
        for (var group = 0; group < groups; group++)
        {
            var usual = Median([.. Members(group).Select(i => rho[i]).Where(double.IsFinite)]);
            foreach (var i in Members(group))
                likeness[i] = double.IsFinite(rho[i]) ? rho[i] - usual : 0;
        }

        return new ProbeMap(likeness, [.. coverage.Select(share => double.IsFinite(share) ? share : 0)]);

        IEnumerable<int> Members(int group)
        {
            for (var i = group; i < rho.Length; i += groups)
                yield return i;
        }
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values.Length == 0 ? 0 : 0.5 * (values[values.Length / 2] + values[(values.Length - 1) / 2]);
    }
}
