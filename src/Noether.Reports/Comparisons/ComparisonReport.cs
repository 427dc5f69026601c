using System.Globalization;
using Noether.Comparisons;
using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Reports.Components;
using Noether.Reports.Rendering;
using Noether.Runs;

namespace Noether.Reports.Comparisons;

/// <summary>A comparison of methods as one page.</summary>
public static class ComparisonReport
{
    /// <summary>Writes report.html.</summary>
    /// <param name="folder">The folder of the comparison.</param>
    /// <param name="comparison">The comparison.</param>
    /// <returns>The path of the page.</returns>
    /// <exception cref="NoetherException">The file cannot be written.</exception>
    public static string Write(string folder, ComparisonRecord comparison)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(comparison);
        var path = Path.Combine(folder, RunFolder.ReportName);
        OutputFile.Write(path, ReportHtml.Render(Content(comparison)));
        return path;
    }

    private static ReportContent Content(ComparisonRecord comparison) => new()
    {
        Title = $"Methods compared: {Path.GetFileName(comparison.Source)}",
        Lead = "Methods that answer the same question, on the same data, scored alike.",
        Facts =
        [
            new("Source", comparison.Source),
            new("Truth", comparison.Truth ?? "not known"),
            new("Runs", comparison.Runs.Count.ToString(CultureInfo.InvariantCulture)),
            new("Processors", comparison.Versions.Cores.ToString(CultureInfo.InvariantCulture)),
        ],
        Sections = [.. Sections(comparison)],
    };

    private static IEnumerable<Section> Sections(ComparisonRecord comparison)
    {
        yield return new Section(
            "Methods",
            (comparison.Truth is null
                ? "No truth was given: the checks are those of each method, which are not the same ones. "
                : "Cosine: the least cosine of the principal angles between the span found and the true one (of group generators the "
                    + "cosine of the one that fits worst), median and least over the seeds. ")
            + "Seconds are medians and those of the method alone; the first run of a program also pays for its compilation. Memory is the "
            + "peak of the whole program.",
            [
                new TableFigure
                {
                    Name = "methods",
                    Columns = ComparisonTable.Columns(comparison),
                    Rows = ComparisonTable.Rows(comparison),
                },
                .. Charts(comparison),
            ]);
        yield return new Section("What each says", "The conclusion of the first run of each method.", [
            new TableFigure
            {
                Name = "summaries",
                Columns = ["Method", "Conclusion"],
                Rows = [.. comparison.Methods.Select(method => (IReadOnlyList<string>)[method.Label, Readable.Sentence(method.Summary)])],
            }]);
        yield return new Section("Runs", "Every run has a folder of its own beside this page, with its report.", [
            new TableFigure
            {
                Name = "runs",
                Columns = ["Method", "Seed", "Verdict", "Cosine", "Count error", "Time", "Folder"],
                Rows = [.. comparison.Runs.Select(run => (IReadOnlyList<string>)
                [
                    run.Label, run.Seed.ToString(CultureInfo.InvariantCulture),
                    run.State == ComparedState.Answered ? Readable.Words(run.Finding) : Readable.Words(run.State.ToString()),
                    run.Cosine?.ToString("0.0000", CultureInfo.InvariantCulture) ?? "–",
                    run.CountError?.ToString(CultureInfo.InvariantCulture) ?? "–",
                    run.Seconds is { } seconds ? Readable.Duration(seconds) : "–", run.Folder,
                ])],
            }])
        {
            Folded = true,
        };
    }

    private static IEnumerable<Figure> Charts(ComparisonRecord comparison)
    {
        ComparedSummary[] scored = [.. comparison.Methods.Where(method => method.Cosine is not null)];
        if (scored.Length > 0)
        {
            yield return new BarsFigure
            {
                Name = "cosines",
                Title = "Cosine with the truth",
                Caption = "Median over the seeds; whiskers reach from the least to the greatest.",
                YLabel = "cosine",
                Upper = 1,
                Bars = [.. scored.Select(method =>
                    new Bar(method.Label, method.Cosine!.Value, method.LeastCosine, method.GreatestCosine))],
            };
        }

        ComparedSummary[] timed = [.. comparison.Methods.Where(method => method.Seconds is not null)];
        if (timed.Length > 1)
        {
            yield return new BarsFigure
            {
                Name = "seconds",
                Title = "Time",
                Caption = "Median over the seeds.",
                YLabel = "seconds",
                Bars = [.. timed.Select(method => new Bar(method.Label, method.Seconds!.Value))],
            };
        }
    }
}
