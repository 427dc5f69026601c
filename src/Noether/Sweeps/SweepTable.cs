using System.Text;
using Noether.Data.Formats;
using Noether.Numerics;
using Noether.Runs;

namespace Noether.Sweeps;

/// <summary>
/// What became of the cases of a sweep as one table: what the plan says of each, then state, verdict, scores, seconds and folder.
/// </summary>
public sealed class SweepTable
{
    /// <summary>Name of the table as text.</summary>
    public const string CsvName = "sweep.csv";

    /// <summary>Name of the same in Parquet.</summary>
    public const string ParquetName = "sweep.parquet";

    /// <summary>The share of the claims of a sweep that may be false, unless another is asked for.</summary>
    public const double UsualFalseDiscoveryRate = 0.05;

    private const string Method = "method";

    private readonly IReadOnlyList<TableColumn> columns;

    private SweepTable(SweepFolder folder, IReadOnlyList<SweepRow> rows, double rate)
    {
        Rows = rows;
        FalseDiscoveryRate = rate;
        QValues = Adjust(rows);
        Axes = [.. folder.Plan.Columns.Where(name => name != Method), Method];
        columns = [.. Columns()];
    }

    /// <summary>The cases, in their order.</summary>
    public IReadOnlyList<SweepRow> Rows { get; }

    /// <summary>The share of the claims of the sweep that may be false, on average.</summary>
    public double FalseDiscoveryRate { get; }

    /// <summary>
    /// For each case the least false discovery rate at which it is claimed among all cases whose verdict has a p-value (Benjamini
    /// and Hochberg); one that missed a check is never claimed, but counts. Null where the verdict has none.
    /// </summary>
    public IReadOnlyList<double?> QValues { get; }

    /// <summary>Whether a case is claimed among all cases.</summary>
    /// <param name="index">Its place in <see cref="Rows"/>.</param>
    public bool IsClaimed(int index) => QValues[index] <= FalseDiscoveryRate;

    /// <summary>What cases differ in: the names of the plan, and the method.</summary>
    public IReadOnlyList<string> Axes { get; }

    /// <summary>Collects what became of the cases.</summary>
    /// <param name="folder">The sweep.</param>
    /// <param name="falseDiscoveryRate">The share of its claims that may be false, in (0, 1).</param>
    public static SweepTable Of(SweepFolder folder, double falseDiscoveryRate = UsualFalseDiscoveryRate)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return new SweepTable(
            folder, [.. Enumerable.Range(1, folder.Plan.Count).AsParallel().AsOrdered().Select(folder.RowOf)], falseDiscoveryRate);
    }

    /// <summary>The value of an axis for a case; empty where the plan does not say.</summary>
    /// <param name="row">The case.</param>
    /// <param name="axis">One of <see cref="Axes"/>.</param>
    public static string ValueOf(SweepRow row, string axis)
    {
        ArgumentNullException.ThrowIfNull(row);
        var given = row.Values.FirstOrDefault(value => value.Key == axis).Value ?? "";
        return axis == Method && given.Length == 0 ? row.Method : given;
    }

    /// <summary>Writes both files; each is replaced atomically.</summary>
    /// <param name="folder">Their folder.</param>
    /// <exception cref="NoetherException">A file cannot be written.</exception>
    public void Write(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        OutputFile.Write(Path.Combine(folder, CsvName), Csv());
        ParquetTable.Write(Path.Combine(folder, ParquetName), columns);
    }

    private string Csv()
    {
        var text = new StringBuilder().AppendJoin(',', columns.Select(column => Quoted(column.Name))).Append('\n');
        for (var i = 0; i < Rows.Count; i++)
            text.AppendJoin(',', columns.Select(column => Quoted(column.Cell(i)))).Append('\n');
        return text.ToString();
    }

    private IEnumerable<TableColumn> Columns()
    {
        yield return TableColumn.Of("case", Rows, row => (double)row.Number);
        foreach (var axis in Axes)
            yield return TableColumn.Guess(axis, [.. Rows.Select(row => ValueOf(row, axis))]);
        yield return TableColumn.Of("state", Rows, row => row.State.ToString().ToLowerInvariant());
        yield return TableColumn.Of("finding", Rows, row => row.Score?.Finding ?? "");
        yield return TableColumn.Of("cosine", Rows, row => row.Score?.Cosine);
        yield return TableColumn.Of("mean_cosine", Rows, row => row.Score?.MeanCosine);
        yield return TableColumn.Of("count_error", Rows, row => row.Score?.CountError);
        yield return TableColumn.Of("closure", Rows, row => row.Score?.Closure);
        yield return TableColumn.Of("checks_passed", Rows, row => row.Score?.ChecksPassed);
        yield return TableColumn.Of("checks", Rows, row => row.Score?.Checks);
        yield return TableColumn.Of("p_value", Rows, row => row.Score?.PValue);
        yield return TableColumn.Of("q_value", [.. QValues], q => q);
        yield return TableColumn.Of(
            "claimed", [.. Enumerable.Range(0, Rows.Count)], i => QValues[i] is null ? "" : IsClaimed(i) ? "yes" : "no");
        yield return TableColumn.Of("seconds", Rows, row => row.Score?.Seconds);
        yield return TableColumn.Of("peak_megabytes", Rows, row => row.Score?.PeakMegabytes);
        yield return TableColumn.Of("summary", Rows, row => row.Score?.Summary ?? row.Message);
        yield return TableColumn.Of("folder", Rows, row => SweepFolder.PlaceOf(row.Number));
    }

    private static double?[] Adjust(IReadOnlyList<SweepRow> rows)
    {
        var result = new double?[rows.Count];
        var tested = rows.Index().Where(row => row.Item.Score?.PValue is not null).ToArray();
        var adjusted = FalseDiscoveries.Adjust(
            [.. tested.Select(row => row.Item.Score!.ChecksPassed == row.Item.Score.Checks ? row.Item.Score.PValue!.Value : 1)]);
        foreach (var (place, row) in tested.Index())
            result[row.Index] = adjusted[place];
        return result;
    }

    private static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(",\"\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
