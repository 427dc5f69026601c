using System.Globalization;
using System.Text.Json;
using Noether.Cli.Running;
using Noether.Comparisons;
using Noether.Reports.Sweeps;
using Noether.Sweeps;

namespace Noether.Cli.Rendering;

/// <summary>Shows where a sweep stands and what became of it.</summary>
internal static class SweepView
{
    private const int MostShown = 20;

    /// <summary>Says what became of a case, on a line of its own where nobody watches live.</summary>
    /// <param name="host">Where to say it.</param>
    /// <param name="quiet">Whether programs read the answer.</param>
    /// <param name="row">The case.</param>
    public static void Tell(CliHost host, bool quiet, SweepRow row)
    {
        if (!quiet && !host.Live)
            host.Error.WriteLine($"noether: {Line(host, row)}");
    }

    /// <summary>What became of a case, in a line.</summary>
    /// <param name="host">Translates sentences.</param>
    /// <param name="row">The case.</param>
    public static string Line(CliHost host, SweepRow row) => row.Score is { } score
        ? string.Create(
            CultureInfo.InvariantCulture, $"case {row.Number}: {ComparisonView.Word(score)}{Cosine(score)}, {score.Seconds:0.00} s")
        : $"case {row.Number}: {Word(row.State)}: {host.Translate(row.Message)}";

    /// <summary>Shows where the cases stand, with what runs and what failed.</summary>
    /// <param name="host">Where to show it.</param>
    /// <param name="folder">The sweep.</param>
    /// <param name="quiet">Whether programs read the answer.</param>
    public static void Show(CliHost host, SweepFolder folder, bool quiet)
    {
        SweepStatus[] all = [.. folder.Statuses()];
        if (quiet)
        {
            Json.Write(host.Output, writer => Write(writer, folder, SweepTotals.Of(all)));
            return;
        }

        ShowTotals(host, folder, SweepTotals.Of(all));
        foreach (var status in all.Where(status => status.State == SweepState.Running).Take(MostShown))
        {
            var left = status.Run!.EtaSeconds is { } seconds ? $", {ProgressView.Format(TimeSpan.FromSeconds(seconds))} left" : "";
            host.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"case {status.Number}: {status.Progress * 100:0} %, {status.Run.Stage}{left} ({status.Run.Machine})"));
        }

        foreach (var status in all.Where(status => status.State == SweepState.Failed).Take(MostShown))
            host.Output.WriteLine($"case {status.Number} failed: {host.Translate(status.Run!.Message ?? "without a word")}");
    }

    /// <summary>Writes table and report, and says where they are.</summary>
    /// <param name="host">Where to say it.</param>
    /// <param name="folder">The sweep.</param>
    /// <param name="totals">Where the cases stand.</param>
    /// <param name="quiet">Whether programs read the answer.</param>
    /// <param name="falseDiscoveryRate">The share of the claims of all cases that may be false.</param>
    public static void Collect(
        CliHost host, SweepFolder folder, SweepTotals totals, bool quiet, double falseDiscoveryRate = SweepTable.UsualFalseDiscoveryRate)
    {
        var table = SweepTable.Of(folder, falseDiscoveryRate);
        var tested = table.QValues.Count(q => q is not null);
        var claimed = Enumerable.Range(0, table.Rows.Count).Count(table.IsClaimed);
        table.Write(folder.Root);
        var report = host.Report() is null ? null : SweepReport.Write(folder, table);
        if (quiet)
        {
            Json.Write(host.Output, writer =>
            {
                Write(writer, folder, totals);
                writer.WriteNumber("tested", tested);
                writer.WriteNumber("claimed", claimed);
                writer.WriteNumber("falseDiscoveryRate", falseDiscoveryRate);
                writer.WriteString("table", Path.Combine(folder.Root, SweepTable.CsvName));
                writer.WriteString("parquet", Path.Combine(folder.Root, SweepTable.ParquetName));
                writer.WriteString("report", report);
            });
            return;
        }

        ShowTotals(host, folder, totals);
        foreach (var row in table.Rows.Where(row => row.State == SweepState.Failed).Take(MostShown))
            host.Output.WriteLine(Line(host, row));
        if (tested > 0)
        {
            host.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"claimed  {claimed} of {tested} cases with a p-value; of such claims {100 * falseDiscoveryRate:0.##} % may be false"));
        }

        host.Output.WriteLine($"table    {Path.Combine(folder.Root, SweepTable.CsvName)}, .parquet");
        if (report is not null)
            host.Output.WriteLine($"report   {report}");
    }

    private static void Write(Utf8JsonWriter writer, SweepFolder folder, SweepTotals totals)
    {
        writer.WriteString("sweep", folder.Root);
        writer.WriteNumber("cases", totals.Cases);
        writer.WriteNumber("waiting", totals.Waiting);
        writer.WriteNumber("running", totals.Running);
        writer.WriteNumber("stopped", totals.Stopped);
        writer.WriteNumber("finished", totals.Finished);
        writer.WriteNumber("failed", totals.Failed);
        writer.Number("progress", totals.Progress);
    }

    private static void ShowTotals(CliHost host, SweepFolder folder, SweepTotals totals) => host.Output.WriteLine(
        $"{folder.Root}: {totals.Cases} cases, {totals.Finished} finished, {totals.Failed} failed, {totals.Running} running, "
        + $"{totals.Stopped} stopped, {totals.Waiting} waiting");

    private static string Cosine(ComparedRun score) =>
        score.Cosine is { } cosine ? string.Create(CultureInfo.InvariantCulture, $", cosine {cosine:0.0000}") : "";

    private static string Word(SweepState state) => state.ToString().ToLowerInvariant();
}
