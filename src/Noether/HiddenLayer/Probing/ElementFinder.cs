using Noether.Numerics;

namespace Noether.HiddenLayer.Probing;

/// <summary>
/// Chooses from the candidates of one reading what is said of a picture: what is rare enough without symmetry, keeps the
/// picture nearly as well as the best that is said, and does not follow from something else that is said.
/// </summary>
/// <param name="summary">The candidates.</param>
/// <param name="source">Which reading it is.</param>
/// <param name="calibration">Scores without symmetry, and thresholds.</param>
/// <param name="networks">Networks that were read.</param>
internal sealed class ElementFinder(
    ProbeSummary summary, ProbeSource source, ProbeCalibration calibration, int networks)
{
    // Degrees and lengths within which two places are the same.
    private const double SameAngle = 10;
    private const double SamePlace = 0.12;

    private readonly ProbeThresholds thresholds = calibration.Thresholds(source);

    /// <summary>The candidates.</summary>
    public ProbeSummary Summary => summary;

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
        var limit = FalseDiscoveries.Limit([.. summary.Ranks.Select((rank, test) => Rate(test, rank))], level);
        var (rotation, translation) = (summary.Rotation, summary.Translation);
        // Where all of the contour is kept by a line, that is another witness, and the rate of the line stands by itself.
        var mirrors = summary.Mirrors.Where(line => Passes(line, line.Fit.IsWhole ? level : limit)).ToArray();
        // A face in a ring has all mirrors of the ring by half, and one mirror quite; rings that the window cuts off are
        // round where the contour is as close under every line as under the best.
        var isRotation = Passes(rotation, limit) && rotation.Other >= thresholds.EvenTurns * rotation.Likeness
            && (rotation.Likeness >= thresholds.OfBest * mirrors.Select(line => line.Likeness).DefaultIfEmpty().Max()
                || (rotation.Fit.Away > 0 && mirrors.All(line => rotation.Fit.IsAsCloseAs(line.Fit))));
        var isTranslation = !isRotation && Passes(translation, limit)
            && translation.Other >= thresholds.EvenLengths * translation.Likeness;
        ProbeCandidate[] turns = isRotation || isTranslation ? [] : [.. summary.Cyclic.Where(next => Passes(next, limit))];
        var turn = turns.Length == 0 ? null : CyclicPeaks.Whole(turns, thresholds.HigherOrder);
        var periods = isRotation ? [] : summary.Periods.Where(next => Passes(next, limit)).ToArray();

        // What keeps a picture much less well than the best that is said of it keeps it by chance.
        var least = thresholds.OfBest * new[]
        {
            isRotation ? rotation.Likeness : 0, isTranslation ? translation.Likeness : 0, turn?.Likeness ?? 0,
            mirrors.Select(line => line.Likeness).DefaultIfEmpty().Max(),
            periods.Select(next => next.Likeness).DefaultIfEmpty().Max(),
        }.Max();
        isTranslation &= translation.Likeness >= least;
        mirrors = [.. mirrors.Where(line => line.Likeness >= least)];
        periods = [.. periods.Where(next => next.Likeness >= least)];
        turn = turn?.Likeness >= least ? turn : null;

        // The same of how closely the contour comes to itself, where the picture repeats.
        var closest = periods.Select(next => next.Fit).Where(fit => fit.Away > 0).DefaultIfEmpty(MapFit.Unknown).MinBy(fit => fit.Away);
        mirrors = [.. mirrors.Where(line => line.Fit.IsAsCloseAs(closest))];
        turn = turn?.Fit.IsAsCloseAs(closest) == true ? turn : null;
        var found = new List<SymmetryElement>();
        if (isRotation)
            found.Add(Element(rotation) with { X = rotation.X, Y = rotation.Y });
        if (isTranslation)
            found.Add(Element(translation) with { Angle = translation.Angle });
        found.AddRange(Periods(periods, isTranslation));
        if (turn is not null)
            found.Add(Turn(turn, mirrors));
        // With one mirror line through its centre C_n would be D_n.
        if (turn is { } refused && !HasLines(refused))
            mirrors = [.. mirrors.Where(line => !IsThrough(line, refused.X, refused.Y))];
        found.AddRange(mirrors.Where(line => !Follows(line, found)).Select(Mirror));
        return found;
    }

    private double Rate(int test, double rank) => calibration.RateOf(source, test, rank, networks);

    private bool Passes(ProbeCandidate candidate, double limit) =>
        candidate.Fit.Holds && candidate.Likeness >= thresholds.LeastLikeness
        && Rate(ProbeSummary.TestOf(candidate), candidate.Rank) <= limit;

    // One period, or the two shortest of different directions. Stripes that are the same all along repeat across only.
    private IEnumerable<SymmetryElement> Periods(ProbeCandidate[] passed, bool translation)
    {
        if (translation)
            passed = [.. passed.Where(next => Between(next.Angle, summary.Translation.Angle) > 90 - SameAngle)];
        if (passed.Length == 0)
            yield break;
        // A multiple of a period keeps a picture as well as the period itself.
        var good = passed.Where(next => next.Likeness >= thresholds.Multiple * passed.Max(other => other.Likeness))
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

    // C_n with n mirror lines through its centre is D_n, whatever their mean says.
    private SymmetryElement Turn(ProbeCandidate turn, ProbeCandidate[] mirrors)
    {
        var mirrored = HasLines(turn) && (turn.Other >= thresholds.Mirrored * turn.Likeness
            || mirrors.Count(line => IsThrough(line, turn.X, turn.Y)) >= turn.Order);
        return Element(turn) with
        {
            Kind = mirrored ? SymmetryKind.Dihedral : SymmetryKind.Cyclic,
            Angle = mirrored ? turn.Angle : null,
            X = turn.X,
            Y = turn.Y,
            Order = turn.Order,
        };
    }

    // Whether the contour allows the reflections at n lines as well as the turns.
    private static bool HasLines(ProbeCandidate turn) => turn.OtherFit.Holds
        && (turn.Order == 2 || turn.OtherFit.IsQuiteAsCloseAs(turn.Fit));

    private static bool IsThrough(ProbeCandidate line, double x, double y) =>
        Math.Abs(PlaneMap.OffsetThrough(line.Angle, x, y) - line.Offset) < SamePlace;

    private SymmetryElement Mirror(ProbeCandidate line)
    {
        var (sine, cosine) = Math.SinCos(line.Angle * Math.PI / 180);
        return Element(line) with
        {
            Angle = line.Angle,
            Offset = line.Offset,
            X = -line.Offset * sine,
            Y = line.Offset * cosine,
        };
    }

    // Lines through the centre of O(2) and D_n, and those across a translation of any length.
    private static bool Follows(ProbeCandidate line, List<SymmetryElement> found) => found.Any(other => other.Kind switch
    {
        SymmetryKind.Rotation or SymmetryKind.Dihedral => IsThrough(line, other.X!.Value, other.Y!.Value),
        SymmetryKind.Translation => Between(line.Angle, other.Angle!.Value) > 90 - SameAngle,
        _ => false,
    });

    private SymmetryElement Element(ProbeCandidate candidate) => new()
    {
        Kind = candidate.Kind,
        Source = source,
        Score = candidate.Rank,
        FalsePositiveRate = Rate(ProbeSummary.TestOf(candidate), candidate.Rank),
    };
}
