using Noether.Data;
using Noether.Data.Synthetic;
using Noether.Lens;

namespace Noether.Studies.Lens;

/// <summary>How often the lens claims a symmetry in data that have none.</summary>
internal sealed class LensNullsStudy : IStudy
{
    private const int UsualSeeds = 10;
    private const int Samples = 20_000;
    private const int QuickSamples = 10_000;

    // A prime number of columns and so no grid, one that a grid of 4 x 4 may be seen in, and one of 6 x 6.
    private static readonly int[] Dimensions = [16, 33, 36];
    private static readonly int[] QuickDimensions = [17];

    /// <inheritdoc/>
    public string Name => "lens-nulls";

    /// <inheritdoc/>
    public string Purpose => "how often a symmetry is reported in data that have none";

    /// <inheritdoc/>
    public int Version => 2;

    /// <inheritdoc/>
    public IReadOnlyList<StudyCase> Cases(StudyOptions options)
    {
        var n = options.Quick ? QuickSamples : Samples;
        return
        [
            .. from d in options.Quick ? QuickDimensions : Dimensions
               from kind in Kinds(n, d)
               from seed in options.SeedNumbers(UsualSeeds)
               select new StudyCase(
                   $"{kind.Key}/d-{d}/seed-{seed}", kind.Row, $"{kind.Row} d={d} n={n} seed={seed}", context =>
                   {
                       context.Report("generating");
                       var values = kind.Make((ulong)seed, context.Cancellation);
                       using var samples = new ArraySamples(values, d, kind.Row);
                       return LensCase.Run(context, samples, LensSettings.Fast, (ulong)seed, truth: null);
                   }),
        ];
    }

    /// <summary>The kinds of data without a symmetry, n samples of d values each.</summary>
    internal static (string Key, string Row, Func<ulong, CancellationToken, float[]> Make)[] Kinds(int n, int d)
    {
        var gaussian = new SyntheticSettings { Dimension = d, Samples = n };
        var legendre = gaussian with { Family = SignalFamily.Legendre, Transform = HiddenTransform.Orthogonal };
        return
        [
            ("noise", "white noise", (seed, _) => NullData.WhiteNoise(n, d, seed)),
            ("shuffled-gaussian", "gaussian x identity, columns shuffled",
                (seed, stop) => NullData.Shuffled(gaussian with { Seed = seed }, stop)),
            ("shuffled-legendre", "legendre x orthogonal, columns shuffled",
                (seed, stop) => NullData.Shuffled(legendre with { Seed = seed }, stop)),
            ("mixture", "random mixture of Laplacian sources",
                (seed, stop) => NullData.Mixture(n, d, seed, stop)),
            ("graph", "sums over a random graph of Laplacian sources",
                (seed, stop) => NullData.Graph(n, d, seed, stop)),
            ("covariance", "Gaussian values of a random covariance",
                (seed, _) => NullData.Gaussian(n, d, seed)),
            ("factor", "one common factor, Laplacian", (seed, _) => NullData.CommonFactor(n, d, seed)),
            ("volatility", "one common factor and volatility", (seed, _) => NullData.CommonVolatility(n, d, seed)),
        ];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Notes(StudyOptions options) => [];

    /// <inheritdoc/>
    public string Headline(StudyRow row)
    {
        var missed = string.Join(", ", StudyChecks.Missed(row));
        return LensCase.Headline(row) + (missed.Length > 0 ? $" (missed: {missed})" : "");
    }

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<StudyRow> rows, StudyPage page)
    {
        page.Paragraph(
            "Samples of 16, 33 and 36 values, 20,000 of them, without a symmetry to find; every \"found\" is a "
            + "false alarm. The interval is that of Clopper and Pearson at 95 % for the rate of false alarms. The seed is that of the data and of the run, which is the fast preset as it comes.");
        page.Table(
            ["data", "#found", "#rate, 95 %", "#longest, s", "checks that stopped the others"],
            [
                .. rows.GroupBy(row => row.Row).Select(group => Cells(group.Key, [.. group])),
                Cells("all", rows),
            ]);
        SeedSummary.TellChecks(rows, page);
        page.Picture("checks", "How many checks each run missed", Picture(rows).ToSvg());
    }

    /// <summary>The cells of one row of the table.</summary>
    internal static string[] Cells(string name, IReadOnlyList<StudyRow> rows)
    {
        return
        [
            name,
            $"{rows.Count(row => row.Figures.Is("found"))} of {rows.Count}",
            Statistics.Interval(rows.Count(row => row.Figures.Is("found")), rows.Count),
            StudyPage.Number(
                Statistics.Most(rows.Where(row => !row.Resumed).Select(row => row.Figures["seconds"])), 1),
            StudyChecks.Stopped(rows),
        ];
    }

    // How far each check was from its limit, as a share of the limit: 1 is the limit itself.
    private static DotChart Picture(IReadOnlyList<StudyRow> rows) => new()
    {
        Title = "Each check of each run, relative to its limit",
        XLabel = "share of the limit that was reached (1 and more passes)",
        FilledName = "passed",
        HollowName = "missed",
        Least = 1e-3,
        Most = 100,
        Limits = [1],
        Rows =
        [
            .. from row in rows
               group row by row.Row into data
               from check in data.SelectMany(StudyChecks.Of).Distinct()
               select new DotRow($"{data.Key}: {check}", [.. data.Select(row => Share(row, check))]),
        ],
    };

    private static (double Share, bool Passed) Share(StudyRow row, string check)
    {
        var (value, limit) = (row.Figures[$"check.{check}"], row.Figures[$"limit.{check}"]);
        var passed = row.Figures.Is($"passed.{check}");
        // Where lower is better the roles change, so that to the right is always the better side.
        var lower = passed == value < limit;
        return (lower ? limit / Math.Max(value, 1e-9) : Math.Max(value, 1e-9) / limit, passed);
    }
}
