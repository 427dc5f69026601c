using Noether.Discovery;
using Noether.HiddenLayer;
using Noether.HiddenLayer.Contours;
using Noether.HiddenLayer.Symmetries;
using Noether.Pictures;
using Noether.Reports.Rendering;
using Noether.Studies.Known;

namespace Noether.Studies.Hidden;

/// <summary>What symmetry paintings, photographs and drawings of known symmetry have, by the default model.</summary>
internal sealed class PaintingsStudy : IStudy
{
    private const int UsualNetworks = 20;
    private const int QuickNetworks = 2;
    private const string KnownFolder = "known";

    /// <inheritdoc/>
    public string Name => "paintings";

    /// <inheritdoc/>
    public string Purpose => "the symmetry of paintings, photographs and drawings, read off hidden layers";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<StudyCase> Cases(StudyOptions options)
    {
        var networks = options.Quick ? QuickNetworks : UsualNetworks;
        var cases = new List<StudyCase>();
        foreach (var known in KnownPictures.All)
        {
            foreach (var kind in Enum.GetValues<ContourKind>())
                Add($"{KnownFolder}/{known.Name}", known.Symmetry, kind, context => known.Open(context.Scratch));
        }

        foreach (var folder in (string?[])[options.Paintings, options.Photos])
        {
            foreach (var path in Pictures(folder))
            {
                var source = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder!));
                var name = $"{source}/{Path.GetFileNameWithoutExtension(path)}";
                Add(name, null, ContourKind.Edges, _ => PictureFile.Read(path));
                Add(name, null, ContourKind.Level, _ => PictureFile.Read(path));
            }
        }

        return cases;

        void Add(string name, SymmetryClass? expected, ContourKind kind, Func<StudyContext, Picture> open)
        {
            var contour = Words.Lower(kind);
            cases.Add(new($"{name}/{contour}", $"{name}, {contour}", $"{networks} networks", context =>
                Read(open(context), expected, kind, networks, context)));
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Notes(StudyOptions options)
    {
        List<string> notes = [];
        if (options.Paintings is null)
            notes.Add("Paintings are left out; name a folder of pictures with --paintings.");
        if (options.Photos is null)
            notes.Add("Photographs are left out; name a folder of pictures with --photos.");
        return notes;
    }

    /// <inheritdoc/>
    public string Headline(StudyRow row) => row.Figures.Word("summary");

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<StudyRow> rows, StudyPage page)
    {
        page.Paragraph(
            "Mean likelihoods over the networks with 68 % bootstrap intervals, in per cent. \"Decoy\" is the mean "
            + "share of validation points that the networks put on the right side, \"contour\" the share of the "
            + "window in its band. What is expected of drawings is what a person names first; a star marks where the answer "
            + "differs.");
        var known = rows.Where(row => row.Figures.Word("expected").Length > 0).ToArray();
        if (known.Length > 0)
        {
            var right = known.Count(row => row.Figures.Word("answer") == row.Figures.Word("expected"));
            page.Paragraph($"Drawings of known symmetry: {right} of {known.Length} right.");
        }

        string[] symbols = [.. SymmetryClasses.Symbols];
        page.Table(
            ["picture", "expected", "answer", "clear", .. symbols.Select(symbol => "#" + symbol), "#decoy", "#contour",
                "#seconds"],
            rows.Select(row => (IReadOnlyList<string>)
            [
                row.Row, row.Figures.Word("expected"), Marked(row), row.Figures.Is("clear") ? "yes" : "no",
                .. symbols.Select((_, k) => Interval(row, k)),
                StudyPage.Number(row.Figures["decoyAccuracy"], 3), StudyPage.Number(row.Figures["contourShare"], 2),
                StudyPage.Number(row.Figures["readingSeconds"], 1),
            ]));
        foreach (var row in rows.Where(row => row.Figures.Word("expected").Length == 0))
        {
            page.Picture(row.Key.Replace('/', '-'), $"Likelihoods of {row.Row}", new BarChart
            {
                Title = row.Row,
                Labels = symbols,
                Values = [.. symbols.Select((_, k) => row.Figures[$"mean.{k}"])],
                Intervals = [.. symbols.Select((_, k) => (row.Figures[$"lower.{k}"], row.Figures[$"upper.{k}"]))],
                YLabel = "likelihood",
            }.ToSvg());
        }
    }

    private static StudyFigures Read(
        Picture picture, SymmetryClass? expected, ContourKind kind, int networks, StudyContext context)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var reading = SymmetryPredictor.Predict(
            picture, new() { Networks = networks, Reading = HiddenReading.Scatter, Contour = new() { Kind = kind } },
            new RunContext
            {
                Threads = context.Threads,
                Progress = context.Progress,
                Cancellation = context.Cancellation,
            });
        var figures = new StudyFigures().Add("readingSeconds", clock.Elapsed.TotalSeconds)
            .Add("decoyAccuracy", reading.DecoyAccuracy).Add("contourShare", reading.Contour.ContourShare)
            .Add("smoothing", reading.Contour.Smoothing).Add("clear", reading.IsClear)
            .Add("answer", SymmetryClasses.Symbol(reading.MostLikely)).Add("summary", reading.Summary)
            .Add("expected", expected is { } symmetry ? SymmetryClasses.Symbol(symmetry) : "");
        for (var k = 0; k < reading.Likelihoods.Count; k++)
        {
            var interval = reading.Likelihoods[k];
            figures.Add($"mean.{k}", interval.Mean).Add($"lower.{k}", interval.Lower).Add($"upper.{k}", interval.Upper);
        }

        return figures;
    }

    private static IEnumerable<string> Pictures(string? folder)
    {
        if (folder is null)
            return [];
        if (!Directory.Exists(folder))
            throw new NoetherException($"There is no folder {folder}; name one with pictures.");
        return Directory.EnumerateFiles(folder)
            .Where(path => Path.GetExtension(path).ToLowerInvariant() is ".png" or ".jpg" or ".jpeg")
            .Order(StringComparer.Ordinal);
    }

    private static string Marked(StudyRow row)
    {
        var (answer, expected) = (row.Figures.Word("answer"), row.Figures.Word("expected"));
        return expected.Length > 0 && answer != expected ? answer + " *" : answer;
    }

    private static string Interval(StudyRow row, int k)
    {
        string Share(string name) => StudyPage.Number(100 * row.Figures[$"{name}.{k}"], 0);
        return $"{Share("mean")} ({Share("lower")}–{Share("upper")})";
    }
}
