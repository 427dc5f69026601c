using System.Globalization;
using Noether.HiddenLayer.Probing;

namespace Noether.Studies.Drawings;

/// <summary>The candidates of all readings of a picture as a line of text, from which lists can be made again.</summary>
internal static class ProbeEvidence
{
    // What is less alike says nothing, unless it is the best of its test.
    private const double LeastLikeness = 0.3;
    private const double LeastHiddenLikeness = 0.1;

    /// <summary>The line.</summary>
    /// <param name="readings">Candidates, in the order of <see cref="ProbeSource"/>.</param>
    public static string Write(IReadOnlyList<ProbeSummary> readings) => string.Join("|", readings.Select((summary, source) =>
        string.Join(";", Kept(summary, source == (int)ProbeSource.Hidden ? LeastHiddenLikeness : LeastLikeness).Select(Write))));

    /// <summary>The candidates of a line.</summary>
    public static ProbeSummary[] Read(string line) => [.. line.Split('|').Select(reading =>
    {
        var all = reading.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(Candidate).ToLookup(next => next.Kind);
        return new ProbeSummary(
            [.. all[SymmetryKind.Mirror]], all[SymmetryKind.Rotation].First(), [.. all[SymmetryKind.Cyclic]],
            all[SymmetryKind.Translation].First(), [.. all[SymmetryKind.Period]]);
    })];

    private static IEnumerable<ProbeCandidate> Kept(ProbeSummary summary, double least)
    {
        ProbeCandidate[] all = [.. summary.Mirrors, summary.Rotation, .. summary.Cyclic, summary.Translation, .. summary.Periods];
        var best = all.GroupBy(ProbeSummary.TestOf).Select(group => group.MaxBy(next => next.Rank)).ToHashSet();
        return all.Where(next => next.Likeness >= least || best.Contains(next));
    }

    private static string Write(ProbeCandidate next) => string.Join(' ', Fields(next).Prepend((double)next.Kind).Select(value =>
        Math.Round(value, 3).ToString(CultureInfo.InvariantCulture)));

    // Only what the kind has.
    private static double[] Fields(ProbeCandidate next) => next.Kind switch
    {
        SymmetryKind.Mirror => [next.Score, next.Likeness, next.Angle, next.Offset],
        SymmetryKind.Rotation => [next.Score, next.Likeness, next.Other, next.X, next.Y],
        SymmetryKind.Cyclic => [next.Score, next.Likeness, next.Other, next.X, next.Y, next.Angle, next.Order],
        SymmetryKind.Translation => [next.Score, next.Likeness, next.Other, next.Angle],
        _ => [next.Score, next.Likeness, next.Angle, next.Period],
    };

    private static ProbeCandidate Candidate(string text)
    {
        var values = text.Split(' ').Select(value => double.Parse(value, CultureInfo.InvariantCulture)).ToArray();
        var kind = (SymmetryKind)(int)values[0];
        var candidate = new ProbeCandidate(kind, values[1]) { Likeness = values[2] };
        return kind switch
        {
            SymmetryKind.Mirror => candidate with { Angle = values[3], Offset = values[4] },
            SymmetryKind.Rotation => candidate with { Other = values[3], X = values[4], Y = values[5] },
            SymmetryKind.Cyclic => candidate with
            {
                Other = values[3],
                X = values[4],
                Y = values[5],
                Angle = values[6],
                Order = (int)values[7],
            },
            SymmetryKind.Translation => candidate with { Other = values[3], Angle = values[4] },
            _ => candidate with { Angle = values[3], Period = values[4] },
        };
    }
}
