using Noether.Data;
using Noether.Data.Synthetic;
using Noether.Lens;
using Noether.Numerics;

namespace Noether.Studies.Lens;

/// <summary>Grids, and rows of photographs, behind a random orthogonal map of the columns; and nulls for the same routes.</summary>
internal sealed class LensMixedStudy : IStudy
{
    private const int UsualSeeds = 5;
    private const int Fields = 200_000;
    private const int Windows = 60_000;
    private const int Nulls = 20_000;
    private const int QuickNulls = 5_000;
    private const int Quick = 20_000;
    private const int RowLength = 33;

    private static readonly GridShape[] Blobs = [new(7, 7), new(11, 11)];
    private static readonly GridShape Window = new(5, 5);
    private static readonly string[] NullKinds = ["noise", "mixture", "graph"];

    /// <inheritdoc/>
    public string Name => "lens-mixed";

    /// <inheritdoc/>
    public string Purpose => "grids, and rows of photographs, behind a random rotation of the columns";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<StudyCase> Cases(StudyOptions options)
    {
        int[] seeds = [.. options.SeedNumbers(UsualSeeds)];
        return [.. OfBlobs(options, seeds), .. OfNulls(options, seeds), .. OfPhotographs(options, seeds)];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Notes(StudyOptions options) =>
        options.Photos is null ? ["Photographs are left out; name a folder with --photos FOLDER."] : [];

    /// <inheritdoc/>
    public string Headline(StudyRow row) => LensCase.Headline(row);

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<StudyRow> rows, StudyPage page)
    {
        page.Paragraph(
            "Samples behind a random orthogonal matrix, another for every seed. Blobs: the fast preset as it comes, which is "
            + "not told that there are two axes, nor the shape. Windows of photographs and the nulls: with `--axes 2`, which "
            + "switches the experimental search for pictures on. Cosine: of the generators, the mean over both axes, for the "
            + "better of mirror images and exchanged axes; 0 where no grid was reported. Nulls have no grid, and every "
            + "\"found\" among them is a false alarm. Seconds are those of the whole discovery on two cores.");
        page.Table(
            ["data", "#found", "#cosine, least", "#cosine, most", "answers", "#longest, s"],
            rows.GroupBy(row => row.Row).Select(group => Cells(group.Key, [.. group])));
    }

    private static string[] Cells(string name, IReadOnlyList<StudyRow> rows)
    {
        double[] cosines = [.. rows.Where(row => row.Figures.Numbers.ContainsKey("cosine")).Select(row => row.Figures["cosine"])];
        return
        [
            name, $"{rows.Count(row => row.Figures.Is("found"))} of {rows.Count}",
            cosines.Length == 0 ? "–" : StudyPage.Number(Statistics.Least(cosines), 4),
            cosines.Length == 0 ? "–" : StudyPage.Number(Statistics.Most(cosines), 4),
            string.Join(", ", rows.Select(row => row.Figures.Word("answer")).Distinct()),
            StudyPage.Number(Statistics.Most(rows.Select(row => row.Figures["seconds"])), 1),
        ];
    }

    private static IEnumerable<StudyCase> OfBlobs(StudyOptions options, int[] seeds) =>
        from shape in options.Quick ? Blobs[..1] : Blobs
        from seed in seeds
        let count = options.Quick ? Quick : Fields
        select new StudyCase(
            $"blobs/{shape}/seed-{seed}", $"blobs, {shape}", $"blobs {shape} orthogonal n={count} seed={seed}", context =>
            {
                context.Report("generating");
                var made = SyntheticData.Generate(new SyntheticSettings
                {
                    Family = SignalFamily.Blob,
                    Transform = HiddenTransform.Orthogonal,
                    Dimension = shape.Cells,
                    Rows = shape.Rows,
                    Samples = count,
                    Seed = (ulong)seed,
                }, context.Cancellation);
                using var samples = made.ToSampleSet();
                return Run(context, samples, LensSettings.Fast, seed, made.Truths);
            });

    private static IEnumerable<StudyCase> OfNulls(StudyOptions options, int[] seeds) =>
        from kind in NullKinds
        from seed in seeds
        let count = options.Quick ? QuickNulls : Nulls
        select new StudyCase(
            $"null/{kind}/seed-{seed}", $"null: {kind}, {Window.Cells} values",
            $"{kind} d={Window.Cells} n={count} axes=2 seed={seed}", context =>
            {
                var (d, number) = (Window.Cells, (ulong)seed);
                using var samples = new ArraySamples(
                    kind switch
                    {
                        "noise" => NullData.WhiteNoise(count, d, number),
                        "mixture" => NullData.Mixture(count, d, number, context.Cancellation),
                        _ => NullData.Graph(count, d, number, context.Cancellation),
                    }, d, kind);
                return LensCase.Run(context, samples, LensSettings.Fast with { Axes = 2 }, number, truth: null);
            });

    private static IEnumerable<StudyCase> OfPhotographs(StudyOptions options, int[] seeds)
    {
        if (options.Photos is null)
            yield break;
        var files = options.PhotoFiles();
        var count = options.Quick ? Quick : Windows;
        foreach (var seed in seeds)
        {
            yield return new StudyCase(
                $"pictures/{Window}/seed-{seed}", $"{files.Length} photographs, {Window}",
                $"{files.Length} photographs {Window} orthogonal n={count} axes=2 seed={seed}", context =>
                {
                    context.Report("opening pictures");
                    var map = HiddenTransforms.Build(HiddenTransform.Orthogonal, Window.Cells, (ulong)seed);
                    using var samples = Mixed(files, Window, count, map, seed);
                    return Run(context, samples, LensSettings.Fast with { Axes = 2 }, seed,
                        [GridTransforms.Shift(map, Window, rows: true), GridTransforms.Shift(map, Window, rows: false)]);
                });
        }

        foreach (var file in files)
        {
            var name = Path.GetFileNameWithoutExtension(file);
            foreach (var seed in seeds)
            {
                yield return new StudyCase(
                    $"rows/{name}/seed-{seed}", $"rows of {name}, {RowLength} values",
                    $"rows of {name} d={RowLength} orthogonal n={count} seed={seed}", context =>
                    {
                        context.Report("opening pictures");
                        var map = HiddenTransforms.Build(HiddenTransform.Orthogonal, RowLength, (ulong)seed);
                        using var samples = Mixed([file], new GridShape(1, RowLength), count, map, seed);
                        return LensCase.Run(
                            context, samples, LensSettings.Fast, (ulong)seed,
                            HiddenTransforms.Generator(map, circular: false));
                    });
            }
        }
    }

    private static TransformedSamples Mixed(string[] files, GridShape shape, int count, Matrix map, int seed) => new(
        ShuffledPictures.Windows(files, shape, count, [.. Enumerable.Range(0, shape.Cells)], (ulong)seed),
        map.Transposed());

    private static StudyFigures Run(
        StudyContext context, SampleSet samples, LensSettings settings, int seed, IReadOnlyList<Matrix> truths) =>
        LensCase.Run(context, samples, settings, (ulong)seed, truth: null, (result, figures) =>
        {
            figures.Add("shape", result.Shape?.ToString() ?? "none");
            figures.Add("cosine", result.Shape is null ? 0 : GridTransforms.Alike(result.Generators, truths));
        });
}
