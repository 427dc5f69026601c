using System.Globalization;
using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Reports.Rendering;
using Noether.Sweeps;

namespace Noether.Reports.Sweeps;

/// <summary>A sweep as a table: a row for all seeds of what is otherwise one case.</summary>
internal static class SweepSummary
{
    private const int MostRows = 400;
    private static readonly string[] Seeds = ["seed", "data-seed"];

    /// <summary>The table.</summary>
    /// <param name="table">What became of the cases.</param>
    public static TableFigure Of(SweepTable table)
    {
        string[] axes = [.. table.Axes.Where(axis =>
            !Seeds.Contains(axis) && table.Rows.Any(row => SweepTable.ValueOf(row, axis).Length > 0))];
        var groups = table.Rows
            .GroupBy(row => string.Join('\u001f', axes.Select(axis => SweepTable.ValueOf(row, axis)))).ToArray();
        var scored = table.Rows.Any(row => row.Score?.Cosine is not null);
        return new TableFigure
        {
            Name = "cases",
            Caption = groups.Length > MostRows ? $"The first {MostRows} of {groups.Length} rows; sweep.csv has all." : "",
            Columns = [.. axes, "ended", "found", .. scored ? ["cosine", "least"] : Array.Empty<string>(), "seconds"],
            Rows = [.. groups.Take(MostRows).Select(group => Row(axes, [.. group], scored))],
        };
    }

    /// <summary>The middle of some figures; null where there are none.</summary>
    /// <param name="values">The figures.</param>
    public static double? Median(IEnumerable<double> values)
    {
        double[] known = [.. values.Order()];
        return known.Length == 0 ? null : (known[(known.Length - 1) / 2] + known[known.Length / 2]) / 2;
    }

    private static IReadOnlyList<string> Row(string[] axes, SweepRow[] rows, bool scored)
    {
        double[] cosines = [.. rows.Select(row => row.Score?.Cosine).OfType<double>()];
        var ended = rows.Count(row => row.State is SweepState.Finished or SweepState.Failed);
        var seconds = Median(rows.Select(row => row.Score?.Seconds).OfType<double>());
        return
        [
            .. axes.Select(axis => SweepTable.ValueOf(rows[0], axis) is { Length: > 0 } value ? Path.GetFileName(value) : "–"),
            $"{ended} of {rows.Length}",
            $"{rows.Count(row => row.Score?.Finding == nameof(Finding.Found))} of {ended}",
            .. scored ? [Figure(Median(cosines)), Figure(cosines.Length > 0 ? cosines.Min() : null)] : Array.Empty<string>(),
            seconds is { } known ? Readable.Number(known, 3) : "–",
        ];
    }

    private static string Figure(double? value) => value?.ToString("0.0000", CultureInfo.InvariantCulture) ?? "–";
}
