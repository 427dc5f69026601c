using Noether.HiddenLayer.Prediction;
using Noether.HiddenLayer.Probing;

namespace Noether.Studies.Drawings;

/// <summary>What is said of everyday drawings: of those that the reading was mended with, and of those that judge it.</summary>
internal static class EverydayPage
{
    /// <summary>Adds it to the page of the study.</summary>
    public static void Tell(CalibrationRows pictures, ProbeCalibration calibration, StudyPage page)
    {
        var read = pictures.Everyday.Select(next => new Reading(next.Set, next.Picture, calibration)).ToArray();
        if (read.Length == 0)
            return;
        page.Heading("Everyday drawings");
        page.Paragraph(
            "Letters, numerals, signs, patterns and textures, their symmetries written down before any was read. Every second one "
            + "was used to mend the reading and to set thresholds; the others judge it only. What cannot be judged counts as wrong.");
        page.Table(
            ["what", "mending", "judging"],
            [
                Line("lists right, nothing missing and nothing false", read, _ => true, next => next.IsRight),
                Line("of those with symmetry", read, next => next.Drawing.Expected.Count > 0, next => next.IsRight),
                Line("of those without: called symmetric", read, next => next.Drawing.Expected.Count == 0, next => next.Found.Count > 0),
                Line("of those with a mirror line: found with its place", read, next => next.Drawing.HasMirror, next => next.Judge.HasMirror),
                Line("of those with an order: found at its centre", read, next => next.Drawing.Expected.Any(known => known.Order > 0),
                    next => next.Judge.HasOrder),
                Line("that can be judged", read, _ => true, next => next.IsJudged),
            ]);
        page.Table(
            ["drawing", "half", "right", "found", "missing", "false", "#decoy"],
            read.OrderBy(next => next.Set).Select(next => (IReadOnlyList<string>)
            [
                next.Drawing.Name, next.Set == "mend" ? "mending" : "judging",
                next.IsRight ? "yes" : next.IsJudged ? "no" : "not judged", DrawingCase.Words(next.Found),
                string.Join(", ", next.Judge.Missing.Select(known => DrawingCase.Named(known.Kind, known.Order))),
                DrawingCase.Words(next.Judge.False), StudyPage.Number(next.Accuracy, 3),
            ]));
    }

    private static IReadOnlyList<string> Line(
        string what, Reading[] read, Func<Reading, bool> counts, Func<Reading, bool> hit) =>
        [what, Share(read, "mend", counts, hit), Share(read, "judge", counts, hit)];

    private static string Share(Reading[] read, string set, Func<Reading, bool> counts, Func<Reading, bool> hit)
    {
        var these = read.Where(next => next.Set == set && counts(next)).ToArray();
        var hits = these.Count(hit);
        return these.Length == 0 ? "–" : $"{hits} of {these.Length} ({Statistics.Interval(hits, these.Length)})";
    }

    private sealed class Reading(string set, CalibrationPicture picture, ProbeCalibration calibration)
    {
        public string Set => set;

        public KnownDrawing Drawing => picture.Drawing;

        public double Accuracy => picture.Accuracy;

        public bool IsJudged => Accuracy >= ProbeVerdict.LeastDecoyAccuracy;

        public IReadOnlyList<SymmetryElement> Found { get; } =
            picture.Accuracy >= ProbeVerdict.LeastDecoyAccuracy ? CalibrationLists.List(picture, calibration) : [];

        public ListJudge Judge => new(Drawing, Found);

        public bool IsRight => IsJudged && Judge.IsRight;
    }
}
