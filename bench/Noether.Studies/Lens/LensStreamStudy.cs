using System.Diagnostics;
using Noether.Data;
using Noether.Lens;
using Noether.Reports.Rendering;
using Noether.Runs;

namespace Noether.Studies.Lens;

/// <summary>Time and memory that reading takes, for files up to far beyond memory.</summary>
internal sealed class LensStreamStudy : IStudy
{
    private const long RowBytes = SparseFile.Dimension * sizeof(float);
    private const long Megabyte = 1_000_000;

    private static readonly long[] Sizes = [60, 200, 2_000, 20_000];
    private static readonly long[] QuickSizes = [60, 2_000];

    /// <inheritdoc/>
    public string Name => "lens-stream";

    /// <inheritdoc/>
    public string Purpose => "time and memory to read files up to far beyond memory";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<StudyCase> Cases(StudyOptions options) =>
    [
        .. from size in options.Quick ? QuickSizes : Sizes
           select new StudyCase(
               $"npy/{size}-MB", $"{size} MB", $"sparse {size} MB{(options.Quick ? " quick" : "")}",
               context => Run(context, size * Megabyte / RowBytes)),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<string> Notes(StudyOptions options) => [];

    /// <inheritdoc/>
    public string Headline(StudyRow row) =>
        $"info {StudyPage.Number(row.Figures["infoSeconds"], 1)} s and {Peak(row, "info")} MB, "
        + $"lens {StudyPage.Number(row.Figures["lensSeconds"], 1)} s and {Peak(row, "lens")} MB";

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<StudyRow> rows, StudyPage page)
    {
        page.Paragraph(
            "Sparse .npy files of 33 float32 values a row: blocks of generated rows spread over the file, and zeros "
            + "between them. \"info\" is what `noether info` computes, from at most 1,000,000 rows in 256 blocks; "
            + "\"lens\" is what a discovery reads, 200,000 rows, each at a random place of its own stretch of the "
            + "file. Peak memory is that of the whole process.");
        page.Table(
            ["file", "#rows", "#info, s", "#peak MB", "#lens, s", "#peak MB"],
            rows.Select(row => (string[])
            [
                row.Row, StudyPage.Number(row.Figures["rows"], 0), StudyPage.Number(row.Figures["infoSeconds"], 2),
                Peak(row, "info"), StudyPage.Number(row.Figures["lensSeconds"], 2), Peak(row, "lens"),
            ]));
        var sizes = rows.Select(row => row.Figures["rows"] * RowBytes / 1e9).ToArray();
        page.Picture("memory", "Peak memory against the size of the file", new LineChart
        {
            Title = "Peak memory while reading",
            XLabel = "size of the file, GB",
            YLabel = "MB",
            LogX = true,
            Dots = true,
            Width = 720,
            Height = 300,
            Series =
            [
                new ChartSeries("info", sizes, [.. rows.Select(row => row.Figures["infoPeak"])]),
                new ChartSeries("lens", sizes, [.. rows.Select(row => row.Figures["lensPeak"])]),
                new ChartSeries("nothing", sizes, [.. sizes.Select(_ => 0.0)]),
            ],
        }.ToSvg());
    }

    private static StudyFigures Run(StudyContext context, long rows)
    {
        var path = Path.Combine(context.Scratch, "sparse.npy");
        context.Report("writing a sparse file");
        SparseFile.Write(path, rows, context.Cancellation);
        var figures = new StudyFigures().Add("rows", rows);
        using var samples = SampleFile.Open(path);
        context.Report("info", 0.3);
        Measure(figures, "info", () => SampleSummary.Compute(samples, context.Cancellation));
        context.Report("reading samples", 0.6);
        Measure(figures, "lens", () => LensRuns.CheckAndLoad(context, samples, LensSettings.Fast, seed: 0));
        return figures;
    }

    private static void Measure<T>(StudyFigures figures, string name, Func<T> work)
    {
        PeakMemory.Reset();
        var watch = Stopwatch.StartNew();
        work();
        figures.Add($"{name}Seconds", watch.Elapsed.TotalSeconds).Add($"{name}Peak", PeakMemory.Megabytes());
    }

    private static string Peak(StudyRow row, string name) => StudyPage.Number(row.Figures[$"{name}Peak"], 0);
}
