using System.Globalization;
using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Reports.Components;
using Noether.Reports.Rendering;
using Noether.Runs;
using Noether.Sweeps;

namespace Noether.Reports.Sweeps;

/// <summary>A sweep as one page: how its cases ended, charts over any axis, and a table over the seeds.</summary>
public static class SweepReport
{
    private const int MostFailed = 100;

    /// <summary>Writes report.html.</summary>
    /// <param name="folder">The sweep.</param>
    /// <param name="table">What became of its cases.</param>
    /// <returns>The path of the page.</returns>
    /// <exception cref="NoetherException">The file cannot be written.</exception>
    public static string Write(SweepFolder folder, SweepTable table)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(table);
        var path = Path.Combine(folder.Root, RunFolder.ReportName);
        OutputFile.Write(path, ReportHtml.Render(Content(folder, table)));
        return path;
    }

    private static ReportContent Content(SweepFolder folder, SweepTable table)
    {
        var rows = table.Rows;
        var seconds = rows.Sum(row => row.Score?.Seconds ?? 0);
        return new ReportContent
        {
            Title = $"Sweep: {Path.GetFileName(Path.GetFullPath(folder.Root))}",
            Lead = folder.Plan.About,
            Facts =
            [
                new("Folder", folder.Root),
                new("Cases", Count(rows.Count)),
                new("Finished", Count(rows.Count(row => row.State == SweepState.Finished))),
                new("Failed", Count(rows.Count(row => row.State == SweepState.Failed))),
                new("Not ended", Count(rows.Count(row => row.State is not (SweepState.Finished or SweepState.Failed)))),
                new("Time of all cases", Readable.Duration(seconds)),
            ],
            Sections = [.. Sections(table)],
        };
    }

    private static IEnumerable<Section> Sections(SweepTable table)
    {
        if (SweepCharts.Of(table) is { } charts)
        {
            yield return new Section(
                "Over any axis",
                "Choose what is measured, what it is drawn over and what divides it. Shares are of the cases that ended; cosines, with "
                + "the true generators where they are known, and seconds are medians, with bands or whiskers from the least to the "
                + "greatest.",
                [charts]);
        }

        yield return new Section("Cases", "One row for all seeds of a case; every case is a run folder with its own files.", [
            SweepSummary.Of(table)]);
        SweepRow[] failed = [.. table.Rows.Where(row => row.State == SweepState.Failed)];
        if (failed.Length == 0)
            yield break;
        yield return new Section(
            "Failed", failed.Length > MostFailed ? $"The first {MostFailed} of {failed.Length}." : "Why there is no answer.", [
                new TableFigure
                {
                    Name = "failed",
                    Columns = ["Case", "What it is", "Why"],
                    Rows = [.. failed.Take(MostFailed).Select(row => (IReadOnlyList<string>)
                    [
                        Count(row.Number),
                        string.Join(", ", row.Values.Where(value => value.Value.Length > 0).Select(value => $"{value.Key} {value.Value}")),
                        Readable.Sentence(row.Message),
                    ])],
                }])
        {
            Folded = true,
        };
    }

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);
}
