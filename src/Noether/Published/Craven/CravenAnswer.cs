using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Numerics;

namespace Noether.Published.Craven;

/// <summary>Makes the answer of the result.</summary>
internal static class CravenAnswer
{
    private const int MostLines = 6;
    private const int MostRows = 40;

    /// <summary>The answer.</summary>
    public static Answer Of(CravenRun run, LabelData data, CravenSettings settings, RunContext context)
    {
        var generators = run.Generators();
        var verdict = CravenVerdict.Of(run, AlgebraAnswer.Structure(generators));
        var all = run.Tests.Append(run.Radial).Concat(run.Wrong).ToArray();
        return new AlgebraAnswer
        {
            // A network that knows too little has no say.
            Generators = verdict.Finding == Finding.Undecided ? [] : generators,
            Verdict = verdict,
            Dimension = run.Span.Dimension,
            Samples = data.Samples.Count,
            Span = run.Span.Rank,
            Gradients = run.Fitted is null ? "function" : "values",
            Fit = run.Fitted is null ? "function as it is" : $"network of {settings.Layers} layers of {settings.Units}",
            Text = "Each given map moves samples by a little; how much the function changes, against maps drawn by chance, tells "
                + "whether it is a symmetry. The spectrum of gradient times sample looks at all linear maps at once.",
            Figures = [Table(run), Slopes(run), Spectrum(run)],
        }.Of(
            settings, context.Seed,
            [
                AnswerArray.Of(
                    "spectrum", run.Moment.Values,
                        "eigenvalues of the moment, smallest first, 1 on average, r^2 values"),
                AnswerArray.Of("candidates", [.. all.Select(test => test.Candidate.Generator)],
                    "maps that were tested: given ones, the radial one, ones by chance, k x d x d"),
                AnswerArray.Of("candidate_tests", new Matrix(all.Length, 4,
                    [.. all.SelectMany(test => (double[])[test.SmallSlope, test.LargeSlope, test.Linear, test.Loss])]),
                    "of each: slope up to 3e-3, slope from 0.03 to 1, linear coefficient, loss at half a radian, k x 4"),
            ],
            run.Timings);
    }

    private static TableFigure Table(CravenRun run) => new()
    {
        Name = "candidates",
        Title = "Given maps",
        Caption = "Changes are in deviations of the function; maps by chance stand below for comparison."
            + (run.Tests.Count > MostRows ? $" The first {MostRows} of {run.Tests.Count}." : ""),
        Columns = ["map", "keeps", "slope to 3e-3", "slope 0.03 to 1", "linear coefficient", "loss at half a radian"],
        Rows =
        [
            .. run.Tests.Take(MostRows).Select(test => Row(test, CravenVerdict.UnderFitted(run) ? "not told"
                : CravenVerdict.Keeps(run, test) ? "yes" : "no")),
            Row(run.Radial, "–"), .. run.Wrong.Select(test => Row(test, "–")),
        ],
    };

    private static IReadOnlyList<string> Row(SlopeTest test, string keeps) =>
    [
        test.Candidate.Name, keeps, Number(test.SmallSlope), Number(test.LargeSlope), Number(test.Linear),
            Number(test.Loss),
    ];

    private static string Number(double value) => FormattableString.Invariant($"{value:G3}");

    private static LinesFigure Slopes(CravenRun run) => new()
    {
        Name = "slopes",
        Title = "Change against motion",
        Caption = "Slope 2 is that of a symmetry, slope 1 that of another map; a network bends from 1 to 2.",
        XLabel = "epsilon",
        YLabel = "change, in deviations",
        LogX = true,
        LogY = true,
        Dots = true,
        Series =
        [
            .. run.Tests.Take(MostLines).Append(run.Radial).Append(run.Wrong[0]).Select(test => new LineSeries(
                test.Candidate.Name, SlopeTest.Epsilons, [.. test.Changes.Select(change => Math.Max(change, 1e-16))])),
        ],
    };

    private static LinesFigure Spectrum(CravenRun run)
    {
        double[] values = [.. run.Moment.Values.Take(Math.Max(40, 2 * run.Cut.Count))
            .Select(value => Math.Max(Math.Abs(value), 1e-16))];
        return new LinesFigure
        {
            Name = "spectrum",
            Title = "Spectrum with its gap",
            Caption = FormattableString.Invariant(
                $"The gap is a factor of {run.Cut.Gap:G3} after direction {run.Cut.Count}; the first {run.Kept} keep held-out labels."),
            XLabel = "direction of maps",
            YLabel = "violation",
            LogY = true,
            Dots = true,
            Series = [new LineSeries("directions", [.. Enumerable.Range(1, values.Length).Select(i => (double)i)],
                values)],
        };
    }
}
