using Noether.Data;
using Noether.Lens;
using Noether.Numerics;

namespace Noether.Studies.Lens;

/// <summary>Columns of real data that are only out of order: lines and grids.</summary>
internal sealed class LensShuffledStudy : IStudy
{
    private const int UsualSeeds = 5;
    private const int Windows = 20_000;
    private const int QuickWindows = 4_000;
    private const int DigitSide = 28;
    private const int SignalStride = 7;
    private const ulong OrderStream = 82;

    private static readonly int[] Lengths = [33, 32];
    private static readonly GridShape[] Shapes = [new(8, 8), new(16, 16), new(28, 28), new(12, 20)];

    /// <inheritdoc/>
    public string Name => "lens-shuffled";

    /// <inheritdoc/>
    public string Purpose => "real signals and pictures whose columns are only out of order";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<StudyCase> Cases(StudyOptions options)
    {
        int[] seeds = [.. options.SeedNumbers(UsualSeeds)];
        return [.. Signals(options, seeds), .. Photographs(options, seeds), .. Digits(options, seeds)];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Notes(StudyOptions options) =>
    [
        .. options.Signal is null ? ["Recordings are left out; name one with --signal FILE."] : Array.Empty<string>(),
        .. options.Photos is null ? ["Photographs are left out; name a folder with --photos FOLDER."] : Array.Empty<string>(),
        .. options.Mnist is null ? ["Digits are left out; name their file with --mnist FILE."] : Array.Empty<string>(),
    ];

    /// <inheritdoc/>
    public string Headline(StudyRow row) => LensCase.Headline(row);

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<StudyRow> rows, StudyPage page)
    {
        page.Paragraph(
            $"{Windows} windows or pictures, columns in a random order that is another for every seed. The run knows "
            + "neither that they were shuffled, nor whether they form a line or a grid, nor its shape. \"Right\": share of "
            + "the columns that vary at their true place, up to mirror images and, where cells are free, a shift; \"common\": of "
            + "those with at least 0.5 % of the largest variance; on a line the cosine says the same. "
            + "Seconds are those of the whole discovery on two cores.");
        page.Table(
            ["data", "#found", "#undecided or not found", "#cosine, least", "#right, least", "#right, common", "answers",
                "#longest, s"],
            rows.GroupBy(row => row.Row).Select(group => Cells(group.Key, [.. group])));
    }

    /// <summary>The cells of one row of the table.</summary>
    internal static string[] Cells(string name, IReadOnlyList<StudyRow> rows)
    {
        var found = rows.Count(row => row.Figures.Is("found"));
        return
        [
            name, $"{found} of {rows.Count}", $"{rows.Count - found}",
            StudyPage.Number(Statistics.Least(rows.Select(row => row.Figures["cosine"])), 4),
            StudyPage.Number(Statistics.Least(rows.Select(row => row.Figures["right"])), 4),
            StudyPage.Number(Statistics.Least(rows.Select(row => row.Figures["rightCommon"])), 4),
            string.Join(", ", rows.Select(row => row.Figures.Word("answer")).Distinct()),
            StudyPage.Number(Statistics.Most(rows.Select(row => row.Figures["seconds"])), 1),
        ];
    }

    private static IEnumerable<StudyCase> Signals(StudyOptions options, int[] seeds)
    {
        if (options.Signal is not { } file)
            return [];
        RequireFile(file, "--signal");
        return
        [
            .. from length in Lengths
               from study in Lines($"recording {Path.GetFileNameWithoutExtension(file)}, {length} values",
                   $"signal/{length}", seeds, options,
                   () => SampleFile.Open(file, new SampleFileOptions
                   {
                       Window = length,
                       Stride = SignalStride,
                       Channel = 0,
                       MaxSamples = Count(options),
                   }))
               select study,
        ];
    }

    private static IEnumerable<StudyCase> Photographs(StudyOptions options, int[] seeds)
    {
        if (options.Photos is null)
            yield break;
        var files = options.PhotoFiles();
        foreach (var file in files)
        {
            var name = Path.GetFileNameWithoutExtension(file);
            foreach (var length in Lengths)
            {
                foreach (var study in Lines($"rows of {name}, {length} values", $"rows/{name}/{length}", seeds, options,
                    seed => ShuffledPictures.Windows(
                        [file], new GridShape(1, length), Count(options), [.. Enumerable.Range(0, length)], seed)))
                {
                    yield return study;
                }
            }
        }

        foreach (var shape in options.Quick ? Shapes[..1] : Shapes)
        {
            foreach (var seed in seeds)
            {
                yield return new StudyCase(
                    $"pictures/{shape}/seed-{seed}", $"{files.Length} photographs, {shape}",
                    $"{files.Length} photographs {shape} n={Count(options)} seed={seed}", context =>
                    {
                        context.Report("opening pictures");
                        var cells = Order(shape.Cells, seed);
                        using var samples = ShuffledPictures.Windows(files, shape, Count(options), cells, (ulong)seed);
                        return Grid(context, samples, shape, cells, seed);
                    });
            }
        }
    }

    private static IEnumerable<StudyCase> Digits(StudyOptions options, int[] seeds)
    {
        if (options.Mnist is not { } file)
            return [];
        RequireFile(file, "--mnist");
        var shape = new GridShape(DigitSide, DigitSide);
        return
        [
            .. from seed in seeds
               select new StudyCase(
                   $"digits/{shape}/seed-{seed}", $"digits, {shape}", $"digits {shape} n={Windows} seed={seed}", context =>
                   {
                       context.Report("opening pictures");
                       var cells = Order(shape.Cells, seed);
                       var plain = SampleFile.Open(file, new SampleFileOptions { MaxSamples = Windows });
                       using var samples = new ColumnSamples(plain, cells);
                       return Grid(context, samples, shape, cells, seed);
                   }),
        ];
    }

    private static IEnumerable<StudyCase> Lines(
        string row, string key, int[] seeds, StudyOptions options, Func<SampleSet> open) =>
        Lines(row, key, seeds, options, _ => open());

    private static IEnumerable<StudyCase> Lines(
        string row, string key, int[] seeds, StudyOptions options, Func<ulong, SampleSet> open) =>
        from seed in seeds
        select new StudyCase(
            $"{key}/seed-{seed}", row, $"{row} n={Count(options)} seed={seed}", context =>
            {
                context.Report("opening data");
                var plain = open((ulong)seed);
                var columns = Order(plain.Dimension, seed);
                using var samples = new ColumnSamples(plain, columns);
                var line = GridTransforms.Shift(
                    GridTransforms.Representation(Inverse(columns)), new GridShape(1, columns.Length), rows: false);
                return LensCase.Run(context, samples, LensSettings.Fast, (ulong)seed, line);
            });

    private static StudyFigures Grid(StudyContext context, SampleSet samples, GridShape shape, int[] cells, int seed) =>
        LensCase.Run(
            context, samples, LensSettings.Fast, (ulong)seed, truth: null,
            (result, figures) => ShuffledPictures.Score(result, shape, cells, samples, figures));

    private static int Count(StudyOptions options) => options.Quick ? QuickWindows : Windows;

    private static int[] Order(int count, int seed) =>
        new CounterRandom((ulong)seed, OrderStream + ((ulong)count << 8)).Permutation(count);

    private static int[] Inverse(int[] order)
    {
        var result = new int[order.Length];
        for (var k = 0; k < order.Length; k++)
            result[order[k]] = k;
        return result;
    }

    private static void RequireFile(string file, string option)
    {
        if (!File.Exists(file))
            throw new NoetherException($"There is no file {file}; name one after {option}.");
    }
}
