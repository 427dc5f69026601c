using Noether.HiddenLayer.Symmetries;

namespace Noether.Studies.Hidden;

/// <summary>Tells the figures of <see cref="HiddenTableStudy"/>.</summary>
internal static class HiddenTablePage
{
    /// <summary>What a finished case found, in a few words.</summary>
    public static string Headline(StudyRow row) => row.Key.Split('/')[0] switch
    {
        "control" => $"blind accuracy {Share(row, "plain")} without curvature, {Share(row, "curved")} with it",
        "networks" => $"mean accuracy {StudyPage.Number(row.Figures["accuracy"], 4)}",
        "coverage" => $"covered {Percent(row, "coverage", "coverageError")} %",
        "binary" => $"balanced accuracy {Share(row, "balanced")}, averaged {Share(row, "averagedBalanced")}",
        _ => $"accuracy {Percent(row, "accuracy", "accuracyError")} %, "
            + $"averaged {Percent(row, "averaged", "averagedError")} %",
    };

    /// <summary>Tells the figures as tables.</summary>
    public static void Tell(IReadOnlyList<StudyRow> rows, StudyPage page)
    {
        page.Paragraph(
            "Settings were chosen on a development set; the test templates were used for these tables alone. Errors "
            + "are binomial, over templates. \"One network\": each network of a test template is judged by itself. "
            + "\"Averaged\": the likelihoods of all its networks are averaged first.");
        Classifiers(rows, page);
        Tasks(rows, page);
        Matrices(rows, page);
        Control(rows, page);
        Networks(rows, page);
        foreach (var row in Of(rows, "coverage"))
        {
            page.Heading("Do the intervals mean what they say?");
            page.Paragraph(
                $"{row.Figures["intervals"]} intervals from 20 networks each, over {row.Figures["templates"]} "
                + $"templates, covered the mean of {row.Figures["networks"]} networks in "
                + $"{Percent(row, "coverage", "coverageError")} % of the cases (68 % would be right); their mean width "
                + $"was {StudyPage.Number(row.Figures["width"], 3)}.");
        }
    }

    private static void Classifiers(IReadOnlyList<StudyRow> rows, StudyPage page)
    {
        var five = Of(rows, "five").ToArray();
        if (five.Length == 0)
            return;
        page.Heading("Five classes");
        page.Table(
            ["what is read", "#seeds", "#one network, %", "#averaged, %", "#loss", "#calibration error before",
                "#after", "#training, s"],
            five.GroupBy(row => row.Row).Select(group => (IReadOnlyList<string>)
            [
                group.Key, $"{group.Count()}", Mean(group, "accuracy", "accuracyError"),
                Mean(group, "averaged", "averagedError"), Number(group, "loss"), Number(group, "plainEce"),
                Number(group, "ece"), StudyPage.Number(group.Average(row => row.Figures["seconds"]), 0),
            ]));
    }

    private static void Tasks(IReadOnlyList<StudyRow> rows, StudyPage page)
    {
        var binary = Of(rows, "binary").ToArray();
        if (binary.Length == 0)
            return;
        page.Heading("Present or absent");
        page.Paragraph(
            "Balanced accuracy: the mean of the shares of right answers where the symmetry is present and absent.");
        page.Table(
            ["task", "#one network, %", "#averaged, %"],
            binary.Select(row =>
                (IReadOnlyList<string>)[row.Row, Share(row, "balanced"), Share(row, "averagedBalanced")]));
    }

    private static void Matrices(IReadOnlyList<StudyRow> rows, StudyPage page)
    {
        foreach (var row in Of(rows, "five").Where(row => row.Key.EndsWith("/seed-0", StringComparison.Ordinal)))
        {
            page.Heading($"Confusion: {row.Row}, seed 0, averaged", level: 3);
            page.Table(
                ["true class", .. Symbols.Select(symbol => "#" + symbol)],
                Enumerable.Range(0, Symbols.Count).Select(label => (IReadOnlyList<string>)
                [
                    Symbols[label],
                    .. Enumerable.Range(0, Symbols.Count).Select(k => $"{row.Figures[$"averaged.{label}.{k}"]}"),
                ]));
        }
    }

    private static void Control(IReadOnlyList<StudyRow> rows, StudyPage page)
    {
        foreach (var row in Of(rows, "control"))
        {
            page.Heading("The control: statistics that know nothing of symmetry");
            page.Paragraph(
                $"Five classes: {Share(row, "plain")} % without curvature, {Share(row, "curved")} % with it; chance is "
                + "20 %. Pairs of classes, without / with curvature; chance is 50 %:");
            page.Table(
                ["", .. Symbols.Skip(1).Select(symbol => "#" + symbol)],
                Enumerable.Range(0, Symbols.Count - 1).Select(a => (IReadOnlyList<string>)
                [
                    Symbols[a],
                    .. Enumerable.Range(1, Symbols.Count - 1).Select(b => b <= a
                        ? ""
                        : $"{Share(row, $"plain.{a}.{b}")} / {Share(row, $"curved.{a}.{b}")}"),
                ]));
        }
    }

    private static void Networks(IReadOnlyList<StudyRow> rows, StudyPage page)
    {
        var networks = Of(rows, "networks").ToArray();
        if (networks.Length == 0)
            return;
        page.Heading("The decoy networks");
        page.Table(
            ["set", "#networks", "#accuracy", .. Symbols.Select(symbol => "#" + symbol), "#least", "#epoch kept",
                "#thread s each"],
            networks.Select(row => (IReadOnlyList<string>)
            [
                row.Row, $"{row.Figures["networks"]}", StudyPage.Number(row.Figures["accuracy"], 4),
                .. Enumerable.Range(0, Symbols.Count).Select(k => StudyPage.Number(row.Figures[$"accuracy.{k}"], 4)),
                StudyPage.Number(row.Figures["least"], 3), StudyPage.Number(row.Figures["epochKept"], 0),
                StudyPage.Number(row.Figures["threadSeconds"] / row.Figures["networks"], 3),
            ]));
    }

    private static IReadOnlyList<string> Symbols => SymmetryClasses.Symbols;

    private static IEnumerable<StudyRow> Of(IReadOnlyList<StudyRow> rows, string kind) =>
        rows.Where(row => row.Key.StartsWith(kind + "/", StringComparison.Ordinal));

    private static string Share(StudyRow row, string name) => StudyPage.Number(100 * row.Figures[name], 1);

    private static string Percent(StudyRow row, string name, string error) =>
        ClassifierCase.Percent(row.Figures[name], row.Figures[error]);

    private static string Mean(IEnumerable<StudyRow> group, string name, string error) => ClassifierCase.Percent(
        group.Average(row => row.Figures[name]), group.Average(row => row.Figures[error]));

    private static string Number(IEnumerable<StudyRow> group, string name) =>
        StudyPage.Number(group.Average(row => row.Figures[name]), 3);
}
