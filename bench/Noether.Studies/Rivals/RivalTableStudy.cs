using Noether.Comparisons;
using Noether.Data.Synthetic;

namespace Noether.Studies.Rivals;

/// <summary>Everybody on everybody's examples: the methods for samples side by side, and how often they claim what is not there.</summary>
internal sealed class RivalTableStudy : IStudy
{
    private const int UsualSeeds = 5;
    private const int FirstSeed = 100; // limits were set on others below
    private const int NullSeeds = 25;
    private const int SlowNullSeeds = 3;

    private static readonly RivalContest[] Contests =
    [
        new("D1 normal", new LawSettings { Law = SampleLaw.Normal }, "moments,symmetry-gan,lie-gan"),
        new("D2 octagon", new LawSettings { Law = SampleLaw.Octagon }, "moments,symmetry-gan,lie-gan,lie-flow"),
        new("D3 two-body pairs", new LawSettings { Law = SampleLaw.TwoBody, Samples = 15_000 },
            "moments,moments:blocks=2:orders=second,lie-gan:mask=blocks2"),
        new("D4 arrow", new LawSettings { Law = SampleLaw.Arrow, Noise = 0.02 }, "moments:components=2,lie-flow"),
        new("D5 ring bumps", new LawSettings { Law = SampleLaw.RingBumps },
            "lens,moments,symmetry-gan:family=exp,symmetry-gan:family=qr,lie-gan"),
        new("D7 seventh turn", new LawSettings { Law = SampleLaw.SeventhTurn }, "algebra,lie-gan:coefficients=integers:lambda=0.01"),
        new("D8 boosted", new LawSettings { Law = SampleLaw.Boosted }, "algebra:vectors=2,lie-gan:channels=7:correlation=0.1"),
    ];

    private static readonly SampleLaw[] Nulls = [SampleLaw.Clusters, SampleLaw.Independent];

    /// <inheritdoc/>
    public string Name => "rival-table";

    /// <inheritdoc/>
    public string Purpose => "methods for samples, pairs and labels side by side on known distributions, and false claims";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<StudyCase> Cases(StudyOptions options)
    {
        var most = options.Quick ? 2000 : int.MaxValue;
        var known = from contest in Contests
                    from method in contest.Compared()
                    from seed in options.SeedNumbers(UsualSeeds)
                    select Case("known", contest.Name, contest.Settings with
                    {
                        Samples = Math.Min(most, contest.Settings.Samples),
                    }, method, seed + FirstSeed);
        var nulls = from law in Nulls
                    from d in (int[])[2, 3, 5, 8]
                    from list in (string[])["moments", "symmetry-gan", "lie-gan"]
                    from method in ComparedMethod.Parse(list, Methods.MethodList.All)
                    from seed in Enumerable.Range(FirstSeed, list == "moments" ? NullSeeds : SlowNullSeeds)
                    where list == "moments" || (d == 2) || (list == "lie-gan" && d == 5)
                    select Case("null", law.ToString().ToLowerInvariant(), new LawSettings
                    {
                        Law = law,
                        Dimension = d,
                        Samples = Math.Min(most, seed % 2 == 0 ? 4000 : 20_000),
                    }, method, seed);
        return [.. known, .. nulls];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Notes(StudyOptions options) => [];

    /// <inheritdoc/>
    public string Headline(StudyRow row) => FormattableString.Invariant(
        $"{row.Figures.Word("finding")}, cosine {row.Figures["cosine"]:0.0000}, {row.Figures["seconds"]:0.0} s");

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<StudyRow> rows, StudyPage page)
    {
        page.Paragraph(
            "Made data, see `noether generate`; every method with its settings as for `noether compare`. The cosine is that of spans for an "
            + "algebra (within what the samples span), of an element with the nearest power of the true one for a discrete symmetry. p, "
            + "bound of the AUC and displacement are those of the verdict, on samples that the method did not learn from; medians. D6 is "
            + "the table of the lens, D9 to D11 are in the studies of the rivals and of the tests.");
        Told("Known symmetries", "known", known: true);
        Told("No symmetry", "null", known: false);

        void Told(string title, string part, bool known)
        {
            StudyRow[] chosen = [.. rows.Where(row => row.Key.StartsWith(part, StringComparison.Ordinal))];
            if (chosen.Length == 0)
                return;
            page.Heading(title);
            page.Table(
                known
                    ? ["data", "method", "#found", "#undecided", "#cosine (least)", "#p", "#bound", "#displacement", "#seconds", "#CPU s"]
                    : ["data", "method", "#sets", "#claimed", "#at most", "#seconds"],
                chosen.GroupBy(row => row.Row).Select(group => Cells([.. group], known)));
        }
    }

    private static IReadOnlyList<string> Cells(StudyRow[] rows, bool known)
    {
        string Middle(string name, int decimals) => StudyPage.Number(
            Statistics.Median(rows.Select(row => row.Figures[name]).Where(double.IsFinite)), decimals);
        var (data, method) = (rows[0].Row.Split(" | ")[0], rows[0].Row.Split(" | ")[1]);
        var found = rows.Count(row => row.Figures.Is("found"));
        if (!known)
            return [data, method, $"{rows.Length}", $"{found}", Statistics.Interval(found, rows.Length), Middle("seconds", 1)];
        double[] cosines = [.. rows.Select(row => row.Figures["cosine"]).Where(double.IsFinite)];
        string[] tests = [.. ((string[])["pValue", "invariance"]).Where(name => double.IsFinite(rows[0].Figures[$"check.{name}"]))];
        return
        [
            data, method, $"{found} of {rows.Length}", $"{rows.Count(row => row.Figures.Word("finding") == "undecided")}",
            cosines.Length == 0 ? "" : $"{StudyPage.Number(Statistics.Median(cosines), 4)} ({StudyPage.Number(cosines.Min(), 4)})",
            tests.Length == 0 ? "" : Middle($"check.{tests[0]}", 3), Middle("check.bound", 3), Middle("check.displacement", 2),
            Middle("seconds", 1), Middle("processor", 1),
        ];
    }

    private static StudyCase Case(string part, string name, LawSettings law, ComparedMethod method, int seed) => new(
        FormattableString.Invariant($"{part}/{name.Replace(' ', '-')}{(law.Dimension is { } d ? $"-{d}" : "")}/{method.Folder}/seed-{seed}"),
        $"{name} | {method.Label}",
        FormattableString.Invariant($"{name} {method.Label} n={law.Samples} d={law.Dimension} noise={law.Noise} seed={seed}"),
        context => RivalContest.Run(context, law with { Seed = (ulong)seed }, method));
}
