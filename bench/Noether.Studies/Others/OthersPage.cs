namespace Noether.Studies.Others;

/// <summary>The tables of the study.</summary>
internal static class OthersPage
{
    /// <summary>Known functions.</summary>
    public static void Functions(IReadOnlyList<StudyRow> rows, StudyPage page)
    {
        if (rows.Count == 0)
            return;
        page.Heading("Functions that can be asked");
        page.Paragraph(
            "The null space of the moment of gradient times sample, gradients by differences of fourth order. The loss is the "
            + "change of the function where held-out samples move along the algebra by a finite amount, as a share of its variance.");
        page.Table(
            ["algebra", "finding", "name found", "#dimension", "#wanted", "signature", "wanted", "#gap", "#closure",
                "#loss", "#seconds"],
            rows.Select(row => (IReadOnlyList<string>)
            [
                row.Row, row.Figures.Word("finding"), row.Figures.Word("name"), Number(row, "count", 0),
                    Number(row, "wanted", 0),
                row.Figures.Word("signature"), row.Figures.Word("wantedSignature"), Exponent(row, "gap"),
                    Exponent(row, "closure"),
                Exponent(row, "loss"), Number(row, "seconds", 2),
            ]));
    }

    /// <summary>Labels with a symmetry.</summary>
    public static void Labels(IReadOnlyList<StudyRow> rows, StudyPage page)
    {
        if (rows.Count == 0)
            return;
        page.Heading("Noisy labels without the function");
        page.Paragraph(
            "Labels of standard normal samples with noise of a tenth of their deviation. The cosine is the least of the principal "
            + "angles between the found span and the true one: mean and deviation over seeds.");
        page.Table(
            ["labels", "#found", "#undecided", "#not found", "#right dimension", "#right name", "#cosine",
                "#deviation", "#fit", "#seconds"],
            rows.GroupBy(row => row.Row).Select(group => (IReadOnlyList<string>)
            [
                group.Key, Count(group, "found"), Count(group, "undecided"), Count(group, "not found"),
                $"{group.Count(row => row.Figures["count"] == row.Figures["wanted"])}",
                $"{group.Count(row => row.Row.StartsWith(row.Figures.Word("name") + ",", StringComparison.Ordinal))}",
                Mean(group, "cosine", 4), Deviation(group, "cosine", 4), Mean(group, "fit", 3),
                    Mean(group, "seconds", 1),
            ]));
    }

    /// <summary>Pairs with a generator.</summary>
    public static void Pairs(IReadOnlyList<StudyRow> rows, StudyPage page)
    {
        if (rows.Count == 0)
            return;
        page.Heading("Circular shifts from pairs");
        page.Paragraph(
            "Signals of 20 pixels without the fastest wave; neither steps nor the order of the pixels are used. The published way "
            + "to grow the rank reached cosines of 1.000, .990, .988 (noise .1) and .946 for shifts up to 1, 3, 3 and 5 pixels, as "
            + "measured for the specification with another program. Steps: cosine between found and true ones.");
        page.Table(
            ["shifts", "#found", "#cosine, least", "#unexplained, most", "#steps, least", "#seconds of the fit",
                "#with nulls"],
            rows.GroupBy(row => row.Row).Select(group => (IReadOnlyList<string>)
            [
                group.Key, $"{Count(group, "found")} of {group.Count()}",
                StudyPage.Number(Statistics.Least(group.Select(row => row.Figures["cosine"])), 5),
                StudyPage.Number(Statistics.Most(group.Select(row => row.Figures["unexplained"])), 5),
                StudyPage.Number(Statistics.Least(group.Select(row => row.Figures["steps"])), 5),
                Mean(group, "fitSeconds", 1), Mean(group, "seconds", 1),
            ]));
    }

    /// <summary>Data in which nothing is to be found.</summary>
    public static void Nulls(string title, IReadOnlyList<StudyRow> rows, StudyPage page, string remark = "")
    {
        if (rows.Count == 0)
            return;
        page.Heading(title);
        page.Paragraph(
            "Every \"found\" is a false alarm; the interval is that of Clopper and Pearson at 95 %."
            + (remark.Length > 0 ? " " + remark : ""));
        page.Table(
            ["data", "#cases", "#found", "#undecided", "#not found", "#rate of false alarms", "#seconds"],
            [
                .. rows.GroupBy(row => row.Row).Select(group => Cells(group.Key, [.. group])), Cells("all", rows),
            ]);
    }

    private static IReadOnlyList<string> Cells(string name, IReadOnlyList<StudyRow> rows)
    {
        var found = rows.Count(row => row.Figures.Word("finding") == "found");
        return
        [
            name, $"{rows.Count}", $"{found}", Count(rows, "undecided"), Count(rows, "not found"),
            Statistics.Interval(found, rows.Count), Mean(rows, "seconds", 1),
        ];
    }

    private static string Count(IEnumerable<StudyRow> rows, string finding) =>
        $"{rows.Count(row => row.Figures.Word("finding") == finding)}";

    private static string Number(StudyRow row, string name, int decimals) =>
        StudyPage.Number(row.Figures[name], decimals);

    private static string Exponent(StudyRow row, string name) => double.IsFinite(row.Figures[name])
        ? row.Figures[name].ToString("0.#E0", System.Globalization.CultureInfo.InvariantCulture)
        : "–";

    private static string Mean(IEnumerable<StudyRow> rows, string name, int decimals) => StudyPage.Number(
        rows.Select(row => row.Figures[name]).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average(), decimals);

    private static string Deviation(IEnumerable<StudyRow> rows, string name, int decimals)
    {
        var values = rows.Select(row => row.Figures[name]).Where(double.IsFinite).ToArray();
        return values.Length < 2 ? "–" : StudyPage.Number(
            Math.Sqrt(values.Sum(value => Math.Pow(value - values.Average(), 2)) / (values.Length - 1)), decimals);
    }
}
