using System.Globalization;

namespace Noether.Studies.Others.Systems;

/// <summary>The must-reproduce tables.</summary>
internal static class SystemsPage
{
    /// <summary>What a case came to, in a few words.</summary>
    public static string Headline(StudyRow row)
    {
        var names = Required(row).ToArray();
        return $"{names.Count(name => row.Figures.Is(name + ".passed"))} of {names.Length} rows reproduced";
    }

    /// <summary>Tells of systems.</summary>
    /// <param name="systems">The systems.</param>
    /// <param name="rows">Their cases.</param>
    /// <param name="page">Receives text and tables.</param>
    /// <param name="heading">The heading; nothing for none.</param>
    /// <param name="text">What stands below it.</param>
    public static void Tell(
        IReadOnlyList<IPublishedSystem> systems, IReadOnlyList<StudyRow> rows, StudyPage page, string heading, string text)
    {
        if (rows.Count == 0)
            return;
        if (heading.Length > 0)
            page.Heading(heading);
        page.Paragraph(text);
        page.Table(
            ["system", "#reproduced", "#MISSED", "#seconds"],
            systems.Select(system => (System: system, Rows: Of(system, rows)))
                .Where(one => one.Rows.Length > 0)
                .Select(one => (IReadOnlyList<string>)
                [
                    one.System.Name, $"{Count(one.Rows, passed: true)}", $"{Count(one.Rows, passed: false)}",
                    StudyPage.Number(one.Rows.Sum(row => row.Seconds), 1),
                ]));
        foreach (var system in systems)
            Tell(system, Of(system, rows), page);
    }

    private static void Tell(IPublishedSystem system, StudyRow[] rows, StudyPage page)
    {
        if (rows.Length == 0)
            return;
        page.Heading(system.Title, level: 3);
        page.Paragraph(system.Remark);
        page.Table(
            ["row", "#seed", "target", "#allowed", "#measured", "passed", "#seconds"],
            rows.SelectMany(row => SystemRecord.Rows(row.Figures).Select(name => (IReadOnlyList<string>)
            [
                row.Figures.Word(name), Seed(row), row.Figures.Word(name + ".target"), Allowed(row.Figures, name),
                row.Figures.Word(name + ".answer") is { Length: > 0 } answer ? answer
                    : Value(row.Figures[name + ".measured"]),
                IsShownOnly(row, name) ? "–" : row.Figures.Is(name + ".passed") ? "passed" : "**MISSED**",
                StudyPage.Number(row.Figures[name + ".seconds"], 2),
            ])));
        var scores = rows.SelectMany(row => SystemRecord.Comparisons(row.Figures)
            .Select(name => (Row: row, Name: name))).ToArray();
        if (scores.Length == 0)
            return;
        var columns = SystemScore.Columns
            .Where(column => scores.Any(score => double.IsFinite(Figure(score, column.Name)))).ToArray();
        page.Table(
            ["data", "#seed", "method", .. columns.Select(column => "#" + column.Heading), "#seconds", "#ratio"],
            scores.Select(score => (IReadOnlyList<string>)
            [
                score.Row.Figures.Word(score.Name + ".data"), Seed(score.Row), score.Row.Figures.Word(score.Name),
                .. columns.Select(column => Short(Figure(score, column.Name), column.Decimals)),
                Value(Figure(score, "seconds")), Value(Figure(score, "ratio")),
            ]));
    }

    private static StudyRow[] Of(IPublishedSystem system, IReadOnlyList<StudyRow> rows) =>
        [.. rows.Where(row => row.Key.StartsWith($"system/{system.Name}/", StringComparison.Ordinal))];

    private static int Count(StudyRow[] rows, bool passed) => rows.Sum(row =>
        Required(row).Count(name => row.Figures.Is(name + ".passed") == passed));

    // A figure that nothing is required of proves nothing.
    private static IEnumerable<string> Required(StudyRow row) =>
        SystemRecord.Rows(row.Figures).Where(name => !IsShownOnly(row, name));

    private static bool IsShownOnly(StudyRow row, string name) =>
        row.Figures.Word(name + ".target").EndsWith("(shown, not required)", StringComparison.Ordinal);

    private static string Seed(StudyRow row) => row.Key[(row.Key.LastIndexOf('-') + 1)..];

    private static double Figure((StudyRow Row, string Name) score, string name) =>
        score.Row.Figures[$"{score.Name}.{name}"];

    private static string Allowed(StudyFigures figures, string name)
    {
        var (low, high) = (figures[name + ".low"], figures[name + ".high"]);
        return (double.IsFinite(low), double.IsFinite(high)) switch
        {
            (true, true) when low == high => figures.Word(name + ".answer").Length > 0 ? "yes" : Value(low),
            (true, true) => $"{Value(low)} to {Value(high)}",
            (true, false) => $"at least {Value(low)}",
            (false, true) => $"at most {Value(high)}",
            _ => "–",
        };
    }

    private static string Short(double value, int decimals) =>
        decimals < 0 ? Value(value) : StudyPage.Number(value, decimals);

    // Four figures that tell; an exponent where they would hide behind zeros.
    private static string Value(double value) => !double.IsFinite(value) ? "–"
        : value == 0 || (Math.Abs(value) >= 1e-3 && Math.Abs(value) < 1e5)
            ? Math.Round(value, Math.Clamp(5 - (int)Math.Ceiling(Math.Log10(Math.Max(Math.Abs(value), 1e-3))), 0, 6))
                .ToString("0.######", CultureInfo.InvariantCulture)
            : value.ToString("0.##e0", CultureInfo.InvariantCulture);
}
