using System.Diagnostics;
using Noether.Testing;
using Noether.Testing.Actions;

namespace Noether.Studies.Tests;

/// <summary>How often tests of symmetries refuse what holds, and how often they see what does not.</summary>
internal sealed class TestsStudy : IStudy
{
    private const int SizeSets = 1000;
    private const int PowerSets = 200;
    private const int Together = 100; // sets of a case
    private const double Level = 0.05;
    private const int Permutations = 199;
    private static readonly double[] Departures = [0.1, 0.2, 0.4];
    private static readonly string[] Names = ["auto", "real", "classifier", "mmd"];

    /// <inheritdoc/>
    public string Name => "tests";

    /// <inheritdoc/>
    public string Purpose => "size and power of the tests of a given symmetry";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<StudyCase> Cases(StudyOptions options)
    {
        var (sizes, powers) = options.Quick ? (Together, Together) : (SizeSets, PowerSets);
        int[] counts = options.Quick ? [100] : [200, 400, 1600];
        var size = from data in TestedData.All
                   from first in Enumerable.Range(0, sizes / Together)
                   select Case("size", data, options.Quick ? 100 : 400, 0, first);
        var power = from data in TestedData.All
                    from count in counts
                    from departure in Departures
                    from first in Enumerable.Range(0, powers / Together)
                    where count < 1600 || first == 0
                    select Case("power", data, count, departure, first);
        return [.. size, .. power];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Notes(StudyOptions options) => [];

    /// <inheritdoc/>
    public string Headline(StudyRow row) =>
        $"refused {string.Join(", ", Names.Select(name => $"{name} {row.Figures[name]:0}"))} of {row.Figures["sets"]:0}";

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<StudyRow> rows, StudyPage page)
    {
        page.Paragraph(
            "Every test is that of `noether test` at a level of 0.05, with 199 permutations: which of a sample and its moved copy is real "
            + "(real), trees that tell samples from others moved (classifier), kernel discrepancy (mmd), and all together (auto).");
        Told("Size", "size", "The symmetry holds: each should refuse it in 5 % of the sets. Intervals are those of Clopper and Pearson at 95 %.");
        Told("Power", "power", "The symmetry is broken by a departure of a known size.");

        void Told(string title, string part, string text)
        {
            StudyRow[] chosen = [.. rows.Where(row => row.Key.StartsWith(part, StringComparison.Ordinal))];
            if (chosen.Length == 0)
                return;
            page.Heading(title);
            page.Paragraph(text);
            page.Table(
                ["data", "symmetry", "#samples", .. part == "power" ? (string[])["#departure"] : [], "#sets", .. Names.Select(name => "#" + name),
                    "#seconds a test"],
                chosen.GroupBy(row => row.Row).Select(group => Cells([.. group], part == "power")));
        }
    }

    private static IReadOnlyList<string> Cells(StudyRow[] rows, bool power)
    {
        var sets = (int)rows.Sum(row => row.Figures["sets"]);
        var first = rows[0].Figures;
        return
        [
            first.Word("data"), first.Word("symmetry"), $"{first["samples"]:0}",
            .. power ? (string[])[StudyPage.Number(first["departure"], 1)] : [], $"{sets}",
            .. Names.Select(name =>
            {
                var refused = (int)rows.Sum(row => row.Figures[name]);
                return power ? $"{100.0 * refused / sets:0} %" : Statistics.Interval(refused, sets);
            }),
            StudyPage.Number(rows.Sum(row => row.Figures["seconds"]) / sets, 2),
        ];
    }

    private static StudyCase Case(string part, TestedData data, int count, double departure, int first) => new(
        FormattableString.Invariant($"{part}/{data.Name.Replace(", ", "-").Replace(' ', '-')}/n-{count}/departure-{departure}/sets-{first * Together}"),
        FormattableString.Invariant($"{part} {data.Name} {count} {departure}"),
        FormattableString.Invariant($"{data.Name} {data.Symmetry} n={count} departure={departure} sets={Together} from={first * Together}"),
        context => Measure(context, data, count, departure, first));

    private static StudyFigures Measure(StudyContext context, TestedData data, int count, double departure, int first)
    {
        var (watch, refused) = (Stopwatch.StartNew(), new int[Names.Length]);
        for (var set = 0; set < Together; set++)
        {
            context.Report($"set {set + 1} of {Together}", (double)set / Together);
            var seed = (ulong)((first * Together) + set) + (departure > 0 ? 100_000UL : 0);
            using var samples = data.Draw(count, departure, seed);
            var action = SampleActions.Parse(data.Symmetry, data.Dimension, [data.Dimension]);
            var result = SymmetryTest.Run(
                samples, action,
                new SymmetryTestSettings { Seed = seed, Threads = context.Threads, Permutations = Permutations, Level = Level },
                context.Cancellation);
            refused[0] += result.IsBroken ? 1 : 0;
            foreach (var test in result.Parts)
                refused[Array.IndexOf(Names, test.Method.ToString().ToLowerInvariant())] += test.PValue <= Level ? 1 : 0;
        }

        var figures = new StudyFigures().Add("sets", Together).Add("samples", count).Add("departure", departure)
            .Add("data", data.Name).Add("symmetry", data.Symmetry).Add("seconds", watch.Elapsed.TotalSeconds);
        foreach (var (i, name) in Names.Index())
            figures.Add(name, refused[i]);
        return figures;
    }
}
