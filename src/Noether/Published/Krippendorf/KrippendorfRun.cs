using System.Diagnostics;
using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Numerics;

namespace Noether.Published.Krippendorf;

/// <summary>What a run found.</summary>
internal sealed record KrippendorfRun
{
    /// <summary>Generators, d x d; none where no plane gave a candidate.</summary>
    public required IReadOnlyList<Matrix> Generators { get; init; }

    /// <summary>Shares of the principal axes of candidates, largest first; empty without candidates.</summary>
    public required double[] Shares { get; init; }

    /// <summary>Candidates that were kept.</summary>
    public required int Candidates { get; init; }

    /// <summary>Planes whose points covered too little of them.</summary>
    public required int Narrow { get; init; }

    /// <summary>How far the worst generator leads out of the classes.</summary>
    public required double Violation { get; init; }

    /// <summary>The classifier; null where it was left out.</summary>
    public required ClassClassifier? Classifier { get; init; }

    /// <summary>Seconds by stage.</summary>
    public required IReadOnlyList<NamedValue> Timings { get; init; }

    /// <summary>Ratio of the last share that counts and the next.</summary>
    public double Gap => Generators.Count == 0 ? double.NaN
        : Shares[Generators.Count - 1] /
            Math.Max(Generators.Count < Shares.Length ? Shares[Generators.Count] : 0, 1e-12);

    /// <summary>Runs.</summary>
    public static KrippendorfRun Of(LabelData data, KrippendorfSettings settings, RunContext context)
    {
        var input = OrbitInput.Read(data, settings, context);
        var watch = Stopwatch.StartNew();
        var classifier = settings.Epochs == 0 ? null
            : ClassClassifier.Train(input.Points, input.Classes, settings.Epochs, context);
        var trained = watch.Elapsed.TotalSeconds;
        var run = Of(input.Points, input.Classes, settings, context);
        return run with
        {
            Classifier = classifier,
            Timings =
            [
                new("classifier", trained), new("regression", watch.Elapsed.TotalSeconds - trained),
                new("total", watch.Elapsed.TotalSeconds),
            ],
        };
    }

    /// <summary>The second half alone.</summary>
    /// <param name="points">n x d points, of root mean square norm 1.</param>
    /// <param name="classes">The class of each.</param>
    /// <param name="settings">How.</param>
    /// <param name="context">Seed, progress, cancellation.</param>
    public static KrippendorfRun Of(Matrix points, int[] classes, KrippendorfSettings settings, RunContext context)
    {
        var watch = Stopwatch.StartNew();
        var d = points.Columns;
        var regression = new OrbitRegression(points, classes, context);
        var candidates = regression.Candidates(
            settings.Draws ?? (d == 2 ? 5 : d == 3 ? 20 : 40), settings.Near, settings.Slab ?? (d > 3 ? 0.3 : 0.5),
            share => context.Progress?.Report(new RunProgress("regression in planes", 0.8 + (0.2 * share))));
        var (shares, axes) = candidates.Count == 0 ? ([], []) : OrbitRegression.Principal(candidates);
        // No more generators than candidates that spanned them, and never the whole space of maps.
        var most = Math.Min(candidates.Count, shares.Length - 1);
        var count = most < 1 ? 0 : Enumerable.Range(1, most)
            .MaxBy(k => shares[k - 1] / Math.Max(shares[k], 1e-9));
        var generators = axes.Take(count).ToArray();
        var normals = new OrbitNormals(points, classes);
        return new KrippendorfRun
        {
            Generators = generators,
            Shares = shares,
            Candidates = candidates.Count,
            Narrow = regression.Narrow,
            Violation = generators.Length == 0 ? double.NaN : generators.Max(normals.Violation),
            Classifier = null,
            Timings = [new("total", watch.Elapsed.TotalSeconds)],
        };
    }

    /// <summary>The answer.</summary>
    public Answer Answer(LabelData data, KrippendorfSettings settings, RunContext context)
    {
        var structure = AlgebraAnswer.Structure(Generators);
        return new AlgebraAnswer
        {
            Generators = Generators,
            Verdict = KrippendorfVerdict.Of(this, structure),
            Dimension = data.Samples.Dimension,
            Samples = data.Samples.Count,
            Span = data.Samples.Dimension,
            Gradients = "pairs",
            Fit = $"regression in {Candidates} planes",
            Text = "Each plane drawn at random gives one map that turns points along their class; the principal axes of all these "
                + "maps that stand out are the generators.",
            Figures = Shares.Length == 0 ? [] :
            [
                new BarsFigure
                {
                    Name = "shares",
                    Title = "Principal axes of the regressions",
                    Caption = $"Shares of their squares; the first {Generators.Count} count as generators.",
                    YLabel = "share",
                    Bars = [.. Shares.Take(16).Select((share, k) => new Bar($"{k + 1}", share))],
                },
            ],
        }.Of(settings, context.Seed, Shares.Length == 0 ? []
            : [AnswerArray.Of("spectrum", Shares,
                "shares of the principal axes of the regressions, largest first, d^2 values")],
            Timings);
    }
}
