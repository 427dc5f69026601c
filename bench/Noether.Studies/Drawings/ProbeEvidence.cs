using System.Globalization;
using Noether.HiddenLayer.Probing;

namespace Noether.Studies.Drawings;

/// <summary>The candidates of all readings of a picture as a line of text, from which lists can be made again.</summary>
internal static class ProbeEvidence
{
    private const int Fields = 9;

    /// <summary>The line.</summary>
    /// <param name="readings">Candidates, in the order of <see cref="ProbeSource"/>.</param>
    public static string Write(IEnumerable<ProbeSummary> readings) => string.Join("|", readings.Select(summary =>
        string.Join(";", All(summary).Select(Write))));

    /// <summary>The candidates of a line.</summary>
    public static ProbeSummary[] Read(string line) => [.. line.Split('|').Select(reading =>
    {
        var all = reading.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(Candidate).ToLookup(next => next.Kind);
        return new ProbeSummary(
            [.. all[SymmetryKind.Mirror]], all[SymmetryKind.Rotation].First(), [.. all[SymmetryKind.Cyclic]],
            all[SymmetryKind.Translation].First(), [.. all[SymmetryKind.Period]]);
    })];

    private static IEnumerable<ProbeCandidate> All(ProbeSummary summary) =>
        [.. summary.Mirrors, summary.Rotation, .. summary.Cyclic, summary.Translation, .. summary.Periods];

    private static string Write(ProbeCandidate next) => string.Join(' ', new[]
    {
        (double)next.Kind, next.Score, next.Likeness, next.Other, next.Kind == SymmetryKind.Mirror ? next.Offset : next.Period,
        next.X, next.Y, next.Angle, next.Order,
    }.Select(value => Math.Round(value, 4).ToString(CultureInfo.InvariantCulture)));

    private static ProbeCandidate Candidate(string text)
    {
        var values = text.Split(' ').Select(value => double.Parse(value, CultureInfo.InvariantCulture)).ToArray();
        if (values.Length != Fields)
            throw new FormatException($"A candidate has {Fields} values, not {values.Length}.");
        var kind = (SymmetryKind)(int)values[0];
        return new ProbeCandidate(kind, values[1])
        {
            Likeness = values[2],
            Other = values[3],
            Offset = kind == SymmetryKind.Mirror ? values[4] : 0,
            Period = kind == SymmetryKind.Mirror ? 0 : values[4],
            X = values[5],
            Y = values[6],
            Angle = values[7],
            Order = (int)values[8],
        };
    }
}
