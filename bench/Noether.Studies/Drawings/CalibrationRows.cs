using System.Globalization;
using Noether.HiddenLayer.Contours;
using Noether.HiddenLayer.Probing;
using Noether.HiddenLayer.Symmetries;

namespace Noether.Studies.Drawings;

/// <summary>A picture of the study probe-calibration, as its row tells it.</summary>
/// <param name="Drawing">What it shows.</param>
/// <param name="Readings">Candidates, in the order of <see cref="ProbeSource"/>; of the contour alone without networks.</param>
/// <param name="Accuracy">Mean share of the validation points that the networks put on the right side.</param>
internal sealed record CalibrationPicture(
    KnownDrawing Drawing, ProbeSummary[] Readings, double Accuracy)
{
    /// <summary>Whether networks were trained on it.</summary>
    public bool HasNetworks => Readings.Length > 1;

    /// <summary>Candidates of a reading.</summary>
    public ProbeSummary Of(ProbeSource source) => HasNetworks ? Readings[(int)source] : Readings[0];
}

/// <summary>The rows of the study probe-calibration, taken apart.</summary>
internal sealed class CalibrationRows
{
    /// <summary>Takes the rows apart; pictures whose networks did not learn the contour are left out.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="leastAccuracy">What networks have to reach.</param>
    public CalibrationRows(IReadOnlyList<StudyRow> rows, double leastAccuracy)
    {
        Refused = rows.Count(row => row.Figures.Word("refused").Length > 0);
        Templates = [.. rows.Where(row => row.Figures.Word("features").Length > 0).SelectMany(row =>
            row.Figures.Word("features").Split('|').Select(text =>
                new TemplateFeatures((int)row.Figures["class"], Numbers(text))))];
        var pictures = rows.Where(row => row.Figures.Word("evidence").Length > 0).Select(row => (row.Key, Of(row))).ToArray();
        OfOne = [.. pictures.Where(next => next.Key.StartsWith("null-of-one", StringComparison.Ordinal)
            && next.Item2.Accuracy >= leastAccuracy).Select(next => next.Item2)];
        pictures = [.. pictures.Where(next => !next.Key.StartsWith("null-of-one", StringComparison.Ordinal))];
        Everyday = [.. pictures.Select(next => (next.Key.Split('/')[0], next.Item2)).Where(next => next.Item1 is "mend" or "judge")];
        Unlearnt = pictures.Count(next => next.Item2.Accuracy < leastAccuracy);
        foreach (var (key, picture) in pictures.Where(next => next.Item2.Accuracy >= leastAccuracy))
        {
            var parts = key.Split('/');
            var half = IsFirstHalf(parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture)) ? First : Second;
            half.Add((parts[0], picture));
        }
    }

    /// <summary>What sets the thresholds.</summary>
    public List<(string Set, CalibrationPicture Picture)> First { get; } = [];

    /// <summary>What they are judged by.</summary>
    public List<(string Set, CalibrationPicture Picture)> Second { get; } = [];

    /// <summary>Drawings without symmetry of the first half, read with one network.</summary>
    public IReadOnlyList<CalibrationPicture> OfOne { get; }

    /// <summary>Features of templates.</summary>
    public IReadOnlyList<TemplateFeatures> Templates { get; }

    /// <summary>Pictures without a contour.</summary>
    public int Refused { get; }

    /// <summary>Everyday drawings of both halves, those that cannot be judged as well.</summary>
    public IReadOnlyList<(string Set, CalibrationPicture Picture)> Everyday { get; }

    /// <summary>Pictures whose networks did not learn it.</summary>
    public int Unlearnt { get; }

    /// <summary>Numbers as words.</summary>
    public static string Words(IEnumerable<double> values) =>
        string.Join(' ', values.Select(value => Math.Round(value, 4).ToString(CultureInfo.InvariantCulture)));

    /// <summary>Whether a picture sets thresholds: every kind is in both halves, and every coarseness.</summary>
    /// <param name="set">null, folded, template; mend is all of the first half and judge of the second.</param>
    /// <param name="number">Its number.</param>
    public static bool IsFirstHalf(string set, int number) => set switch
    {
        "null" => number / RandomDrawings.Kinds,
        "folded" => number / RandomDrawings.FoldedKinds,
        "mend" => 0,
        "judge" => 1,
        _ => number / SymmetryClasses.Count,
    } % 2 == 0;

    private static double[] Numbers(string text) =>
        [.. text.Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture))];

    private static CalibrationPicture Of(StudyRow row)
    {
        var number = int.Parse(row.Key.Split('/')[1], CultureInfo.InvariantCulture);
        var drawing = row.Key.Split('/')[0] switch
        {
            "folded" => RandomDrawings.Folded(number),
            "mend" => EverydayDrawings.Mending.ElementAt(number),
            "judge" => EverydayDrawings.Judging.ElementAt(number),
            _ => RandomDrawings.Null(number),
        };
        var frame = Numbers(row.Figures.Word("frame"));
        return new CalibrationPicture(
            drawing.In(new WindowFrame(frame[0], frame[1], frame[2])), ProbeEvidence.Read(row.Figures.Word("evidence")), row.Figures["accuracy"]);
    }
}
