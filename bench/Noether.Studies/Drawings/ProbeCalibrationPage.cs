using System.Text.Json;
using Noether.HiddenLayer.Prediction;
using Noether.HiddenLayer.Probing;

namespace Noether.Studies.Drawings;

/// <summary>The page of the study probe-calibration, and calibration.json beside it.</summary>
internal static class ProbeCalibrationPage
{
    // Levels at which the answers of the networks may be asked.
    private static readonly double[] Levels = [0.05, 0.1, 0.25, 0.5];

    private static readonly ProbeSource[] Sources = Enum.GetValues<ProbeSource>();

    /// <summary>Writes both.</summary>
    public static void Tell(IReadOnlyList<StudyRow> rows, StudyPage page)
    {
        var pictures = new CalibrationRows(rows, ProbeVerdict.LeastDecoyAccuracy);
        if (!Enough(pictures))
        {
            page.Paragraph("Too few cases to set anything.");
            return;
        }

        var record = Calibrate(pictures);
        Runs.OutputFile.Write(
            Path.Combine(Path.GetDirectoryName(page.Path)!, "calibration.json"),
            JsonSerializer.Serialize(record, ProbeCalibrationJson.Default.ProbeCalibrationRecord) + "\n");
        var calibration = new ProbeCalibration(record);
        page.Paragraph(
            "What is rare without symmetry, and the thresholds, are set on the first half of the drawings and on everyday drawings for mending; "
            + $"everything in the tables is of the second half, which set nothing. Drawings that were made symmetric are read by "
            + $"their contour alone, without networks. {pictures.Refused} pictures have no "
            + $"contour, of {pictures.Unlearnt} the networks learnt less than "
            + $"{ProbeVerdict.LeastDecoyAccuracy:0.00} of the points; both cannot be judged and are left out. "
            + $"Lists at a stated rate of {100 * ProbeList.Level:0} %, Benjamini and Hochberg over the kinds; intervals "
            + "of Clopper and Pearson, 95 %.");
        page.Table(
            ["list from", "nulls called symmetric", "lists of symmetric drawings right"],
            [
                .. Sources.Select(source => Line(Name(source), pictures, source == ProbeSource.Contour, picture =>
                    CalibrationLists.Find(picture, source, calibration))),
                Line("**contour and answers, as users get it**", pictures, false, picture => CalibrationLists.List(picture, calibration)),
                Line("the same, and the hidden layers too", pictures, false, picture =>
                    [.. CalibrationLists.List(picture, calibration).Where(element => element.Confirmed)]),
                Line("the same, and what hidden layers alone say", pictures, false, picture =>
                    [.. CalibrationLists.List(picture, calibration), .. Alone(picture, calibration)]),
            ]);
        page.Heading("By kind of symmetry, contour alone");
        page.Table(["made symmetric by", "#of", "#right"], ByKind(pictures, calibration));
        page.Heading("By kind of drawing without symmetry, as users get it");
        page.Table(["drawn", "#of", "#called"], ByNull(pictures, calibration));
        page.Heading("Thresholds");
        page.Table(
            ["list from", "#least likeness", "#of the best", "#even turns", "#even lengths", "#mirrored", "#multiple", "#higher order"],
            record.Readings.Select(reading => (IReadOnlyList<string>)
            [
                Name(reading.Source), .. new[]
                {
                    reading.Thresholds.LeastLikeness, reading.Thresholds.OfBest, reading.Thresholds.EvenTurns,
                    reading.Thresholds.EvenLengths, reading.Thresholds.Mirrored, reading.Thresholds.Multiple,
                    reading.Thresholds.HigherOrder,
                }.Select(value => StudyPage.Number(value, 3)),
            ]));
        page.Paragraph($"What the contour shows is listed if the answers show it at a level of {100 * record.AnswersLevel:0} %.");
        EverydayPage.Tell(pictures, calibration, page);
    }

    private static bool Enough(CalibrationRows pictures) =>
        new[] { pictures.First, pictures.Second }.All(half => half.Count(next => next.Set == "folded") >= 5
            && half.Count(next => next.Set == "null") >= 5) && pictures.Templates.Count > 0 && pictures.OfOne.Count > 1;

    private static ProbeCalibrationRecord Calibrate(CalibrationRows pictures)
    {
        var first = pictures.First.Select(next => next.Picture).ToArray();
        var without = pictures.First.Where(next => next.Set == "null").Select(next => next.Picture).ToArray();
        var record = new ProbeCalibrationRecord
        {
            AnswersLevel = ProbeList.Level,
            Readings =
            [
                .. Sources.Select(source =>
                {
                    NullSet[] nulls =
                    [
                        new(1, [.. pictures.OfOne.Select(picture => Ranks(picture, source))]),
                        new(ProbeCalibrationStudy.Networks, [.. without.Select(picture => Ranks(picture, source))]),
                    ];
                    return new ReadingCalibration(
                        source, ThresholdSearch.Of(source, nulls, [.. first.Where(picture => Shows(picture, source))]), nulls);
                }),
            ],
            Templates = pictures.Templates,
        };
        // Of several levels that are as good the strictest.
        return Levels.Select(level => record with { AnswersLevel = level }).MaxBy(next =>
        {
            var calibration = new ProbeCalibration(next);
            return CalibrationLists.Value(
                [.. first.Where(picture => picture.HasNetworks)], picture => CalibrationLists.List(picture, calibration));
        })!;
    }

    // Drawings that were made symmetric are read without networks, which know nothing of the contour alone.
    private static bool Shows(CalibrationPicture picture, ProbeSource source) =>
        source == ProbeSource.Contour || picture.HasNetworks;

    private static double[] Ranks(CalibrationPicture picture, ProbeSource source) =>
        [.. picture.Of(source).Ranks.Select(rank => Math.Round(rank, 4))];

    // What follows from nothing that is said already.
    private static IEnumerable<SymmetryElement> Alone(CalibrationPicture picture, ProbeCalibration calibration)
    {
        var said = CalibrationLists.List(picture, calibration);
        return CalibrationLists.Find(picture, ProbeSource.Hidden, calibration)
            .Where(element => !ElementMerge.Of([element], said)[0].Confirmed);
    }

    private static IReadOnlyList<string> Line(
        string name, CalibrationRows pictures, bool contour,
        Func<CalibrationPicture, IReadOnlyList<SymmetryElement>> find) =>
        [
            name,
            Share(pictures.Second.Where(next => next.Set == "null").Select(next => find(next.Picture).Count > 0)),
            contour ? Share(pictures.Second.Where(next => next.Set == "folded").Select(next =>
                new ListJudge(next.Picture.Drawing, find(next.Picture)).IsRight)) : "–",
        ];

    private static IEnumerable<IReadOnlyList<string>> ByKind(CalibrationRows pictures, ProbeCalibration calibration) =>
        pictures.Second.Where(next => next.Set == "folded").GroupBy(next => next.Picture.Drawing.Expected[0].Kind)
            .OrderBy(group => group.Key).Select(group => (IReadOnlyList<string>)
            [
                group.Key.ToString().ToLowerInvariant(), $"{group.Count()}",
                $"{group.Count(next => new ListJudge(next.Picture.Drawing,
                    CalibrationLists.List(next.Picture, calibration)).IsRight)}",
            ]);

    private static IEnumerable<IReadOnlyList<string>> ByNull(CalibrationRows pictures, ProbeCalibration calibration) =>
        pictures.Second.Where(next => next.Set == "null")
            .GroupBy(next => RandomDrawings.KindOf(next.Picture.Drawing)).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (IReadOnlyList<string>)
            [
                group.Key, $"{group.Count()}",
                $"{group.Count(next => CalibrationLists.List(next.Picture, calibration).Count > 0)}",
            ]);

    private static string Share(IEnumerable<bool> found)
    {
        var all = found.ToArray();
        var hits = all.Count(hit => hit);
        return all.Length == 0 ? "–" : $"{hits} of {all.Length} ({Statistics.Interval(hits, all.Length)})";
    }

    private static string Name(ProbeSource source) => source switch
    {
        ProbeSource.Hidden => "hidden layers (equivariance)",
        ProbeSource.Output => "answers of the networks (invariance)",
        _ => "the contour itself, no network (baseline)",
    };
}
