using System.Globalization;
using Noether.Comparisons;
using Noether.Reports.Rendering;

namespace Noether.Reports.Comparisons;

/// <summary>A comparison of methods as the cells of a table, one row a method.</summary>
public static class ComparisonTable
{
    /// <summary>The headings; figures that no run has are left out.</summary>
    /// <param name="comparison">The comparison.</param>
    public static IReadOnlyList<string> Columns(ComparisonRecord comparison) =>
        [.. Shown(comparison).Select(column => column.Heading)];

    /// <summary>The cells, method by method.</summary>
    /// <param name="comparison">The comparison.</param>
    public static IReadOnlyList<IReadOnlyList<string>> Rows(ComparisonRecord comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var columns = Shown(comparison).ToArray();
        return [.. comparison.Methods.Select(method => (IReadOnlyList<string>)
            [.. columns.Select(column => column.Cell(method) is { Length: > 0 } cell ? cell : "–")])];
    }

    private static IEnumerable<Column> Shown(ComparisonRecord comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var methods = comparison.Methods;
        return All.Where(column => methods.Any(method => column.Cell(method).Length > 0));
    }

    private static readonly Column[] All =
    [
        new("method", method => method.Label),
        new("found", method => method.Answered == 0 ? "" : $"{method.Found} of {method.Runs.Count}"),
        new("checks passed", method => method.Runs.Sum(run => run.Checks) is > 0 and var all
            ? $"{method.Runs.Sum(run => run.ChecksPassed)} of {all}" : ""),
        new("cosine", method => Figure(method.Cosine, "0.0000")),
        new("least", method => Figure(method.LeastCosine, "0.0000")),
        new("right count", method => method.CountsRight is { } right ? $"{right} of {method.Runs.Count}" : ""),
        new("seconds", method => method.Seconds is { } seconds ? Readable.Number(seconds, 3) : ""),
        new("peak MB", method => Figure(method.PeakMegabytes, "0")),
    ];

    private static string Figure(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "";

    private sealed record Column(string Heading, Func<ComparedSummary, string> Cell);
}
