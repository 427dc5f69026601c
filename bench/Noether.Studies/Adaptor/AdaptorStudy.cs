using Noether.Data;
using Noether.Data.Synthetic;
using Noether.Lens;
using Noether.Networks;
using Noether.Numerics;
using Noether.Studies.Lens;

namespace Noether.Studies.Adaptor;

/// <summary>
/// What a convolutional network is worth on data as they are, with their columns mixed up, and with that undone by the
/// lens, which knows neither.
/// </summary>
internal sealed class AdaptorStudy : IStudy
{
    private const int UsualSeeds = 3;
    private const int Training = 5000;
    private const int Test = 2000;
    private const int Seen = 20_000;
    private const int SeenRows = 100_000;
    private const int FashionTraining = 600;
    private const int FashionTest = 100;

    // The fewest samples that the lens takes.
    private const int FashionSeen = 800;
    private const int Quick = 10;
    private const ulong OrderStream = 86;
    private const string ImagesName = "images-idx3";
    private const string LabelsName = "labels-idx1";

    private static readonly GridShape Patch = new(16, 16);
    private static readonly GridShape Row = new(1, 33);

    /// <inheritdoc/>
    public string Name => "adaptor";

    /// <inheritdoc/>
    public string Purpose => "a convolutional network on mixed data, with and without the lens before it";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<StudyCase> Cases(StudyOptions options)
    {
        int[] seeds = [.. options.SeedNumbers(UsualSeeds)];
        var part = options.Quick ? Quick : 1;
        List<StudyCase> cases = [];
        if (options.Mnist is { } digits)
        {
            Add("digits", "digits, permuted", seed => LabelledPictures.FromFiles(
                (Existing(digits, "--mnist"), null), (LabelsOf(digits), null), Training / part, Test / part,
                Seen / part, seed), rotated: false);
        }

        if (options.Fashion is { } fashion)
        {
            Add("fashion", "900 pictures of clothes at 14x14, permuted", seed => LabelledPictures.FromFiles(
                (Existing(fashion, "--fashion"), "images"), (fashion, "labels"), FashionTraining, FashionTest,
                FashionSeen, seed, halved: true), rotated: false);
        }

        if (options.Photos is not null)
        {
            var files = Photographs(options);
            Add("patches", $"{Patch} windows of {files.Length} photographs, permuted", seed =>
                LabelledPictures.FromPhotographs(
                    files, Patch, Training / part, Test / part, Seen / part, seed), rotated: false);
            Add("rows", $"rows of {files.Length} photographs, rotated", seed => LabelledPictures.FromPhotographs(
                files, Row, Training / part, Test / part, SeenRows / part, seed), rotated: true);
        }

        return cases;

        void Add(string key, string row, Func<int, AdaptorData> read, bool rotated)
        {
            foreach (var seed in seeds)
            {
                cases.Add(new StudyCase(
                    $"{key}/seed-{seed}", row, $"{key} seed={seed}{(options.Quick ? " quick" : "")}", context =>
                    {
                        context.Report("opening data");
                        return Run(context, read(seed), rotated, seed);
                    }));
            }
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Notes(StudyOptions options) =>
    [
        .. options.Mnist is null ? ["Digits are left out; name their file with --mnist FILE."] : Array.Empty<string>(),
        .. options.Fashion is null
            ? ["Pictures of clothes are left out; name their file with --fashion FILE."] : Array.Empty<string>(),
        .. options.Photos is null
            ? ["Photographs are left out; name a folder with --photos FOLDER."] : Array.Empty<string>(),
    ];

    /// <inheritdoc/>
    public string Headline(StudyRow row) =>
        $"{Share(row, "original")} / {Share(row, "mixed")} / {Share(row, "recovered")}";

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<StudyRow> rows, StudyPage page)
    {
        page.Paragraph(
            "The same small convolutional network (three blocks of 3 x 3 convolutions with 16, 32 and 64 channels, "
            + $"average, linear layer; 10 epochs) learns {Training} pictures and is tested on {Test} others; of the "
            + $"clothes {FashionTraining} and {FashionTest}, halved in size because the lens needs more samples than "
            + "values. It sees them as they are, with their columns mixed by a permutation or a random rotation, and "
            + "with the representation of the lens before it. The lens sees mixed pictures without labels, none of "
            + $"which is tested with ({Seen}, {SeenRows} rows, {FashionSeen} clothes), and finds the shape itself. "
            + "Digits and clothes are classified by what they show; windows and rows of photographs by the photograph "
            + "that they come from, tested on blocks of 64 x 64 pixels that nothing else was cut from. \"Regained\": "
            + "(recovered - mixed) / (original - mixed).");
        page.Table(
            ["data", "#seed", "#original", "#mixed", "#recovered", "#regained", "shape", "verdict", "#pixels right",
                "#generator's cosine", "#lens, s"],
            rows.Select(row => (string[])
            [
                row.Row, row.Key.Split("seed-")[^1], Share(row, "original"), Share(row, "mixed"),
                Share(row, "recovered"), Share(row, "regained"), row.Figures.Word("shape"),
                row.Figures.Is("found") ? "found" : "not found or undecided",
                Share(row, "rightCommon"), StudyPage.Number(row.Figures["cosine"], 4),
                StudyPage.Number(row.Figures["seconds"], 1),
            ]));
        page.Heading("Means over the seeds");
        page.Table(
            ["data", "#original", "#mixed", "#recovered", "#regained, least", "#mean"],
            rows.GroupBy(row => row.Row).Select(group => (string[])
            [
                group.Key, Mean(group, "original"), Mean(group, "mixed"), Mean(group, "recovered"),
                StudyPage.Number(Statistics.Least(group.Select(row => row.Figures["regained"])), 3),
                Mean(group, "regained"),
            ]));
    }

    private static string Share(StudyRow row, string name) => StudyPage.Number(row.Figures[name], 3);

    private static string Mean(IEnumerable<StudyRow> rows, string name) =>
        StudyPage.Number(rows.Average(row => row.Figures[name]), 3);

    private static StudyFigures Run(StudyContext context, AdaptorData data, bool rotated, int seed)
    {
        var d = data.Shape.Cells;
        var cells = new CounterRandom((ulong)seed, OrderStream).Permutation(d);
        var rotation = rotated ? HiddenTransforms.Build(HiddenTransform.Orthogonal, d, (ulong)seed) : null;
        float[][] Mix(float[][] rows) => Array.ConvertAll(rows, row => Mixed(row, cells, rotation));
        using var samples = new ArraySamples([.. Mix(data.Seen).SelectMany(row => row)], d, "mixed pictures");
        var truth = rotation is null ? null : HiddenTransforms.Generator(rotation, circular: false);
        LensResult? result = null;
        var figures = LensCase.Run(context, samples, LensSettings.Fast, (ulong)seed, truth, (found, all) =>
        {
            result = found;
            if (!rotated)
                ShuffledPictures.Score(found, data.Shape, cells, samples, all);
        });
        if (result is null)
            throw new NoetherException($"The lens refused the samples: {figures.Word("verdict")}");
        return Compare(context, data, Mix, result, seed, figures);
    }

    private static StudyFigures Compare(
        StudyContext context, AdaptorData data, Func<float[][], float[][]> mix, LensResult result, int seed,
        StudyFigures figures)
    {
        var (training, test) = (mix(data.Training), mix(data.Test));
        var plain = new PictureShape(1, data.Shape.Rows, data.Shape.Columns);
        var found = result.Shape is { } grid ? new PictureShape(1, grid.Rows, grid.Columns)
            : new PictureShape(1, 1, data.Shape.Cells);

        // A line that was found where there are two axes is what the network gets: nothing is put right behind it.
        figures.Add("shape", result.Shape?.ToString() ?? $"1x{data.Shape.Cells}");
        var transform = LensTransform.From(result);
        float[][] Recovered(float[][] rows) => Array.ConvertAll(rows, row => Through(transform, row));
        float[][] Scaled(float[][] rows) => Array.ConvertAll(
            rows, row => Array.ConvertAll(row, value => (float)(value / transform.StandardDeviation)));
        context.Report("network on the original", 0.25);
        var original = AdaptorNetwork.Accuracy(
            data, Scaled(data.Training), Scaled(data.Test), plain, seed, context);
        context.Report("network on the mixed", 0.5);
        var mixed = AdaptorNetwork.Accuracy(data, Scaled(training), Scaled(test), plain, seed, context);
        context.Report("network on the recovered", 0.75);
        var recovered = AdaptorNetwork.Accuracy(
            data, Recovered(training), Recovered(test), found, seed, context);
        return figures.Add("original", original).Add("mixed", mixed).Add("recovered", recovered)
            .Add("regained", (recovered - mixed) / (original - mixed));
    }

    private static float[] Through(LensTransform transform, float[] row)
    {
        var y = new double[row.Length];
        transform.Apply(row, y);
        return Array.ConvertAll(y, value => (float)value);
    }

    private static float[] Mixed(float[] row, int[] cells, Matrix? rotation)
    {
        if (rotation is null)
            return Array.ConvertAll(cells, cell => row[cell]);
        var result = new float[row.Length];
        for (var i = 0; i < row.Length; i++)
        {
            var sum = 0.0;
            for (var j = 0; j < row.Length; j++)
                sum += rotation[j, i] * row[j];
            result[i] = (float)sum;
        }

        return result;
    }

    private static string LabelsOf(string images)
    {
        var name = Path.GetFileName(images);
        return name.Contains(ImagesName, StringComparison.Ordinal)
            ? Existing(Path.Combine(
                Path.GetDirectoryName(images) ?? "", name.Replace(ImagesName, LabelsName)), "--mnist")
            : throw new NoetherException(
                $"{images} does not say where its labels are; its name should contain {ImagesName}, theirs "
                + $"{LabelsName}.");
    }

    private static string[] Photographs(StudyOptions options) => options.PhotoFiles() is { Length: > 1 } files ? files
        : throw new NoetherException(
            $"{options.Photos} holds {options.PhotoFiles().Length} .png pictures; classes need at least 2.");

    private static string Existing(string file, string option) => File.Exists(file) ? file
        : throw new NoetherException($"There is no file {file}; name one after {option}.");
}
