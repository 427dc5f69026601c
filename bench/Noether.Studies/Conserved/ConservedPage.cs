namespace Noether.Studies.Conserved;

/// <summary>The page of <see cref="ConservedStudy"/>.</summary>
internal static class ConservedPage
{
    /// <summary>Tells the figures.</summary>
    /// <param name="rows">Finished cases.</param>
    /// <param name="page">Receives them.</param>
    public static void Tell(IReadOnlyList<StudyRow> rows, StudyPage page)
    {
        page.Paragraph(
            "50 paths of 30 points, half of them fitted and half held out, one thread. Seeds from 100 on; the limits of the method "
            + "were set on seeds 1 to 22 of the same systems and of most kinds of nulls. Only the slowly damped oscillator, the "
            + "regrouped pendulum and the files are systems that no limit was set on. Noise is added to every coordinate. "
            + "A reported quantity is wrong where the "
            + $"rms cosine between its gradient and the true velocity exceeds {ConservedCase.FalseFlow} on paths without noise; the worst "
            + "flow is the largest such cosine.");
        page.Table(
            ["system", "#found", "#as many as known", "#wrong", "#exact formulas", "#ambiguous, said so", "#worst flow", "#longest, s", "first seed"],
            [.. Of(rows, "known/").Select(group => Known(group))]);
        var systems = ConservedTruth.All.Select(truth => $"{truth.Key}: {truth.Known}");
        page.Paragraph($"Known: {string.Join("; ", systems)}.");
        StudyRow[] nulls = [.. rows.Where(row => row.Key.StartsWith("null/", StringComparison.Ordinal))];
        if (nulls.Length > 0)
        {
            page.Heading("Paths that conserve nothing");
            page.Paragraph("The interval is that of Clopper and Pearson at 95 % for the rate of false claims.");
            page.Table(
                ["paths", "#found", "#undecided", "#rate of false claims, 95 %", "#longest, s", "checks that stopped them"],
                [.. Of(rows, "null/").Select(group => Null(group[0].Row, group)), Null("all", nulls)]);
        }

        if (Of(rows, "single/") is { Count: > 0 } singles)
        {
            page.Heading("One path");
            page.Paragraph("One path of 400 points is cut in pieces of 12. A law cannot be told from a property of one path, so that "
                + "no verdict may be \"found\"; \"undecided\" names a relation that holds along the pieces.");
            page.Table(
                ["path", "#found", "#undecided", "#not found", "nearest formula of the first seed"],
                [.. singles.Select(group => (string[])[group[0].Row, Count(group, "found"), Count(group, "undecided"),
                    Count(group, "not found"), group[0].Figures.Word("nearest")])]);
        }

        if (Of(rows, "file/") is { Count: > 0 } files)
        {
            page.Heading("Files");
            page.List(files.SelectMany(group => group).Select(row =>
                $"{row.Row}, {StudyPage.Number(row.Figures["seconds"], 1)} s: {row.Figures.Word("finding")}. {row.Figures.Word("verdict")}"));
        }
    }

    private static List<StudyRow[]> Of(IReadOnlyList<StudyRow> rows, string start) =>
        [.. rows.Where(row => row.Key.StartsWith(start, StringComparison.Ordinal)).GroupBy(row => row.Row).Select(group => group.ToArray())];

    private static string[] Known(StudyRow[] rows) =>
    [
        rows[0].Row, Count(rows, "found"), $"{rows.Count(row => row.Figures.Is("all"))}",
        $"{rows.Sum(row => row.Figures["false"])} of {rows.Sum(row => row.Figures["count"])}",
        $"{rows.Count(row => row.Figures.Is("formula"))}", $"{rows.Count(row => row.Figures.Is("ambiguous"))}",
        StudyPage.Number(Statistics.Most(rows.Select(row => row.Figures["worstFlow"])), 3), Longest(rows),
        rows[0].Figures.Word("formulas"),
    ];

    private static string[] Null(string name, StudyRow[] rows)
    {
        var found = rows.Count(row => row.Figures.Is("found"));
        return
        [
            name, $"{found} of {rows.Length}", $"{rows.Count(row => row.Figures.Word("finding") == "undecided")}",
            Statistics.Interval(found, rows.Length), Longest(rows), StudyChecks.Stopped(rows),
        ];
    }

    private static string Count(StudyRow[] rows, string finding) =>
        $"{rows.Count(row => row.Figures.Word("finding") == finding)} of {rows.Length}";

    private static string Longest(StudyRow[] rows) =>
        StudyPage.Number(Statistics.Most(rows.Select(row => row.Figures["seconds"])), 1);
}
