using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Noether.Benchmarks;

/// <summary>GFLOP/s of the fastest iteration, for benchmarks with a parameter that is <see cref="IWork"/>.</summary>
public sealed class RateColumn : IColumn
{
    public string Id => nameof(RateColumn);

    public string ColumnName => "GFLOP/s";

    public bool AlwaysShow => false;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public string Legend => "Floating-point operations per nanosecond of the fastest iteration";

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public bool IsAvailable(Summary summary) => summary.BenchmarksCases.Any(benchmark => Work(benchmark) is not null);

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
    {
        var work = Work(benchmarkCase);
        var nanoseconds = summary[benchmarkCase]?.ResultStatistics?.Min;
        return work is null || nanoseconds is null
            ? "-"
            : (work.Operations / nanoseconds.Value).ToString("F1", CultureInfo.InvariantCulture);
    }

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) =>
        GetValue(summary, benchmarkCase);

    private static IWork? Work(BenchmarkCase benchmark) =>
        benchmark.Parameters.Items.Select(item => item.Value).OfType<IWork>().FirstOrDefault();
}
