using Noether.HiddenLayer.Contours;

namespace Noether.HiddenLayer.Probing;

/// <summary>
/// A second opinion, without any mean over the window: moves the contour itself by the maps of a candidate and measures how
/// far each of its places then is from the contour, in the manner of the partial Hausdorff distance (Huttenlocher,
/// Klanderman and Rucklidge, IEEE TPAMI 15, 1993). A notch in a gear or the hands of a clock hardly lower a mean over the
/// window, but they are not where the contour is. How far is far, and how much of it is too much, was set on the drawings
/// that mend the reading and those of the study probe-calibration.
/// </summary>
internal sealed class ContourFit
{
    // Lines drawn by an unsteady hand come this near to each other, and hardly anything else does all along.
    private const double Far = 0.06;

    // Of a contour that is cut off by the border the ends are no guide.
    private const double Margin = 0.08;

    // Greys that differ by so much of the range of the picture are different ones.
    private const double OtherTone = 0.3;

    // Of all distances this share is averaged: a few ends of lines say nothing of how closely the rest agrees.
    private const double Trimmed = 0.98;

    private const int Side = 128;
    private const double OnLine = 1.5 / Side;
    private const int StepOfAreas = 3;

    private readonly Func<double, double, double> distance;
    private readonly Func<double, double, double>? tone;
    private readonly bool alone;
    private readonly double spanX;
    private readonly double spanY;
    private readonly double range;
    private readonly List<(double X, double Y)> line = [];
    private readonly List<(double X, double Y, double Tone)> areas = [];

    /// <summary>Finds the places of a contour.</summary>
    /// <param name="grid">The window.</param>
    /// <param name="distance">How far a place is from the contour.</param>
    /// <param name="tone">How bright it is; null where there is a contour and no picture.</param>
    /// <param name="alone">Whether it stands alone on a ground that goes on beyond the window.</param>
    public ContourFit(
        ProbeGrid grid, Func<double, double, double> distance, Func<double, double, double>? tone, bool alone)
    {
        (this.distance, this.tone, this.alone) = (distance, tone, alone);
        (spanX, spanY) = ((double)grid.Columns / ProbeGrid.Side, (double)grid.Rows / ProbeGrid.Side);
        var (darkest, brightest) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var i = 0; i < Side * Side; i++)
        {
            var (column, row) = (i % Side, i / Side);
            var (x, y) = (((2 * column) + 1.0 - Side) / Side, ((2 * row) + 1.0 - Side) / Side);
            if (Over(x, y) > (alone ? 0 : -Margin))
                continue;
            var away = distance(x, y);
            if (away < OnLine)
                line.Add((x, y));
            if (tone is null || column % StepOfAreas != 0 || row % StepOfAreas != 0)
                continue;
            var bright = tone(x, y);
            if (away > ContourMap.BackgroundStart)
                areas.Add((x, y, bright));
            (darkest, brightest) = (Math.Min(darkest, bright), Math.Max(brightest, bright));
        }

        range = brightest - darkest;
    }

    /// <summary>The same candidates, with what the contour says of each.</summary>
    /// <param name="summary">The candidates.</param>
    public ProbeSummary Checked(ProbeSummary summary) => new(
        [.. summary.Mirrors.Select(Checked)], Checked(summary.Rotation), [.. summary.Cyclic.Select(Checked)],
        Checked(summary.Translation), [.. summary.Periods.Select(Checked)]);

    /// <summary>The worst that is found of several maps.</summary>
    /// <param name="maps">At least one.</param>
    public MapFit Of(IEnumerable<PlaneMap> maps) => maps.Select(Of).Aggregate(MapFit.Exact, MapFit.Worse);

    private ProbeCandidate Checked(ProbeCandidate candidate)
    {
        candidate = candidate with { Fit = Of(Maps(candidate, candidate.Kind)) };
        return candidate.Kind != SymmetryKind.Cyclic ? candidate
            : candidate with { OtherFit = Of(Maps(candidate, SymmetryKind.Dihedral).Skip(candidate.Order / 2)) };
    }

    private static IEnumerable<PlaneMap> Maps(ProbeCandidate candidate, SymmetryKind kind) => ElementMaps.Of(new SymmetryElement
    {
        Kind = kind,
        Source = ProbeSource.Contour,
        Score = candidate.Rank,
        FalsePositiveRate = 1,
        Angle = candidate.Angle,
        Offset = candidate.Offset,
        X = candidate.X,
        Y = candidate.Y,
        Order = candidate.Order,
        Period = candidate.Period,
    }).Maps;

    private MapFit Of(PlaneMap map)
    {
        var found = new List<double>(2 * line.Count);
        foreach (var (x, y) in line)
        {
            // There and back: what is only in one of both places is far from the other.
            Add(found, map.Of(x, y));
            Add(found, map.BackOf(x, y));
        }

        if (found.Count == 0)
            return MapFit.Unknown;
        found.Sort();
        var kept = Math.Max(1, (int)(Trimmed * found.Count));
        return new MapFit(
            found.Take(kept).Average(), (double)found.Count(away => away > Far) / found.Count, Toned(map),
            found.Count / (2.0 * line.Count));
    }

    private void Add(List<double> found, (double X, double Y) place)
    {
        var over = Over(place.X, place.Y);
        // A drawing that stands alone is not expected to go on beyond the window.
        if (over <= (alone ? 0 : -Margin))
            found.Add(distance(place.X, place.Y));
    }

    // The share of places off the contour that come to a place of another tone.
    private double Toned(PlaneMap map)
    {
        var (count, different) = (0, 0);
        foreach (var (x, y, bright) in areas)
        {
            var (toX, toY) = map.Of(x, y);
            if (Over(toX, toY) > 0 || distance(toX, toY) <= ContourMap.BackgroundStart)
                continue;
            count++;
            different += Math.Abs(bright - tone!(toX, toY)) > OtherTone * range ? 1 : 0;
        }

        return count > 0 ? (double)different / count : 0;
    }

    // How far a place lies beyond the border of the window; negative within.
    private double Over(double x, double y) => Math.Max(Math.Abs(x) - spanX, Math.Abs(y) - spanY);
}
