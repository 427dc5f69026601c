using Noether.Data.Synthetic;
using Noether.Lens;

namespace Noether.Studies.Lens;

/// <summary>
/// The cases of a study of variations. Kinds of cases: the fast preset as it comes, the same with a training forced
/// upon it, and the training alone from a truth that was turned, or from the truth itself. The rows are the variations.
/// </summary>
internal static class VariationCases
{
    /// <summary>The fast preset as it comes.</summary>
    public const string Plain = "plain";

    /// <summary>The fast preset with a training at its end, whether it wants one or not.</summary>
    public const string Fast = "fast";

    /// <summary>The training alone, from a start that is half right.</summary>
    public const string Train = "train";

    /// <summary>The training alone, from the truth.</summary>
    public const string Stay = "stay";

    /// <summary>Cosine of the start that is half right.</summary>
    public const double StartCosine = 0.7;

    // Few steps can show nothing at the published rate of 1e-4: from a cosine of 0.70 it gets to 0.72.
    private const double TrainingRate = 3e-3;

    /// <summary>The cases of some kinds for some variations and data.</summary>
    /// <param name="options">What the user asked for.</param>
    /// <param name="seeds">The seeds.</param>
    /// <param name="kinds">The kinds.</param>
    /// <param name="data">The data, by the names that stand in keys and tables.</param>
    /// <param name="variations">The variations.</param>
    public static IEnumerable<StudyCase> Of(
        StudyOptions options, IReadOnlyList<int> seeds, IReadOnlyList<string> kinds, IReadOnlyList<string> data,
        IReadOnlyList<Variation> variations) =>
        from kind in kinds
        from variation in variations
        from name in data
        from seed in seeds
        let samples = options.Quick ? 10_000 : kind is Train or Stay ? 100_000 : 200_000
        let made = Data(name) with
        {
            Transform = HiddenTransform.Orthogonal,
            Dimension = options.Quick ? 17 : 33,
            Samples = samples,
            Seed = (ulong)seed,
        }
        let steps = Steps(kind, options.Quick)
        let settings = variation.Apply(LensSettings.Fast with { Steps = steps })
        select new StudyCase(
            $"{kind}/{name}/{variation.Key}/seed-{seed}", variation.Name,
            $"{kind} {variation.Key} steps={steps} {Words.Of(made)}",
            context => kind is Train or Stay
                ? TurnedTraining.Run(
                    context, made, WithRate(settings), made.Seed, kind == Stay ? 1 : StartCosine)
                : LensCase.Run(context, made, settings, made.Seed));

    /// <summary>What a finished case found, in a few words.</summary>
    public static string Headline(StudyRow row)
    {
        var start = row.Figures.Numbers.ContainsKey("startCosine")
            ? $"from {StudyPage.Number(row.Figures["startCosine"], 2)} to "
            : "";
        return start + LensCase.Headline(row);
    }

    /// <summary>Appends the table of all variations: least cosine over the seeds, by kind and data.</summary>
    /// <param name="rows">The finished cases.</param>
    /// <param name="kinds">The kinds to tell.</param>
    /// <param name="data">The data to tell.</param>
    /// <param name="page">The page.</param>
    public static void Tell(
        IReadOnlyList<StudyRow> rows, IReadOnlyList<string> kinds, IReadOnlyList<string> data, StudyPage page)
    {
        var told = rows.Where(row => kinds.Contains(row.Key.Split('/')[0])).ToArray();
        if (told.Length == 0)
            return;
        var columns = kinds.SelectMany(kind => data.Select(name => (Kind: kind, Data: name))).ToArray();
        page.Table(
            ["what is changed", .. columns.Select(column => $"#{Title(column.Kind)}, {column.Data}")],
            told.GroupBy(row => row.Row).Select(group => (string[])
                [group.Key, .. columns.Select(column => Cell(Select(group, column.Kind, column.Data)))]));
        foreach (var kind in kinds.Where(kind => told.Any(row => row.Key.StartsWith(kind + "/"))))
            page.Picture(kind, $"Distance from the truth by variation, {Title(kind)}", Picture(told, kind).ToSvg());
    }

    /// <summary>The least cosine, and how many of several runs were reported found where a run says so.</summary>
    internal static string Cell(IEnumerable<StudyRow> rows)
    {
        var all = rows.ToArray();
        var told = all.Where(row => row.Figures.Numbers.ContainsKey("found")).ToArray();
        var found = told.Length > 0 ? $" ({told.Count(row => row.Figures.Is("found"))} of {told.Length} found)" : "";
        return StudyPage.Number(Statistics.Least(all.Select(row => row.Figures["cosine"])), 4) + found;
    }

    private static IEnumerable<StudyRow> Select(IEnumerable<StudyRow> rows, string kind, string data) =>
        rows.Where(row => row.Key.StartsWith($"{kind}/{data}/", StringComparison.Ordinal));

    // A training gives no verdict; there the fill tells the data apart.
    private static DotChart Picture(IReadOnlyList<StudyRow> rows, string kind) => new()
    {
        Title = $"{Title(kind)}: distance from the truth, 1 - cosine",
        XLabel = "1 - cosine (left is better)",
        FilledName = kind is Train or Stay ? "gaussian" : "found",
        HollowName = kind is Train or Stay ? "legendre" : "not found",
        Rows =
        [
            .. rows.Where(row => row.Key.StartsWith(kind + "/")).GroupBy(row => row.Row).Select(group => new DotRow(
                group.Key,
                [.. group.Select(row => (1 - row.Figures["cosine"],
                    kind is Train or Stay ? row.Key.Contains("/gaussian/") : row.Figures.Is("found")))])),
        ],
    };

    private static SyntheticSettings Data(string name) => new()
    {
        Family = Enum.Parse<SignalFamily>(name.Split('-')[0], ignoreCase: true),
        Circular = name.EndsWith("-circular", StringComparison.Ordinal),
    };

    private static string Title(string kind) => kind switch
    {
        Plain => "fast preset",
        Fast => "fast preset and training",
        Train => "training from 0.7",
        _ => "training from the truth",
    };

    // The rate of the study takes the place of the usual one; a variation of the rate stays one.
    private static LensSettings WithRate(LensSettings settings) =>
        settings with { LearningRate = settings.LearningRate / LensSettings.Fast.LearningRate * TrainingRate };

    private static int Steps(string kind, bool quick) => (kind, quick) switch
    {
        (Plain, _) => 0,
        (Fast, false) => 300,
        (Fast, true) => 20,
        (_, false) => 3000,
        _ => 100,
    };
}
