using Noether.Data;
using Noether.Data.Synthetic;
using Noether.Lens;
using Noether.Numerics;

namespace Noether.Studies.Lens;

/// <summary>Grids that come round, globes among them, and data that have no ring.</summary>
internal sealed class LensRingsStudy : IStudy
{
    private const int UsualSeeds = 5;
    private const int UsualNullSeeds = 20;
    private const int DigitSide = 28;
    private const int DigitCrop = 16;
    private const int Samples = 20_000;
    private const int QuickSamples = 4_000;
    private const ulong OrderStream = 83;

    // The search was made and its limits were set on seeds below this one, none of which is run here.
    private const int FirstSeed = 100;

    // A field of a shape that has no symmetry, or none but a line, has as many values as the globe.
    private static readonly GridShape Usual = new(6, 12);

    /// <inheritdoc/>
    public string Name => "lens-rings";

    /// <inheritdoc/>
    public string Purpose => "cylinders, tori and globes, and how often a ring is claimed where there is none";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<StudyCase> Cases(StudyOptions options)
    {
        int[] seeds = [.. options.SeedNumbers(UsualSeeds).Select(seed => seed + FirstSeed)];
        int[] many = [.. options.SeedNumbers(UsualNullSeeds).Select(seed => seed + FirstSeed)];
        return
        [
            .. Fields(options, seeds), .. Nulls(options, many), .. Photographs(options, seeds), .. Digits(options, seeds),
        ];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Notes(StudyOptions options) =>
    [
        .. options.Photos is null ? ["Photographs are left out; name a folder with --photos FOLDER."] : Array.Empty<string>(),
        .. options.Mnist is null ? ["Digits are left out; name their file with --mnist FILE."] : Array.Empty<string>(),
    ];

    /// <inheritdoc/>
    public string Headline(StudyRow row) =>
        LensCase.Headline(row) + (row.Figures.Word("axes") is { Length: > 0 } axes ? $", {axes}" : "");

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<StudyRow> rows, StudyPage page)
    {
        page.Paragraph(
            $"{Samples} samples each, seeds from {FirstSeed} on; the search was made and its limits were set on smaller ones. "
            + "Shapes are never given. Of a globe the generator of the ring is the only one that there is to find; of other "
            + "grids the cosine is that of the worse of two generators. Seconds are those of the whole discovery.");
        page.Table(
            ["data", "#found", "#right axes and shape", "#cosine, least", "answers", "#longest, s"],
            rows.Where(row => row.Key.StartsWith("field/", StringComparison.Ordinal))
                .GroupBy(row => row.Row).Select(group => Cells(group.Key, [.. group])));
        page.Paragraph(
            "Data without a ring. The search for rings alone is run, after that for an open grid; the departure is that of "
            + "the best ring that could be placed, also where a clear open grid left nothing to look for; a claim needs 0.1 at "
            + "most. The interval for the rate of false claims is "
            + "that of Clopper and Pearson at 95 %.");
        StudyRow[] nulls = [.. rows.Where(row => row.Key.StartsWith("null/", StringComparison.Ordinal))];
        page.Table(
            ["data", "#rings claimed", "#rate, 95 %", "#least departure", "#longest, s"],
            [.. nulls.GroupBy(row => row.Row).Select(group => NullCells(group.Key, [.. group])), NullCells("all", nulls)]);
    }

    private static string[] Cells(string name, IReadOnlyList<StudyRow> rows) =>
    [
        name, $"{rows.Count(row => row.Figures.Is("found"))} of {rows.Count}",
        $"{rows.Count(row => row.Figures.Is("right"))}",
        StudyPage.Number(Statistics.Least(rows.Select(row => row.Figures["cosine"])), 4),
        string.Join("; ", rows.Select(row => row.Figures.Word("axes")).Distinct()),
        StudyPage.Number(Statistics.Most(rows.Select(row => row.Figures["seconds"])), 1),
    ];

    private static string[] NullCells(string name, IReadOnlyList<StudyRow> rows) =>
    [
        name, $"{rows.Count(row => row.Figures.Is("found"))} of {rows.Count}",
        Statistics.Interval(rows.Count(row => row.Figures.Is("found")), rows.Count),
        StudyPage.Number(Statistics.Least(rows.Select(row => row.Figures["departure"])), 3),
        StudyPage.Number(Statistics.Most(rows.Select(row => row.Figures["seconds"])), 1),
    ];

    private static IEnumerable<StudyCase> Fields(StudyOptions options, int[] seeds)
    {
        var n = options.Quick ? QuickSamples : Samples;
        (string Key, string Row, GridShape Shape, SyntheticSettings Data)[] kinds =
        [
            ("globe-natural", "globe 6x12, columns as they stand", Usual,
                new() { Family = SignalFamily.Globe }),
            ("globe", "globe 6x12, permuted", Usual, Permuted(SignalFamily.Globe, GridRings.None)),
            ("globe-8x15", "globe 8x15, permuted", new(8, 15), Permuted(SignalFamily.Globe, GridRings.None)),
            ("globe-12x24", "globe 12x24, permuted", new(12, 24), Permuted(SignalFamily.Globe, GridRings.None)),
            ("globe-2000", "globe 6x12, permuted, 2,000 samples", Usual,
                Permuted(SignalFamily.Globe, GridRings.None) with { Samples = 2000 }),
            ("cylinder", "cylinder of blobs 8x12, permuted", new(8, 12), Permuted(SignalFamily.Blob, GridRings.Columns)),
            ("cylinder-long", "cylinder of blobs 20x6, permuted", new(20, 6),
                Permuted(SignalFamily.Blob, GridRings.Columns)),
            ("cylinder-wavelet", "cylinder of wavelets 8x12, permuted", new(8, 12),
                Permuted(SignalFamily.Wavelet, GridRings.Columns)),
            ("torus", "torus of blobs 7x11, permuted", new(7, 11), Permuted(SignalFamily.Blob, GridRings.Both)),
            ("torus-square", "torus of blobs 8x8, permuted", new(8, 8), Permuted(SignalFamily.Blob, GridRings.Both)),
            ("open", "open grid of blobs 8x12, permuted", new(8, 12), Permuted(SignalFamily.Blob, GridRings.None)),
        ];
        return from kind in kinds
               from seed in seeds
               let samples = options.Quick ? QuickSamples : kind.Key == "globe-2000" ? kind.Data.Samples : n
               let data = kind.Data with
               {
                   Dimension = kind.Shape.Cells,
                   Rows = kind.Shape.Rows,
                   Samples = samples,
                   Seed = (ulong)seed,
               }
               select new StudyCase(
                   $"field/{kind.Key}/seed-{seed}", kind.Row, $"{kind.Row} n={samples} seed={seed}",
                   context => RingCase.Discover(context, data, kind.Shape));
    }

    private static SyntheticSettings Permuted(SignalFamily family, GridRings rings) =>
        new() { Family = family, Transform = HiddenTransform.Permuted, Rings = rings };

    private static IEnumerable<StudyCase> Nulls(StudyOptions options, int[] seeds)
    {
        var (n, d) = (options.Quick ? QuickSamples : Samples, Usual.Cells);
        var globe = new SyntheticSettings
        {
            Family = SignalFamily.Globe,
            Dimension = d,
            Rows = Usual.Rows,
            Samples = n,
        };
        var line = new SyntheticSettings
        {
            Family = SignalFamily.Legendre,
            Transform = HiddenTransform.Permuted,
            Dimension = d,
            Samples = n,
        };
        (string Key, string Row, Func<ulong, CancellationToken, float[]> Make)[] kinds =
        [
            ("noise", "white noise", (seed, _) => NullData.WhiteNoise(n, d, seed)),
            ("shuffled", "globe, each column shuffled by itself",
                (seed, stop) => NullData.Shuffled(globe with { Seed = seed }, stop)),
            ("graph", "sums over a random graph of Laplacian sources", (seed, stop) => NullData.Graph(n, d, seed, stop)),
            ("covariance", "Gaussian values of a random covariance", (seed, _) => NullData.Gaussian(n, d, seed)),
            ("recursion", "steps of a random vector recursion", (seed, _) => NullData.Recursion(n, d, seed)),
            ("line", "legendre on a line, permuted",
                (seed, stop) => SyntheticData.Generate(line with { Seed = seed }, stop).Samples),
        ];
        return from kind in kinds
               from seed in seeds
               select new StudyCase(
                   $"null/{kind.Key}/seed-{seed}", kind.Row, $"{kind.Row} d={d} n={n} seed={seed}", context =>
                   {
                       context.Report("generating");
                       using var samples = new ArraySamples(kind.Make((ulong)seed, context.Cancellation), d, kind.Row);
                       return RingCase.Search(context, samples, (ulong)seed);
                   });
    }

    private static IEnumerable<StudyCase> Photographs(StudyOptions options, int[] seeds)
    {
        if (options.Photos is null)
            yield break;
        var files = options.PhotoFiles();
        var n = options.Quick ? QuickSamples : Samples;
        foreach (var shape in (GridShape[])[new(8, 8), new(6, 12), new(12, 20), new(1, 72)])
        {
            var row = shape.Rows > 1 ? $"photographs {shape}, permuted" : "rows of photographs, 72 values, permuted";
            foreach (var seed in seeds)
            {
                yield return new StudyCase(
                    $"null/photos-{shape}/seed-{seed}", row, $"{row} n={n} seed={seed}", context =>
                    {
                        context.Report("opening pictures");
                        var cells = new CounterRandom((ulong)seed, OrderStream).Permutation(shape.Cells);
                        using var samples = ShuffledPictures.Windows(files, shape, n, cells, (ulong)seed);
                        return RingCase.Search(context, samples, (ulong)seed);
                    });
            }
        }
    }

    // The middle of the digits, where every pixel varies.
    private static IEnumerable<StudyCase> Digits(StudyOptions options, int[] seeds)
    {
        if (options.Mnist is not { } file)
            return [];
        if (!File.Exists(file))
            throw new NoetherException($"There is no file {file}; name one after --mnist.");
        var n = options.Quick ? QuickSamples : Samples;
        const int Edge = (DigitSide - DigitCrop) / 2;
        var row = $"digits, the middle {DigitCrop}x{DigitCrop}, permuted";
        return from seed in seeds
               select new StudyCase(
                   $"null/digits/seed-{seed}", row, $"{row} n={n} seed={seed}", context =>
                   {
                       context.Report("opening pictures");
                       var order = new CounterRandom((ulong)seed, OrderStream).Permutation(DigitCrop * DigitCrop);
                       int[] pixels =
                       [
                           .. order.Select(k => ((Edge + (k / DigitCrop)) * DigitSide) + Edge + (k % DigitCrop)),
                       ];
                       var plain = SampleFile.Open(file, new SampleFileOptions { MaxSamples = n });
                       using var samples = new ColumnSamples(plain, pixels);
                       return RingCase.Search(context, samples, (ulong)seed);
                   });
    }
}
