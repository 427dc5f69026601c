namespace Noether.Studies.Drawings;

/// <summary>The page of the study symmetry-probe.</summary>
internal static class SymmetryProbePage
{
    /// <summary>Writes it.</summary>
    public static void Tell(IReadOnlyList<StudyRow> rows, StudyPage page)
    {
        page.Paragraph(
            "A list is right when nothing is missing and nothing is false; a line counts within 5 degrees and 0.05 of the "
            + "width, a centre and a period within 0.05 of the width. What cannot be judged counts as wrong. Fresh drawings "
            + "were not run before all thresholds were fixed, and then once; the first drawings were looked at while the probe "
            + "was built. Second fresh drawings are the half of a further set that mended nothing; the probe alone read them, once. "
            + "Nulls are further ones of the kinds of the study probe-calibration, run once as well. The published reading of scatter pictures gives one class of "
            + "five: it is right where that is the class of the drawing, so it is asked for less.");
        page.Table(["what", "#of", "#hits", "95 % interval"], Summary(rows));
        Drawings("Second fresh drawings", Of(rows, "second/"), page);
        Drawings("Fresh drawings", Of(rows, "fresh/"), page);
        Drawings("First drawings", Of(rows, "drawing/"), page);
    }

    private static void Drawings(string heading, StudyRow[] drawings, StudyPage page)
    {
        if (drawings.Length == 0)
            return;
        page.Heading(heading);
        page.Table(
            ["drawing", "right", "found", "missing", "false", "scatter pictures", "#decoy", "#seconds"],
            drawings.Select(row => (IReadOnlyList<string>)
            [
                row.Row, (row.Figures.Is("right") ? "yes" : row.Figures.Is("judged") ? "no" : "not judged")
                    + (row.Figures.Is("untold") ? ", cannot tell" : ""),
                row.Figures.Word("found"), row.Figures.Word("missing"), row.Figures.Word("false"),
                row.Figures.Word("scatterSays") is { Length: > 0 } says ? says + (row.Figures.Is("scatterRight") ? "" : " (wrong)") : "–",
                StudyPage.Number(row.Figures["decoyAccuracy"], 3), StudyPage.Number(row.Figures["seconds"], 1),
            ]));
    }

    private static IEnumerable<IReadOnlyList<string>> Summary(IReadOnlyList<StudyRow> rows)
    {
        var (nulls, templates) = (Of(rows, "null/"), Of(rows, "template/"));
        foreach (var (name, drawings) in new[] { ("second fresh", Of(rows, "second/")), ("fresh", Of(rows, "fresh/")), ("first", Of(rows, "drawing/")) })
        {
            var with = drawings.Where(row => !row.Figures.Is("none")).ToArray();
            var none = Having(drawings, "none");
            yield return Line($"{name} drawings whose list is right", drawings, "right");
            yield return Line("of those with symmetry", with, "right");
            yield return Line("of those without: list empty", none, "right");
            yield return Line("of those without: called symmetric", none, "called");
            yield return Line("of those with symmetry: \"cannot tell\"", with, "untold");
            yield return Line("of those without: \"cannot tell\"", none, "untold");
            yield return Line("of those with a mirror line: found with its place", Having(drawings, "mirrors"), "mirror");
            yield return Line("of those with an order: found at its centre", Having(drawings, "orders"), "order");
            yield return Line("that can be judged", drawings, "judged");
            var classed = Having(drawings, "hasClass");
            yield return Line("of those with one of five classes: list of the probe right", classed, "right");
            if (!drawings.Any(row => row.Figures.Word("scatterSays").Length > 0))
                continue;
            yield return Line("of those with one of five classes: class by scatter pictures right", classed, "scatterRight");
            yield return Line("of those without: called symmetric by scatter pictures", none, "scatterCalled");
            yield return Line("of those without: the same with a verdict \"found\"", none, "scatterFound");
        }

        yield return Line("nulls called symmetric by the probe", nulls, "called");
        yield return Line("nulls of which the probe cannot tell", nulls, "untold");
        yield return Line("nulls that can be judged", nulls, "judged");
        yield return Line("nulls called symmetric by scatter pictures", nulls, "scatterCalled");
        yield return Line("the same with a verdict \"found\"", nulls, "scatterFound");
        yield return Line("five classes of templates, one network, hidden layer", templates, "oneRight");
        yield return Line("five classes of templates, all networks, hidden layer", templates, "right");
        yield return ["none against mirror by the best line, AUC, one network", $"{Pair(templates)}", Auc(templates, "mirrorOne"), ""];
        yield return ["the same, all networks", $"{Pair(templates)}", Auc(templates, "mirrorAll"), ""];
    }

    private static int Pair(StudyRow[] templates) => templates.Count(row => row.Figures["class"] is (int)HiddenLayer.Symmetries.SymmetryClass.None
            or (int)HiddenLayer.Symmetries.SymmetryClass.Reflection);

    // Share of the pairs in which the one with a mirror line scores more.
    private static string Auc(StudyRow[] templates, string figure)
    {
        var none = templates.Where(row => row.Figures["class"] == (int)HiddenLayer.Symmetries.SymmetryClass.None).ToArray();
        var mirror = templates.Where(row =>
            row.Figures["class"] == (int)HiddenLayer.Symmetries.SymmetryClass.Reflection).ToArray();
        if (none.Length == 0 || mirror.Length == 0)
            return "–";
        return StudyPage.Number(
            mirror.Average(one => none.Average(other => one.Figures[figure] > other.Figures[figure] ? 1.0 : 0)), 3);
    }

    private static StudyRow[] Of(IReadOnlyList<StudyRow> rows, string beginning) =>
        [.. rows.Where(row => row.Key.StartsWith(beginning, StringComparison.Ordinal))];

    private static StudyRow[] Having(StudyRow[] rows, string figure) => [.. rows.Where(row => row.Figures.Is(figure))];

    private static IReadOnlyList<string> Line(string what, StudyRow[] rows, string figure)
    {
        var hits = rows.Count(row => row.Figures.Is(figure));
        return [what, $"{rows.Length}", $"{hits}", rows.Length == 0 ? "" : Statistics.Interval(hits, rows.Length)];
    }
}
