using Noether.HiddenLayer.Probing;

namespace Noether.Studies.Drawings;

/// <summary>
/// The thresholds of a reading with which the most lists are right: one threshold after another, each at the best of a
/// row of values, until nothing gets better.
/// </summary>
internal static class ThresholdSearch
{
    private const int MostSweeps = 4;

    private static readonly double[] Shares = [.. Enumerable.Range(0, 20).Select(i => 0.025 * (i + 20))];

    /// <summary>The thresholds.</summary>
    /// <param name="source">The reading.</param>
    /// <param name="nulls">What is found without symmetry.</param>
    /// <param name="pictures">Drawings with and without symmetry; both kinds count as much.</param>
    public static ProbeThresholds Of(
        ProbeSource source, IReadOnlyList<NullSet> nulls, IReadOnlyList<CalibrationPicture> pictures)
    {
        var hidden = source == ProbeSource.Hidden;
        // Likeness of the hidden layer is what is above the median, a few tenths at most.
        double[] leasts = hidden ? [.. Enumerable.Range(0, 11).Select(i => 0.02 * i)] : [0, .. Shares];
        var best = new ProbeThresholds
        {
            LeastLikeness = leasts[0],
            OfBest = 0.5,
            EvenTurns = 0.8,
            EvenLengths = 0.8,
            Mirrored = 0.8,
            Multiple = 0.8,
            HigherOrder = 0.8,
        };
        var value = Value(best);
        for (var (sweep, better) = (0, true); better && sweep < MostSweeps; sweep++)
        {
            better = false;
            Try(leasts, x => best with { LeastLikeness = x }, strictest: true);
            Try(Shares, x => best with { OfBest = x }, strictest: true);
            Try(Shares, x => best with { EvenTurns = x });
            Try(Shares, x => best with { EvenLengths = x });
            Try(Shares, x => best with { Mirrored = x });
            Try(Shares, x => best with { Multiple = x });
            Try(Shares, x => best with { HigherOrder = x });

            // Of several values that are as good the middle one; the strictest where another would let more be said.
            void Try(double[] values, Func<double, ProbeThresholds> with, bool strictest = false)
            {
                var found = values.Select(x => Value(with(x))).ToArray();
                var most = found.Max();
                if (most < value)
                    return;
                var good = Enumerable.Range(0, found.Length).Where(i => found[i] == most).ToArray();
                (best, better) = (with(values[strictest ? good[^1] : good[good.Length / 2]]), better || most > value);
                value = most;
            }
        }

        return best;

        double Value(ProbeThresholds thresholds)
        {
            var calibration = new ProbeCalibration(new ProbeCalibrationRecord
            {
                Readings = [new ReadingCalibration(source, thresholds, nulls)],
                AnswersLevel = CalibrationLists.Level,
                Templates = [],
            });
            return CalibrationLists.Value(pictures, picture => CalibrationLists.Find(picture, source, calibration));
        }
    }
}

/// <summary>Lists from candidates.</summary>
internal static class CalibrationLists
{
    /// <summary>Of a list, the share that may be false.</summary>
    public const double Level = ProbeList.Level;

    /// <summary>What one reading says of a picture.</summary>
    public static IReadOnlyList<SymmetryElement> Find(
        CalibrationPicture picture, ProbeSource source, ProbeCalibration calibration) =>
        new ElementFinder(picture.Of(source), source, calibration, calibration.MostNetworks).Find(Level);

    /// <summary>What users are told of it.</summary>
    public static IReadOnlyList<SymmetryElement> List(CalibrationPicture picture, ProbeCalibration calibration) =>
        picture.HasNetworks
            ? ProbeList.Of(picture.Readings, calibration, calibration.MostNetworks)
            : Find(picture, ProbeSource.Contour, calibration);

    /// <summary>Share of right lists of symmetric drawings and share of empty ones of others, added.</summary>
    public static double Value(
        IReadOnlyList<CalibrationPicture> pictures, Func<CalibrationPicture, IReadOnlyList<SymmetryElement>> find)
    {
        var (with, right, without, empty) = (0, 0, 0, 0);
        foreach (var picture in pictures)
        {
            var found = find(picture);
            if (picture.Drawing.Expected.Count > 0)
                (with, right) = (with + 1, right + (new ListJudge(picture.Drawing, found).IsRight ? 1 : 0));
            else
                (without, empty) = (without + 1, empty + (found.Count == 0 ? 1 : 0));
        }

        return ((double)right / Math.Max(1, with)) + ((double)empty / Math.Max(1, without));
    }
}
