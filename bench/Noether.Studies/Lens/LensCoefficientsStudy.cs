using Noether.Data;
using Noether.Data.Synthetic;
using Noether.Lens;
using Noether.Lens.Initialisers;
using Noether.Numerics;

namespace Noether.Studies.Lens;

/// <summary>
/// Rows and windows of photographs as coefficients of transforms that have a name, and as principal components, which
/// look like such coefficients and are none.
/// </summary>
internal sealed class LensCoefficientsStudy : IStudy
{
    private const int Windows = 12_000;
    private const int QuickWindows = 4_000;
    private const int LongRow = 33;
    private const int EvenRow = 32;

    private static readonly HiddenTransform[] OfAnyLength = [HiddenTransform.Dct, HiddenTransform.Dst, HiddenTransform.Fourier];
    private static readonly HiddenTransform[] OfPowers = [HiddenTransform.Hadamard, HiddenTransform.Haar];
    private static readonly GridShape Window = new(8, 8);
    private static readonly GridShape Row = new(1, LongRow);
    private static readonly GridShape Even = new(1, EvenRow);

    /// <inheritdoc/>
    public string Name => "lens-coefficients";

    /// <inheritdoc/>
    public string Purpose => "columns that are coefficients of named transforms, and principal components";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<StudyCase> Cases(StudyOptions options)
    {
        var files = options.PhotoFiles();
        int[] seeds = [.. options.SeedNumbers(1)];
        return
        [
            .. from transform in OfAnyLength
               from study in Coefficients(files, Row, transform, seeds, options)
               select study,
            .. from transform in OfPowers
               from study in Coefficients(files, Even, transform, seeds, options)
               select study,
            .. from transform in (HiddenTransform[])[HiddenTransform.Dct, HiddenTransform.Hadamard]
               from study in Coefficients(files, Window, transform, seeds, options)
               select study,
            .. Components(files, Row, seeds, options),
        ];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Notes(StudyOptions options) =>
        options.Photos is null ? ["There is nothing to do without photographs; name a folder with --photos FOLDER."] : [];

    /// <inheritdoc/>
    public string Headline(StudyRow row) => LensCase.Headline(row);

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<StudyRow> rows, StudyPage page)
    {
        page.Paragraph(
            $"{Windows} rows or windows at random places of one photograph each, as coefficients of a transform that the run "
            + "is not told. Cosine: of the generators, on a grid the mean over both axes. Principal components are a map of "
            + "the same rows that has no name: they should be found by the search or not at all, and an answer below "
            + "a cosine of 0.9 that is called found is wrong. Seconds are those of the whole discovery on two cores.");
        page.Table(
            ["data", "#found", "#found and wrong", "#cosine, least", "answers", "#longest, s"],
            rows.GroupBy(row => row.Row).Select(group => Cells(group.Key, [.. group])));
    }

    private static string[] Cells(string name, IReadOnlyList<StudyRow> rows) =>
    [
        name, $"{rows.Count(row => row.Figures.Is("found"))} of {rows.Count}",
        $"{rows.Count(row => row.Figures.Is("found") && row.Figures["cosine"] < LensCase.Wrong)}",
        StudyPage.Number(Statistics.Least(rows.Select(row => row.Figures["cosine"])), 4),
        string.Join(", ", rows.Select(row => row.Figures.Word("answer")).Distinct()),
        StudyPage.Number(Statistics.Most(rows.Select(row => row.Figures["seconds"])), 1),
    ];

    private static IEnumerable<StudyCase> Coefficients(
        string[] files, GridShape shape, HiddenTransform transform, int[] seeds, StudyOptions options) =>
        Of(files, shape, Words.Lower(transform), seeds, options, (_, seed) => HiddenTransforms.Build(new SyntheticSettings
        {
            Transform = transform,
            Dimension = shape.Cells,
            Rows = shape.Rows,
            Seed = (ulong)seed,
        }));

    private static IEnumerable<StudyCase> Components(
        string[] files, GridShape shape, int[] seeds, StudyOptions options) =>
        Of(files, shape, "components", seeds, options, (samples, seed) =>
        {
            // U = V: x = V^T h with the largest variance first.
            var loaded = LensSamples.Load(samples, int.MaxValue, LensCentring.EachComponent, (ulong)seed, default);
            return PlaneSpectrum.Descending(loaded.Covariance(0, loaded.Count, 1));
        });

    private static IEnumerable<StudyCase> Of(
        string[] files, GridShape shape, string kind, int[] seeds, StudyOptions options,
        Func<SampleSet, int, Matrix> map) =>
        from file in files
        let name = Path.GetFileNameWithoutExtension(file)
        from seed in seeds
        let count = options.Quick ? QuickWindows : Windows
        select new StudyCase(
            $"{kind}/{shape}/{name}/seed-{seed}", $"{(shape.Rows == 1 ? $"rows of {shape.Cells}" : $"windows of {shape}")}, {kind}",
            $"{name} {shape} {kind} n={count} seed={seed}", context =>
            {
                context.Report("opening pictures");
                using var plain = ShuffledPictures.Windows(
                    [file], shape, count, [.. Enumerable.Range(0, shape.Cells)], (ulong)seed);
                var u = map(plain, seed);
                using var samples = new TransformedSamples(plain, u.Transposed());
                Matrix[] truths = shape.Rows == 1 ? [HiddenTransforms.Generator(u, circular: false)]
                    : [GridTransforms.Shift(u, shape, rows: true), GridTransforms.Shift(u, shape, rows: false)];
                return LensCase.Run(context, samples, LensSettings.Fast, (ulong)seed, truth: null, (result, figures) =>
                {
                    var axes = result.Shape is null ? 1 : 2;
                    figures.Add("cosine", axes != truths.Length ? 0
                        : axes == 2 ? GridTransforms.Alike(result.Generators, truths)
                        : GeneratorScore.Compare(result.Generator, truths[0]).Cosine);
                    var winner = result.Candidates.Single(c => c.Won).Name;
                    figures.Add("answer", result.Verdict.Found ? winner : "none");
                });
            });
}
