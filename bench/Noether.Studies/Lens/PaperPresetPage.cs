using System.Globalization;
using Noether.Lens;
using Noether.Numerics;
using Noether.Reports.Rendering;

namespace Noether.Studies.Lens;

/// <summary>What a training went through, kept with its figures and told.</summary>
internal static class PaperPresetPage
{
    private const string Fast = "fast preset";
    private const string Curve = "curve.";

    private static readonly (string Key, string Name, Func<LensHistoryRow, double> Of)[] Terms =
    [
        ("total", "total loss", row => row.Total),
        ("alignment", "alignment", row => row.Alignment),
        ("uniformity", "uniformity", row => row.Uniformity),
        ("marginal", "mean marginal entropy", row => row.MarginalEntropy),
        ("joint", "joint entropy", row => row.JointEntropy),
    ];

    /// <summary>Keeps the cosine of every snapshot, and the terms at its step.</summary>
    public static void AddCurve(LensResult result, Matrix truth, StudyFigures figures)
    {
        if (result.History.Count == 0)
            return;
        foreach (var snapshot in result.Snapshots)
        {
            var cosine = GeneratorScore.Compare(snapshot.Generator, truth).Cosine;
            figures.Add(Name("cosine", snapshot.Step), cosine);
            // A row is the loss of one batch; the mean over a hundredth of the rows is quieter.
            var around = result.History.Where(row => Math.Abs(row.Step - snapshot.Step) <= result.Settings.Steps / 200)
                .ToArray();
            foreach (var (key, _, of) in Terms)
                figures.Add(Name(key, snapshot.Step), around.Average(of));
        }

        figures.Add("steps", result.History[^1].Step + 1);
        figures.Add("trained", result.History[^1].Seconds);
    }

    /// <summary>Tells the figures.</summary>
    public static void Tell(IReadOnlyList<StudyRow> rows, StudyPage page)
    {
        page.Paragraph(
            "Training from the identity as published, whatever the data. At d = 7: 63,000 samples, batches of 630, "
            + "rates 2.5e-4 and 2.5e-3, all weights 1, 250,000 steps, the settings of the authors' small study, unless "
            + "a row says otherwise. \"The authors' last settings\": batches of 2,520, 400,000 steps, rates 1e-4 and "
            + "2.5e-3, decay 0.15, uniformity 2, information 1. \"Schedules fall with every step\": rates and noise on "
            + "the filter change with every step instead of every 100. \"Each direction weighs alike\": the weights of "
            + "uniformity that this project had before. The cosine of the generator to the truth by steps, one row a "
            + "seed; the last column is the fast preset on the same data. The truth is used for these figures alone.");
        var trained = rows.Where(row => row.Row != Fast).ToArray();
        foreach (var group in trained.GroupBy(row => Steps(row).Last()))
            TellCosines([.. group], rows, page);
        page.Heading("Whether it arrives");
        page.Table(
            ["data or settings", "#arrived (0.98 or more)", "#cosine, least", "#median", "#reported found",
                "#fast preset, least cosine"],
            trained.GroupBy(row => row.Row).Select(group => (string[])
            [
                group.Key, $"{group.Count(row => row.Figures["cosine"] >= LensCase.Right)} of {group.Count()}",
                StudyPage.Number(Statistics.Least(group.Select(row => row.Figures["cosine"])), 4),
                StudyPage.Number(Statistics.Median([.. group.Select(row => row.Figures["cosine"])]), 4),
                $"{group.Count(row => row.Figures.Is("found"))} of {group.Count()}",
                StudyPage.Number(Statistics.Least(group.Select(row => FastCosine(row, rows))), 4),
            ]));
        TellTerms(trained, page);
    }

    private static void TellCosines(IReadOnlyList<StudyRow> trained, IReadOnlyList<StudyRow> rows, StudyPage page)
    {
        int[] steps = [.. Steps(trained[0]).Where(step => step > 0)];
        page.Table(
            ["data or settings", "#seed", .. steps.Select(step => "#" + Step(step + 1)), "#seconds", "#fast"],
            trained.Select(row => (string[])
            [
                row.Row, Seed(row),
                .. steps.Select(step => StudyPage.Number(row.Figures[Name("cosine", step)], 3)),
                row.Resumed ? "resumed" : StudyPage.Number(row.Figures["trained"], 0),
                StudyPage.Number(FastCosine(row, rows), 4),
            ]));
        page.Picture(
            $"cosine-{steps[^1] + 1}", "Cosine of the generator to the truth by steps", new LineChart
            {
                Title = "Cosine to the truth, median over the seeds",
                XLabel = "step",
                Width = 700,
                Height = 320,
                Series = [.. trained.GroupBy(row => row.Row).Select(group => new ChartSeries(
                    group.Key, [.. steps.Select(step => (double)step)],
                    [.. steps.Select(step => Statistics.Median(
                        [.. group.Select(row => row.Figures[Name("cosine", step)])]))]))],
            }.ToSvg());
    }

    private static void TellTerms(IReadOnlyList<StudyRow> trained, StudyPage page)
    {
        page.Heading("The terms of the loss");
        page.Paragraph("Means over a hundredth of the steps around each, in nats (alignment: minus a correlation).");
        foreach (var group in trained.GroupBy(row => Steps(row).Last()))
        {
            int[] steps = [.. Steps(group.First()).Where(step => step > 0)];
            page.Table(
                ["data or settings", "#seed", "term", .. steps.Select(step => "#" + Step(step + 1))],
                group.SelectMany(row => Terms.Select(term => (string[])
                [
                    row.Row, Seed(row), term.Name,
                    .. steps.Select(step => StudyPage.Number(row.Figures[Name(term.Key, step)], 3)),
                ])));
        }
    }

    private static double FastCosine(StudyRow row, IReadOnlyList<StudyRow> rows) => rows
        .FirstOrDefault(other => other.Row == Fast && other.Key.EndsWith(Data(row), StringComparison.Ordinal))
        ?.Figures["cosine"] ?? double.NaN;

    // Settings are varied on the first kind of data alone.
    private static string Data(StudyRow row) => row.Key.Split('/') is [var family, var transform, var seed]
        ? $"fast/{family}/{transform}/{seed}" : $"fast/gaussian/identity/seed-{Seed(row)}";

    private static string Seed(StudyRow row) => row.Key.Split("seed-")[^1];

    private static IEnumerable<int> Steps(StudyRow row) => row.Figures.Numbers.Keys
        .Where(name => name.StartsWith(Curve + "cosine.", StringComparison.Ordinal))
        .Select(name => int.Parse(name.Split('.')[^1], CultureInfo.InvariantCulture)).Order();

    private static string Step(int step) => step.ToString("N0", CultureInfo.InvariantCulture);

    private static string Name(string term, int step) =>
        string.Create(CultureInfo.InvariantCulture, $"{Curve}{term}.{step}");
}
