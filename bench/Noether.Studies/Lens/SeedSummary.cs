namespace Noether.Studies.Lens;

/// <summary>The table of runs of the lens, one row for each kind of data, over its seeds.</summary>
internal static class SeedSummary
{
    /// <summary>Appends the table, the wrong verdicts and the picture.</summary>
    /// <param name="rows">The finished cases.</param>
    /// <param name="page">The page.</param>
    public static void Tell(IReadOnlyList<StudyRow> rows, StudyPage page)
    {
        page.Table(
            ["data", "#cosine, least", "#median", "each", "#rmse, worst", "#seconds, longest", "#peak MB", "#found",
                "#wrong verdicts"],
            rows.GroupBy(row => row.Row).Select(group => Cells(group.Key, [.. group])));
        page.Paragraph(
            "Wrong verdicts: found with a cosine below "
            + $"{StudyPage.Number(LensCase.Wrong, 2)} (false alarm), or not found with a cosine of "
            + $"{StudyPage.Number(LensCase.Right, 2)} or more (missed). Seconds are those of the discovery, from the "
            + "samples in memory to the verdict; runs that were interrupted and resumed are left out of them.");
        page.Picture("cosine", "Distance of every answer from the truth", Picture(rows).ToSvg());
        TellWrong(rows, page);
        TellChecks(rows, page);
        page.Heading("Which proposal won");
        page.Table(
            ["data", "answers"],
            rows.GroupBy(row => row.Row).Select(group => (string[])[group.Key, Answers(group)]));
    }

    /// <summary>The cells of one row of the table.</summary>
    internal static string[] Cells(string name, IReadOnlyList<StudyRow> rows)
    {
        var cosines = rows.Select(row => row.Figures["cosine"]).ToArray();
        var (alarms, missed) = (rows.Count(LensCase.IsFalseAlarm), rows.Count(LensCase.IsMissed));
        return
        [
            name,
            StudyPage.Number(Statistics.Least(cosines), 4),
            StudyPage.Number(Statistics.Median(cosines), 4),
            string.Join(", ", cosines.Select(cosine => StudyPage.Number(cosine, 4))),
            StudyPage.Number(Statistics.Most(rows.Select(row => row.Figures["rmse"])), 4),
            StudyPage.Number(
                Statistics.Most(rows.Where(row => !row.Resumed).Select(row => row.Figures["seconds"])), 1),
            StudyPage.Number(Statistics.Most(rows.Select(row => row.Figures["peakMegabytes"])), 0),
            $"{rows.Count(row => row.Figures.Is("found"))} of {rows.Count}",
            alarms + missed == 0 ? "0" : $"{alarms} false, {missed} missed",
        ];
    }

    /// <summary>Every answer as a dot, the better the further to the left.</summary>
    private static DotChart Picture(IReadOnlyList<StudyRow> rows) => new()
    {
        Title = "Distance from the truth, 1 - cosine",
        XLabel = "1 - cosine (left is better)",
        Rows =
        [
            .. rows.GroupBy(row => row.Row).Select(group => new DotRow(
                group.Key, [.. group.Select(row => (1 - row.Figures["cosine"], row.Figures.Is("found")))])),
        ],
        FilledName = "found",
        HollowName = "not found",
        Limits = [1 - LensCase.Right, 1 - LensCase.Wrong],
    };

    private static void TellWrong(IReadOnlyList<StudyRow> rows, StudyPage page)
    {
        var wrong = rows.Where(row => LensCase.IsFalseAlarm(row) || LensCase.IsMissed(row)).ToArray();
        if (wrong.Length == 0)
            return;
        page.Heading("Wrong verdicts");
        page.List(wrong.Select(row => $"`{row.Key}`: cosine {StudyPage.Number(row.Figures["cosine"], 4)}; "
            + row.Figures.Word("verdict")));
    }

    /// <summary>Appends the range of every check over all seeds.</summary>
    internal static void TellChecks(IReadOnlyList<StudyRow> rows, StudyPage page)
    {
        var checks = rows.SelectMany(StudyChecks.Of).Distinct().ToArray();
        if (checks.Length == 0)
            return;
        page.Heading("What the checks measured");
        page.Paragraph("Least and most over the seeds, and in brackets how many runs missed the limit.");
        var known = rows.First(row => StudyChecks.Of(row).Any());
        page.Table(
            ["data", .. checks.Select(check => $"#{check} ({StudyPage.Number(known.Figures[$"limit.{check}"], 2)})")],
            rows.GroupBy(row => row.Row).Select(group =>
                (string[])[group.Key, .. checks.Select(check => Range([.. group], check))]));
    }

    private static string Range(IReadOnlyList<StudyRow> rows, string check)
    {
        var values = rows.Select(row => row.Figures[$"check.{check}"]).ToArray();
        var missed = rows.Count(row => StudyChecks.Missed(row).Contains(check));
        var (least, most) =
            (StudyPage.Number(Statistics.Least(values), 4), StudyPage.Number(Statistics.Most(values), 4));
        return (least == most ? least : $"{least} to {most}") + (missed > 0 ? $" ({missed})" : "");
    }

    private static string Answers(IEnumerable<StudyRow> rows) => string.Join(", ", rows
        .GroupBy(row => row.Figures.Word("answer") is { Length: > 0 } answer ? answer : "none")
        .OrderByDescending(group => group.Count()).Select(group => $"{group.Key} ({group.Count()})"));
}
