using System.Diagnostics;
using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Labels;
using Noether.Learning.Dense;
using Noether.Numerics;

namespace Noether.Published.Forestano;

/// <summary>What a run found.</summary>
internal sealed record ForestanoRun
{
    private const int HeldOut = 200;
    private const int MostSamples = 20_000;

    /// <summary>Every number of generators that was tried.</summary>
    public required IReadOnlyList<AlgebraTrial> Trials { get; init; }

    /// <summary>The one that is reported.</summary>
    public required AlgebraTrial Best { get; init; }

    /// <summary>Coordinates.</summary>
    public required SampleSpan Span { get; init; }

    /// <summary>The network that stands for the function; null where there is one.</summary>
    public required FittedFunction? Fitted { get; init; }

    /// <summary>The conclusion.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Seconds by stage.</summary>
    public required IReadOnlyList<NamedValue> Timings { get; init; }

    /// <summary>How samples and labels are read.</summary>
    public static LabelSettings Reading(ForestanoSettings settings) =>
        new() { Centre = settings.Centre, MostSamples = MostSamples };

    /// <summary>Runs.</summary>
    public static ForestanoRun Of(LabelData data, ForestanoSettings settings, RunContext context)
    {
        var watch = Stopwatch.StartNew();
        var input = LabelInput.Read(data, Reading(settings), context);
        var fitted = data.Function is null ? Fit(input, context) : null;
        var function = data.Function ?? fitted!;
        // A small set gives half of itself.
        var heldOut = Math.Min(HeldOut, input.Points.Rows / 2);
        var used = Math.Min(settings.Points, input.Points.Rows - heldOut);
        var (points, held) =
            (input.Points.CopyRows(0, used), input.Points.CopyRows(input.Points.Rows - heldOut, heldOut));
        var scaled = new ScaledFunction(function, input.Span, points, context.Cancellation);
        var gradients = scaled.Gradients;
        var reading = watch.Elapsed.TotalSeconds;
        int[] counts = settings.Generators is { } given ? [given] : [.. Enumerable.Range(1, settings.MostGenerators)];
        var trials = new List<AlgebraTrial>();
        foreach (var count in counts)
        {
            var loss = new AlgebraLoss(
                points, input.Vectors, scaled.Values, gradients, count, settings.Epsilon, settings.Closed);
            var begun = trials.Count;
            var search = AlgebraSearch.Run(loss, count, input.Span.Rank, settings, context, share =>
                context.Progress?.Report(new RunProgress(
                    $"descent, {count} generators", 0.1 + (0.85 * (begun + share) / counts.Length))));
            trials.Add(AlgebraTrial.Of(search, scaled, held, input.Vectors, settings.Closed, fitted is not null));
        }

        var best = trials.LastOrDefault(trial => trial.Passed) ?? trials.MinBy(trial => trial.Search.Loss)!;
        return new ForestanoRun
        {
            Trials = trials,
            Best = best,
            Span = input.Span,
            Fitted = fitted,
            Verdict = ForestanoVerdict.Of(best, trials, fitted, settings),
            Timings =
            [
                new("reading", reading), new("descent", watch.Elapsed.TotalSeconds - reading),
                new("total", watch.Elapsed.TotalSeconds),
            ],
        };
    }

    /// <summary>The generators on the samples, d x d.</summary>
    public IReadOnlyList<Matrix> Generators() => [.. Best.Search.Generators.Select(Span.Generator)];

    /// <summary>The answer.</summary>
    public Answer Answer(LabelData data, ForestanoSettings settings, RunContext context)
    {
        var answer = new AlgebraAnswer
        {
            Generators = Generators(),
            Verdict = Verdict,
            Dimension = Span.Dimension,
            Samples = data.Samples.Count,
            Span = Span.Rank,
            Gradients = Fitted is null ? "function" : "values",
            Fit = $"descent of {Best.Search.Count} generators, {Best.Search.Epochs} steps",
            Text = "Generators that leave the function as it is, have a norm of their own, are orthogonal, and whose commutators "
                + "lie in their span, all by descent of one loss. It goes to zero only where such generators exist.",
            Figures =
            [
                new LinesFigure
                {
                    Name = "loss",
                    Title = "The descent",
                    Caption = "A loss that stops far above zero says that there is no such algebra of that many generators.",
                    XLabel = "hundreds of steps",
                    YLabel = "loss",
                    LogY = true,
                    Series =
                    [
                        .. Trials.Select(trial => new LineSeries(
                            $"{trial.Search.Count} generators",
                            [.. Enumerable.Range(0, trial.Search.History.Count).Select(i => (double)i)],
                            [.. trial.Search.History.Select(value => Math.Max(value, 1e-26))])),
                    ],
                },
            ],
        }.Of(settings with { Generators = Best.Search.Count }, context.Seed, [], Timings);
        return answer with
        {
            Candidates =
            [
                .. Trials.OrderByDescending(trial => trial.Passed).ThenBy(trial => trial.Search.Loss)
                    .Select(trial => new Candidate(
                    $"{trial.Search.Count} generators", trial == Best && Verdict.Found,
                    [
                        new("loss", trial.Search.Loss), new("invariance", trial.Search.Invariance),
                        new("closure", trial.Closure), new("movingLoss", trial.Loss),
                    ])),
            ],
        };
    }

    private static FittedFunction Fit(LabelInput input, RunContext context) => FittedFunction.Fit(
        input.Span, input.Points, input.Targets(), [64, 64], DenseActivation.Tanh,
        new DenseTraining
        {
            Epochs = Math.Clamp(1_200_000 / input.Points.Rows, 20, 200),
            Batch = 256,
            Rate = 3e-3,
            Schedule = DenseTraining.Cosine,
        },
        context);
}
