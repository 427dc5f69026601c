using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace Noether.Benchmarks;

/// <summary>
/// Seconds rather than minutes: one process, few short iterations, and the minimum beside the mean because shared
/// machines only ever make things slower. <c>--job Dry</c> runs everything once.
/// </summary>
public sealed class QuickConfig : ManualConfig
{
    public QuickConfig()
    {
        AddJob(Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithWarmupCount(2)
            .WithIterationCount(8)
            .WithIterationTime(TimeInterval.FromMilliseconds(60)));
        AddColumn(StatisticColumn.Min, new RateColumn());
        HideColumns(Column.Error, Column.StdDev, Column.Median, Column.RatioSD);
    }
}
