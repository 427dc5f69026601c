namespace Noether.HiddenLayer.Probing;

/// <summary>
/// Chooses from the candidates of one reading what is said of a picture: what is rare enough without symmetry, keeps the
/// picture well enough, and does not follow from something else that is said.
/// </summary>
/// <param name="maps">What was found of the coarse grids.</param>
/// <param name="field">Judges what lies between; null for the hidden layer.</param>
/// <param name="source">Which reading it is.</param>
/// <param name="calibration">Scores without symmetry, and the least likeness.</param>
internal sealed class ElementFinder(
    ProbeMaps maps, Invariance? field, ProbeSource source, ProbeCalibration calibration)
{
    // Degrees and lengths within which two places are the same.
    private const double SameAngle = 10;
    private const double SamePlace = 0.12;

    // O(2) and T: the weakest map that belongs to them, as a share of the mean. The lines of D_n are less even.
    private const double EvenLines = 0.87;
    private const double EvenLengths = 0.75;

    // A multiple of a period keeps a picture as well as the period itself; the mirrors of D_n as well as its rotations.
    private const double AsGood = 0.85;

    private readonly double least = calibration.LeastLikeness(source);

    /// <summary>What was found of the coarse grids.</summary>
    public ProbeMaps Maps => maps;

    /// <summary>The candidates.</summary>
    public ProbeSummary Summary { get; } = ProbeSummary.Of(maps, field);

    /// <summary>The angle between two directions, 0 to 90 degrees.</summary>
    public static double Between(double one, double other)
    {
        var turned = Math.Abs(one - other) % 180;
        return Math.Min(turned, 180 - turned);
    }

    /// <summary>What is said.</summary>
    /// <param name="level">The share of it that may be false, in (0, 1).</param>
    public IReadOnlyList<SymmetryElement> Find(double level)
    {
        var limit = FalseDiscoveries.Limit(
            [.. ProbeSummary.Kinds.Zip(Summary.Scores, (kind, score) => calibration.RateOf(source, kind, score))], level);
        var found = new List<SymmetryElement>();
        var rotation = IsEven(Summary.Rotation, EvenLines, limit);
        var translation = IsEven(Summary.Translation, EvenLengths, limit);
        if (rotation)
            found.Add(Element(Summary.Rotation) with { X = Summary.Rotation.X, Y = Summary.Rotation.Y });
        if (translation)
            found.Add(Element(Summary.Translation) with { Angle = Summary.Translation.Angle });
        if (!rotation)
            found.AddRange(Periods(limit, translation));
        if (!translation && !rotation && Summary.Cyclic.FirstOrDefault(next => Passes(next, limit)) is { } turn)
            found.Add(Turn(turn));
        found.AddRange(Summary.Mirrors.Where(line => Passes(line, limit) && !Follows(line, found)).Select(line =>
        {
            var (sine, cosine) = Math.SinCos(line.Angle * Math.PI / 180);
            return Element(line) with
            {
                Angle = line.Angle,
                Offset = line.Offset,
                X = -line.Offset * sine,
                Y = line.Offset * cosine,
            };
        }));
        return found;
    }

    private bool Passes(ProbeCandidate candidate, double limit) =>
        candidate.Likeness >= least && calibration.RateOf(source, candidate.Kind, candidate.Score) <= limit;

    private bool IsEven(ProbeCandidate candidate, double share, double limit) =>
        candidate.Likeness >= share * candidate.Score
        && calibration.RateOf(source, candidate.Kind, candidate.Score) <= limit;

    // One period, or the two shortest of different directions. Stripes that are the same all along repeat across only.
    private IEnumerable<SymmetryElement> Periods(double limit, bool translation)
    {
        var passed = Summary.Periods.Where(next => Passes(next, limit)
            && (!translation || Between(next.Angle, Summary.Translation.Angle) > 90 - SameAngle)).ToArray();
        if (passed.Length == 0)
            yield break;
        var good = passed.Where(next => next.Likeness >= AsGood * passed.Max(other => other.Likeness))
            .OrderBy(next => next.Period).ToArray();
        var second = translation ? null : good.FirstOrDefault(next => Between(next.Angle, good[0].Angle) > 2 * SameAngle);
        yield return Element(good[0]) with
        {
            Kind = second is null ? SymmetryKind.Period : SymmetryKind.Lattice,
            Angle = good[0].Angle,
            Period = good[0].Period,
            SecondAngle = second?.Angle,
            SecondPeriod = second?.Period,
        };
    }

    private SymmetryElement Turn(ProbeCandidate turn)
    {
        var (angle, likeness) = DihedralPhase.Of(maps, field, turn);
        var mirrored = likeness >= AsGood * turn.Likeness;
        return Element(turn) with
        {
            Kind = mirrored ? SymmetryKind.Dihedral : SymmetryKind.Cyclic,
            Angle = mirrored ? angle : null,
            X = turn.X,
            Y = turn.Y,
            Order = turn.Order,
        };
    }

    // Lines through the centre of O(2) and D_n, and those across a translation of any length.
    private static bool Follows(ProbeCandidate line, List<SymmetryElement> found) => found.Any(other => other.Kind switch
    {
        SymmetryKind.Rotation or SymmetryKind.Dihedral =>
            Math.Abs(PlaneMap.OffsetThrough(line.Angle, other.X!.Value, other.Y!.Value) - line.Offset) < SamePlace,
        SymmetryKind.Translation => Between(line.Angle, other.Angle!.Value) > 90 - SameAngle,
        _ => false,
    });

    private SymmetryElement Element(ProbeCandidate candidate) => new()
    {
        Kind = candidate.Kind,
        Source = source,
        Score = candidate.Score,
        FalsePositiveRate = calibration.RateOf(source, candidate.Kind, candidate.Score),
    };
}
