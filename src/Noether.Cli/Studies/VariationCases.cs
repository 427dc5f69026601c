using Noether.Data;
using Noether.Lens;

namespace Noether.Cli.Studies;

/// <summary>
/// The cases of a study of variations: the fast preset with a training forced upon it, and the training alone from a truth
/// that was turned. The rows are the variations.
/// </summary>
internal static class VariationCases
{
    /// <summary>Part of a key: the fast preset.</summary>
    public const string Fast = "fast";

    /// <summary>Part of a key: the training alone, from a start that is half right.</summary>
    public const string Train = "train";

    /// <summary>Part of a key: the training alone, from the truth.</summary>
    public const string Stay = "stay";

    /// <summary>Cosine of the start that is half right.</summary>
    public const double StartCosine = 0.7;

    // Few steps can show nothing at the published rate of 1e-4: from a cosine of 0.70 it gets to 0.72.
    private const double TrainingRate = 3e-3;

    /// <summary>The families of signals.</summary>
    public static readonly SignalFamily[] Families = [SignalFamily.Gaussian, SignalFamily.Legendre];

    /// <summary>The cases of some kinds for some variations.</summary>
    /// <param name="options">What the user asked for.</param>
    /// <param name="seeds">The seeds.</param>
    /// <param name="kinds">Some of <see cref="Fast"/>, <see cref="Train"/> and <see cref="Stay"/>.</param>
    /// <param name="variations">The variations.</param>
    public static IEnumerable<StudyCase> Of(
        StudyOptions options, IReadOnlyList<int> seeds, IReadOnlyList<string> kinds, IReadOnlyList<Variation> variations) =>
        from kind in kinds
        from variation in variations
        from family in Families
        from seed in seeds
        let data = new SyntheticSettings
        {
            Family = family,
            Transform = HiddenTransform.Orthogonal,
            Dimension = options.Quick ? 17 : 33,
            Samples = options.Quick ? 10_000 : kind == Fast ? 200_000 : 100_000,
            Seed = (ulong)seed,
        }
        let steps = Steps(kind, options.Quick)
        let settings = variation.Apply(LensSettings.Fast with { Seed = (ulong)seed, Steps = steps })
        select new StudyCase(
            $"{kind}/{Words.Lower(family)}/{variation.Key}/seed-{seed}", variation.Name,
            $"{kind} {variation.Key} steps={steps} {Words.Of(data)}",
            context => kind == Fast
                ? LensCase.Run(context, data, settings)
                : TurnedTraining.Run(
                    context, data, WithRate(settings), kind == Stay ? 1 : StartCosine));

    /// <summary>What a finished case found, in a few words.</summary>
    public static string Headline(StudyRow row)
    {
        var start = row.Figures.Numbers.ContainsKey("startCosine")
            ? $"from {StudyPage.Number(row.Figures["startCosine"], 2)} to "
            : "";
        return $"{start}{LensCase.Headline(row)}";
    }

    /// <summary>The rows of one kind and one family.</summary>
    public static IEnumerable<StudyRow> Select(IEnumerable<StudyRow> rows, string kind, SignalFamily family) =>
        rows.Where(row => row.Key.StartsWith($"{kind}/{Words.Lower(family)}/", StringComparison.Ordinal));

    /// <summary>Appends the table of all variations: least cosine over the seeds, by kind and family.</summary>
    /// <param name="rows">The finished cases.</param>
    /// <param name="kinds">The kinds that the study has.</param>
    /// <param name="page">The page.</param>
    public static void Tell(IReadOnlyList<StudyRow> rows, IReadOnlyList<string> kinds, StudyPage page)
    {
        string[] columns =
            [.. kinds.SelectMany(kind => Families.Select(family => $"#{Title(kind)}, {Words.Lower(family)}"))];
        page.Table(
            ["what is changed", .. columns],
            rows.GroupBy(row => row.Row).Select(group => (string[])
            [
                group.Key,
                .. kinds.SelectMany(kind => Families.Select(family => Cell(Select(group, kind, family)))),
            ]));
        foreach (var kind in kinds.Where(kind => rows.Any(row => row.Key.StartsWith(kind + "/"))))
        {
            page.Picture(kind, $"Distance from the truth by variation, {Title(kind)}", new DotChart
            {
                Title = $"{Title(kind)}: distance from the truth, 1 - cosine",
                XLabel = "1 - cosine (left is better)",
                FilledName = "gaussian",
                HollowName = "legendre",
                Rows = [.. rows.GroupBy(row => row.Row).Select(group => new DotRow(group.Key, Dots(group, kind)))],
            }.ToSvg());
        }
    }

    /// <summary>The least cosine, and how many of several runs were reported found where a run says so.</summary>
    internal static string Cell(IEnumerable<StudyRow> rows)
    {
        var all = rows.ToArray();
        var told = all.Where(row => row.Figures.Numbers.ContainsKey("found")).ToArray();
        var found = told.Length > 0 ? $" ({told.Count(row => row.Figures.Is("found"))} of {told.Length} found)" : "";
        return StudyPage.Number(Statistics.Least(all.Select(row => row.Figures["cosine"])), 4) + found;
    }

    private static (double, bool)[] Dots(IEnumerable<StudyRow> rows, string kind) =>
    [
        .. from family in Families
           from row in Select(rows, kind, family)
           select (1 - row.Figures["cosine"], family == SignalFamily.Gaussian),
    ];

    private static string Title(string kind) => kind switch
    {
        Fast => "fast preset",
        Train => "training from 0.7",
        _ => "training from the truth",
    };

    // The rate of the study takes the place of the usual one; a variation of the rate stays one.
    private static LensSettings WithRate(LensSettings settings) =>
        settings with { LearningRate = settings.LearningRate / LensSettings.Fast.LearningRate * TrainingRate };

    private static int Steps(string kind, bool quick) => (kind == Fast, quick) switch
    {
        (true, false) => 300,
        (true, true) => 20,
        (false, false) => 3000,
        _ => 100,
    };
}
