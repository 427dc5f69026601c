using Noether.Data.Synthetic;
using Noether.Lens;
using Noether.Reports.Rendering;

namespace Noether.Studies.Lens;

/// <summary>How time and memory grow with the dimension.</summary>
internal sealed class LensGrowthStudy : IStudy
{
    private const long Samples = 200_000;
    private const long QuickSamples = 10_000;
    private const string StepRow = "training step";

    private static readonly int[] Dimensions = [17, 33, 65, 129];
    private static readonly int[] QuickDimensions = [9, 17];
    private static readonly SignalFamily[] Families = [SignalFamily.Gaussian, SignalFamily.Legendre];

    /// <inheritdoc/>
    public string Name => "lens-growth";

    /// <inheritdoc/>
    public string Purpose => "how time and memory grow with the dimension";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<StudyCase> Cases(StudyOptions options)
    {
        var samples = options.Quick ? QuickSamples : Samples;
        int[] dimensions = [.. options.Quick ? QuickDimensions : Dimensions, .. options.Large ? [257] : (int[])[]];
        return
        [
            .. from d in dimensions
               from next in (StudyCase[])
               [
                   .. from family in Families
                      from seed in options.SeedNumbers(1)
                      select Discovery(family, d, samples, seed),
                   Step(d, samples, options.Quick),
               ]
               select next,
        ];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Notes(StudyOptions options) =>
        options.Large ? [] : ["Dimension 257 is left out, it takes hours; add it with --large."];

    /// <inheritdoc/>
    public string Headline(StudyRow row) => row.Row == StepRow
        ? $"{StudyPage.Number(row.Figures["milliseconds"], 2)} ms a step"
        : LensCase.Headline(row);

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<StudyRow> rows, StudyPage page)
    {
        page.Paragraph(
            "Generated data behind a random rotation, noise 0.05, as many samples as the table says, the fast preset "
            + "with its default settings. A training step has a batch of 500 d, padding d and the conditional part "
            + "with 4d hidden units. Peak memory is that of the process, data included.");
        var runs = rows.Where(row => row.Row != StepRow).ToArray();
        var steps = rows.Where(row => row.Row == StepRow).ToArray();
        page.Table(
            ["data", "#d", "#samples", "#cosine", "found", "#seconds", "#peak MB"],
            runs.OrderBy(row => row.Row).Select(row => (string[])
            [
                row.Row, StudyPage.Number(row.Figures["dimension"], 0), StudyPage.Number(row.Figures["samples"], 0),
                StudyPage.Number(row.Figures["cosine"], 4), row.Figures.Is("found") ? "yes" : "no",
                row.Resumed ? "–" : StudyPage.Number(row.Figures["seconds"], 1),
                StudyPage.Number(row.Figures["peakMegabytes"], 0),
            ]));
        page.Table(
            ["#d", "#batch of a training step", "#median ms", "#best ms", "#peak MB"],
            steps.Select(row => (string[])
            [
                StudyPage.Number(row.Figures["dimension"], 0), StudyPage.Number(row.Figures["batch"], 0),
                StudyPage.Number(row.Figures["milliseconds"], 2), StudyPage.Number(row.Figures["bestMilliseconds"], 2),
                StudyPage.Number(row.Figures["peakMegabytes"], 0),
            ]));
        TellStages(runs, page);
        page.Heading("Exponents");
        page.Paragraph("Time or memory grows like d to this power: least squares of the logarithms over all d above.");
        page.Table(
            ["what", "#exponent", "#factor, s, ms or MB"],
            Curves(rows).Select(curve => (Curve: curve, Law: PowerLaw.Fit(curve.Points)))
                .Where(fit => double.IsFinite(fit.Law.Exponent)).Select(fit => (string[])
            [
                fit.Curve.Name, StudyPage.Number(fit.Law.Exponent, 2),
                fit.Law.Factor.ToString("G3", System.Globalization.CultureInfo.InvariantCulture),
            ]));
        page.Picture("time", "Time against dimension on logarithmic axes", Picture(rows).ToSvg());
    }

    /// <summary>What is fitted: seconds and memory of each kind of data, each of its stages, and the step.</summary>
    internal static IEnumerable<(string Name, (double X, double Y)[] Points)> Curves(IReadOnlyList<StudyRow> rows)
    {
        foreach (var data in rows.Where(row => row.Row != StepRow && !row.Resumed).GroupBy(row => row.Row))
        {
            yield return ($"{data.Key}, seconds", Points(data, "seconds"));
            foreach (var stage in Stages(data))
                yield return ($"{data.Key}, {stage}", Points(data, $"seconds.{stage}"));
            yield return ($"{data.Key}, memory", Points(data, "peakMegabytes"));
        }

        var steps = rows.Where(row => row.Row == StepRow).ToArray();
        yield return ("training step, milliseconds", Points(steps, "milliseconds"));
        yield return ("training step, memory", Points(steps, "peakMegabytes"));
    }

    private static StudyCase Discovery(SignalFamily family, int d, long samples, int seed)
    {
        var data = new SyntheticSettings
        {
            Family = family,
            Transform = HiddenTransform.Orthogonal,
            Dimension = d,
            Samples = samples,
            Seed = (ulong)seed,
        };
        var name = Words.Lower(family);
        return new StudyCase(
            $"{name}/orthogonal/d-{d}/seed-{seed}", $"{name} x orthogonal", Words.Of(data),
            context => LensCase.Run(context, data, LensSettings.Fast, (ulong)seed));
    }

    private static StudyCase Step(int d, long samples, bool quick) => new(
        $"step/d-{d}", StepRow, $"d={d} n={samples}{(quick ? " quick" : "")}",
        context => StepCase.Run(context, d, samples, quick ? 0.3 : 5));

    private static void TellStages(StudyRow[] runs, StudyPage page)
    {
        var stages = Stages(runs).ToArray();
        page.Heading("Where the seconds go");
        page.Table(
            ["data", "#d", .. stages.Select(stage => "#" + stage)],
            runs.Where(row => !row.Resumed).OrderBy(row => row.Row).Select(row => (string[])
            [
                row.Row, StudyPage.Number(row.Figures["dimension"], 0),
                .. stages.Select(stage => StudyPage.Number(row.Figures[$"seconds.{stage}"], 2)),
            ]));
    }

    private static IEnumerable<string> Stages(IEnumerable<StudyRow> runs) => runs
        .SelectMany(row => row.Figures.Numbers.Keys).Where(name => name.StartsWith("seconds."))
        .Select(name => name["seconds.".Length..]).Where(name => name != "total").Distinct();

    private static (double X, double Y)[] Points(IEnumerable<StudyRow> rows, string figure) =>
        [.. rows.Select(row => (row.Figures["dimension"], row.Figures[figure])).Where(p => double.IsFinite(p.Item2))];

    private static LineChart Picture(IReadOnlyList<StudyRow> rows) => new()
    {
        Title = "Time to the answer, and of a thousand training steps",
        XLabel = "dimension d",
        YLabel = "seconds",
        LogX = true,
        LogY = true,
        Dots = true,
        XMarks = [.. rows.Select(row => row.Figures["dimension"]).Distinct().Order()],
        Width = 720,
        Height = 420,
        Series =
        [
            .. Curves(rows).Where(curve => curve.Name.EndsWith("seconds") || curve.Name.EndsWith("milliseconds"))
                .Select(curve => new ChartSeries(
                    curve.Name.Replace("training step, milliseconds", "1,000 training steps").Replace(", seconds", ""),
                    [.. curve.Points.Select(p => p.X)], [.. curve.Points.Select(p => p.Y)])),
        ],
    };
}
