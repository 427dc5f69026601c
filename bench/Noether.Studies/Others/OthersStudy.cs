using Noether.Studies.Others.Systems;

namespace Noether.Studies.Others;

/// <summary>The symmetry of functions and labels, and the generator of pairs: where it is known, and where there is
/// none.</summary>
internal sealed class OthersStudy : IStudy
{
    private const int UsualSeeds = 5;
    private const int FirstSeed = 100; // limits were set on others below
    private const int Pixels = 20;

    private static readonly (double Most, double Noise, bool Same, bool Mixed)[] Shifts =
    [
        (1, 0, false, false), (3, 0, false, false), (3, 0.1, false, false), (3, 0.1, false, true), (5, 0, false, false),
        (0.5, 0, true, false), (1, 0.1, true, false),
    ];

    /// <inheritdoc/>
    public string Name => "others";

    /// <inheritdoc/>
    public string Purpose => "symmetry algebras of functions and of labels, and generators from pairs";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<StudyCase> Cases(StudyOptions options)
    {
        var (points, labels, pairs) = options.Quick ? (2000, 1000, 1000) : (3000, 2000, 4000);
        ulong[] seeds = [.. options.SeedNumbers(UsualSeeds).Select(seed => (ulong)(seed + FirstSeed))];
        var nulls = from kind in LabelledFunctions.NullKinds
                    from d in (int[])[2, 3, 4, 6]
                    where d < 6 || kind is "noise" or "bumps"
                    from seed in seeds
                    select Case($"label-null/{kind.Replace(' ', '-')}/d-{d}/seed-{seed}", $"no symmetry: {kind}",
                        $"{kind} d={d} n={labels} noise=0.1 seed={seed}",
                        context => LabelCase.Null(context, kind, d, labels, seed));
        var known = from function in LabelledFunctions.Symmetric
                    from seed in seeds
                    select Case($"labels/{Dashed(function.Name)}/seed-{seed}", function.Name,
                        $"{function.Name} d={function.Space} n={labels} noise=0.1 seed={seed}",
                        context => LabelCase.Run(context, function, labels, seed));
        var shifts = from shift in Shifts
                     from seed in seeds.Take(3)
                     select Case(
                         $"pairs/{Key(shift)}/seed-{seed}", Words(shift),
                         $"circular shifts of {Pixels} pixels, {Words(shift)}, n={pairs} seed={seed}",
                         context => PairCase.Shift(context, Pixels, shift, pairs, seed));
        var unpaired = from kind in PairCase.NullKinds
                       from d in (int[])[2, 4, 10]
                       from seed in seeds
                       select Case($"pair-null/{Dashed(kind)}/d-{d}/seed-{seed}", $"no generator: {kind}",
                           $"{kind} d={d} n={pairs / 4} seed={seed}", context =>
                               PairCase.Null(context, kind, d, pairs / 4, seed));
        return
        [
            .. KnownFunctions.All.Select(function => Case($"function/{Dashed(function.Name)}", function.Name,
                $"{function.Function.Source} n={points} seed={FirstSeed}",
                context => LabelCase.Known(context, function, points, FirstSeed))),
            .. known, .. nulls, .. shifts, .. unpaired, .. PublishedSystems.Cases(PublishedSystems.All, options),
        ];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Notes(StudyOptions options) =>
    [
        .. options.Physics is null ? ["Measured and published paths are left out; name their folder after --physics."] : Array.Empty<string>(),
        .. options.Mnist is null ? ["Handwritten sixes are left out; name the images of MNIST after --mnist, beside the other three files."] : Array.Empty<string>(),
    ];

    /// <inheritdoc/>
    public string Headline(StudyRow row) => row.Key.StartsWith("system/", StringComparison.Ordinal)
        ? SystemsPage.Headline(row)
        : $"{row.Figures.Word("finding")}, dimension {row.Figures["count"]}, cosine {StudyPage.Number(row.Figures["cosine"], 4)}";

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<StudyRow> rows, StudyPage page)
    {
        OthersPage.Functions(Of("function/"), page);
        OthersPage.Labels(Of("labels/"), page);
        OthersPage.Nulls(
            "Labels without a symmetry", Of("label-null/"), page,
            "Sums of fourth powers have weights by chance, and some are nearly 0: coordinates on which labels depend by less than their "
            + "noise are named and left out, and what the others have is judged. No such function is symmetric to the last digit.");
        OthersPage.Pairs(Of("pairs/"), page);
        OthersPage.Nulls("Pairs without a generator", Of("pair-null/"), page);
        SystemsPage.Tell(
            PublishedSystems.All, Of("system/"), page, "Published systems",
            "Each is a method of the list, and has to reproduce the figures that its authors, or a measurement of their recipe, "
            + "state. A row says how far the figure may lie from its target; MISSED stays in the table. Below it the scores that "
            + "all methods of a question have in common, beside the closed form on the same data in the same run: the ratio is "
            + "seconds of the system over seconds of the closed form.");

        StudyRow[] Of(string key) => [.. rows.Where(row => row.Key.StartsWith(key, StringComparison.Ordinal))];
    }

    private static StudyCase Case(string key, string row, string settings, Func<StudyContext, StudyFigures> run) =>
        new(key, row, settings, run);

    private static string Dashed(string name) =>
        name.Replace(", ", "-").Replace(' ', '-').Replace("(", "").Replace(")", "").Replace(',', '-');

    private static string Key((double Most, double Noise, bool Same, bool Mixed) shift) => FormattableString.Invariant(
        $"{(shift.Same ? "fixed" : "unknown")}-{shift.Most}-noise-{shift.Noise}{(shift.Mixed ? "-mixed" : "")}");

    private static string Words((double Most, double Noise, bool Same, bool Mixed) shift) =>
        FormattableString.Invariant(
            $"{(shift.Same ? "all by" : "unknown, up to")} {shift.Most} pixels, noise {shift.Noise}")
        + (shift.Mixed ? ", pixels mixed" : "");
}
