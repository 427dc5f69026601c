using Noether.Data;
using Noether.Data.Synthetic;
using Noether.Discovery;
using Noether.Lens;
using Noether.Lens.Confirming;
using Noether.Lens.Judging;
using Noether.Numerics;

namespace Noether.Studies.Lens;

/// <summary>
/// The error rate of the lens's verdict: a thousand data sets without a symmetry, sets that are nearly stationary, sets with a
/// symmetry, and claims over many of them together at a false discovery rate.
/// </summary>
internal sealed class LensErrorsStudy : IStudy
{
    private const int Seeds = 125;

    // The first hundred and more were looked at while the evidence was made.
    private const int FirstSeed = 1_000;
    private const int Dimension = 8;
    private const int OddDimension = 9;
    private const int Samples = 2_000;
    private const int QuickSamples = 1_000;
    private const int MeasuredSamples = 200_000;
    private const string Null = "no symmetry";
    private const string Tilted = "nearly";
    private const string True = "symmetry";

    // Every fifth seed of the nulls suffices for sets that are compared with them.
    private const int RarerBy = 5;
    private static readonly double[] Gains = [0.1, 0.2, 0.3, 0.4];

    /// <inheritdoc/>
    public string Name => "lens-errors";

    /// <inheritdoc/>
    public string Purpose => "the error rate of the lens's verdicts, one by one and many at a false discovery rate";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<StudyCase> Cases(StudyOptions options)
    {
        var seeds = options.SeedNumbers(Seeds).Select(seed => FirstSeed + seed).ToArray();
        var n = options.Quick ? QuickSamples : Samples;
        return
        [
            .. from seed in seeds
               from one in LensNullsStudy.Kinds(n, Dimension)
               select Case($"{Null}: {one.Row}", one.Key, seed, n, context => LensCase.Run(
                   context, new ArraySamples(one.Make((ulong)seed, context.Cancellation), Dimension, one.Row), LensSettings.Fast,
                   (ulong)seed, truth: null, AddEvidence)),
            .. from seed in seeds.Where(seed => seed % RarerBy == 0)
               from gain in Gains
               select Case(
                   FormattableString.Invariant($"{Tilted}: gain {gain}"), FormattableString.Invariant($"tilted/gain-{gain}"), seed, n,
                   context => Tilt(context, gain, seed, n)),
            .. from seed in seeds.Where(seed => seed % RarerBy == 0)
               from family in (SignalFamily[])[SignalFamily.Gaussian, SignalFamily.Legendre]
               from transform in (HiddenTransform[])[HiddenTransform.Identity, HiddenTransform.Permuted, HiddenTransform.Orthogonal]
               select Case(
                   $"{True}: {family} x {transform}".ToLowerInvariant(), $"true/{family}-{transform}".ToLowerInvariant(), seed, n,
                   context =>
                   {
                       var made = SyntheticData.Generate(Settings(seed, n, family, transform), context.Cancellation);
                       using var samples = made.ToSampleSet();
                       return LensCase.Run(context, samples, LensSettings.Fast, (ulong)seed, made.Truth, AddEvidence);
                   }),
        ];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Notes(StudyOptions options) => [];

    /// <inheritdoc/>
    public string Headline(StudyRow row) =>
        $"{LensCase.Headline(row)}, p {StudyPage.Number(row.Figures["p"], 4)}";

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<StudyRow> rows, StudyPage page)
    {
        page.Paragraph(
            "Samples of 8 values (9 where there is a symmetry), 2,000 of them, 333 of which took no part in search and choice; fast preset, "
            + "level 0.05. p is that of the verdict: the largest over its requirements, each tested on those 333. No limit was set "
            + "on these data. Intervals are those of Clopper and Pearson at 95 %.");
        page.Table(
            ["data", "#found", "#rate, 95 %", "#p at most 0.05", "#undecided", "#median p"],
            [
                .. rows.GroupBy(row => row.Row).Select(group => Cells(group.Key, [.. group])),
                Cells($"all: {Null}", [.. rows.Where(IsNull)]),
            ]);
        page.Heading("Nearly stationary");
        page.Paragraph(
            "Gaussian bumps on a line whose values are multiplied by 1 + gain cos(pi k): a symmetry in the same arrangement, broken by "
            + "so much. The departure is that of 200,000 samples in the true order, clipped as the test does; more than 0.05 must be claimed at most 5 times in "
            + "a hundred.");
        page.Table(
            ["gain", "#departure", "#found", "#rate, 95 %"],
            [
                .. rows.Where(row => row.Row.StartsWith(Tilted, StringComparison.Ordinal)).GroupBy(row => row.Row).Select(group => (string[])
                [
                    group.Key, StudyPage.Number(group.First().Figures["departure"], 4),
                    $"{group.Count(Found)} of {group.Count()}", Statistics.Interval(group.Count(Found), group.Count()),
                ]),
            ]);
        page.Heading("Many data sets at once");
        page.Paragraph(
            "A hundred data sets are drawn 500 times from those above, a share of them with a symmetry; Benjamini and Hochberg's procedure "
            + "over their p-values, where a missed check counts as p = 1, makes the claims. False claims are a share of all claims, 0 where there are none.");
        page.Table(
            ["with a symmetry", "#rate asked for", "#false claims, mean share", "#found of those with a symmetry"],
            [
                .. from share in (double[])[0.05, 0.2, 0.5]
                   from rate in (double[])[0.05, 0.1, 0.2]
                   select Many(rows, share, rate),
            ]);
    }

    private static StudyCase Case(string row, string key, int seed, int n, Func<StudyContext, StudyFigures> run) => new(
        FormattableString.Invariant($"{key}/seed-{seed}"), row, FormattableString.Invariant($"{row} seed={seed} n={n}"), run);

    private static SyntheticSettings Settings(int seed, long samples, SignalFamily family, HiddenTransform transform) => new()
    {
        Dimension = OddDimension,
        Samples = samples,
        Family = family,
        Transform = transform,
        Seed = (ulong)seed,
    };

    private static StudyFigures Tilt(StudyContext context, double gain, int seed, int n)
    {
        var samples = new ArraySamples(Values(n), OddDimension, "tilted");
        var figures = LensCase.Run(context, samples, LensSettings.Fast, (ulong)seed, truth: null, AddEvidence);
        return seed > FirstSeed ? figures : figures.Add("departure", Departure(Values(MeasuredSamples)));

        float[] Values(int count)
        {
            var made = SyntheticData.Generate(
                Settings(seed, count, SignalFamily.Gaussian, HiddenTransform.Identity), context.Cancellation);
            return [.. made.Samples.Select((value, i) => (float)(value * (1 + (i % OddDimension % 2 == 0 ? gain : -gain))))];
        }
    }

    // Of the columns in their order, without values beyond three deviations, as the test has it.
    private static double Departure(float[] rows)
    {
        var n = rows.Length / OddDimension;
        var y = new float[rows.Length];
        for (var i = 0; i < n; i++)
            for (var k = 0; k < OddDimension; k++)
                y[(k * n) + i] = rows[(i * OddDimension) + k];
        return Stationarity.Measure(DepartureEstimate.Clipped(y), OddDimension, threads: 1).Departure;
    }

    private static void AddEvidence(LensResult result, StudyFigures figures)
    {
        figures.Add("p", result.Verdict.PValue ?? double.NaN).Add("undecided", result.Verdict.Finding == Finding.Undecided);
        foreach (var evidence in result.Verdict.Evidence)
            figures.Add($"p.{evidence.Name}", evidence.PValue);
    }

    private static bool IsNull(StudyRow row) => row.Row.StartsWith(Null, StringComparison.Ordinal);

    private static bool Found(StudyRow row) => row.Figures.Is("found");

    private static string[] Cells(string name, IReadOnlyList<StudyRow> rows) =>
    [
        name, $"{rows.Count(Found)} of {rows.Count}", Statistics.Interval(rows.Count(Found), rows.Count),
        $"{rows.Count(row => row.Figures["p"] <= 0.05)} of {rows.Count}",
        $"{rows.Count(row => row.Figures.Is("undecided"))} of {rows.Count}",
        StudyPage.Number(Statistics.Median(rows.Select(row => row.Figures["p"])), 3),
    ];

    private static string[] Many(IReadOnlyList<StudyRow> rows, double share, double rate)
    {
        const int Draws = 500;
        const int Sets = 100;
        StudyRow[] nulls = [.. rows.Where(IsNull)];
        StudyRow[] trues = [.. rows.Where(row => row.Row.StartsWith(True, StringComparison.Ordinal))];
        if (nulls.Length == 0 || trues.Length == 0)
            return [StudyPage.Number(share, 2), StudyPage.Number(rate, 2), "–", "–"];
        var random = new CounterRandom(1);
        var with = (int)Math.Round(share * Sets);
        var (wrong, power) = (0.0, 0.0);
        for (var draw = 0; draw < Draws; draw++)
        {
            StudyRow[] drawn =
            [
                .. Enumerable.Range(0, with).Select(_ => trues[random.NextInt(trues.Length)]),
                .. Enumerable.Range(with, Sets - with).Select(_ => nulls[random.NextInt(nulls.Length)]),
            ];
            var adjusted = FalseDiscoveries.Adjust([.. drawn.Select(row => StudyChecks.Missed(row).Any() ? 1 : Known(row.Figures["p"]))]);
            var right = Enumerable.Range(0, with).Count(i => adjusted[i] <= rate);
            var claims = adjusted.Count(q => q <= rate);
            wrong += claims > 0 ? (claims - right) / (double)claims / Draws : 0;
            power += right / (double)with / Draws;
        }

        return [StudyPage.Number(share, 2), StudyPage.Number(rate, 2), StudyPage.Number(wrong, 4), StudyPage.Number(power, 3)];

        static double Known(double p) => double.IsNaN(p) ? 1 : p;
    }
}
