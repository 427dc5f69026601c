using System.Diagnostics;
using System.Text.Json.Nodes;
using Noether.Algebra;
using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Numerics;
using Noether.Optimization;

namespace Noether.Published.Msr;

/// <summary>What a run found.</summary>
internal sealed record MsrRun
{
    private const double LeastAgreement = 0.9;
    private const double MostError = 0.5;
    private const int MostHeld = 300;
    private const int MostTiles = 9;

    /// <summary>The weight sharing, an orthonormal basis of m x d.</summary>
    public required IReadOnlyList<Matrix> Sharing { get; init; }

    /// <summary>Mean squared error of held-out tasks after one inner step from one example.</summary>
    public required double Error { get; init; }

    /// <summary>Half the width of its 95 % interval.</summary>
    public required double Interval { get; init; }

    /// <summary>Mean square of their outputs.</summary>
    public required double Square { get; init; }

    /// <summary>Least cosine between the sharings of the two halves of the tasks; NaN where that was not
    /// asked.</summary>
    public required double Agreement { get; init; }

    /// <summary>Rate of the inner step at the end.</summary>
    public required double Rate { get; init; }

    /// <summary>Outer loss of every hundredth step, of a task.</summary>
    public required IReadOnlyList<double> History { get; init; }

    /// <summary>Seconds by stage.</summary>
    public required IReadOnlyList<NamedValue> Timings { get; init; }

    /// <summary>Runs: once on all tasks, and once on either half of them, which must agree.</summary>
    /// <param name="tasks">The tasks.</param>
    /// <param name="settings">How.</param>
    /// <param name="halves">Whether the halves are trained, too.</param>
    /// <param name="context">Seed, progress, cancellation.</param>
    public static MsrRun Of(MsrTasks tasks, MsrSettings settings, bool halves, RunContext context)
    {
        var watch = Stopwatch.StartNew();
        var share = halves ? 3.0 : 1;
        var (model, history) =
            Train(new MsrModel(tasks, settings.Filters).Begin(context.Seed), Tasks(0, 1), settings, true, context,
            done => context.Progress?.Report(new RunProgress("all tasks", done / share)));
        var trained = watch.Elapsed.TotalSeconds;
        var agreement = double.NaN;
        if (halves)
        {
            var spans = Enumerable.Range(0, 2).Select(half => Basis(Train(
                new MsrModel(tasks, settings.Filters).Begin(context.Seed + 1 + (ulong)half), Tasks(half, 2), settings,
                    true, context,
                done => context.Progress?.Report(new RunProgress("half of the tasks",
                    (1 + half + done) / share))).Model, tasks)).ToArray();
            agreement = Cosines(spans[0], spans[1])[0];
        }

        int[] held = [.. Enumerable.Range(tasks.Training, tasks.Count - tasks.Training).Take(MostHeld)];
        var losses = new double[held.Length];
        model.Loss(held, gradient: false, losses);
        var (mean, square) = (losses.Average(), 0.0);
        foreach (var task in held)
            for (var row = 1; row < tasks.Each; row++)
                square += MatrixOps.Dot(tasks.Output(task, row), tasks.Output(task, row));
        return new MsrRun
        {
            Sharing = Basis(model, tasks),
            Error = mean,
            Interval = 1.96 * Math.Sqrt(losses.Average(loss => (loss - mean) * (loss - mean)) / losses.Length),
            Square = square / (held.Length * (tasks.Each - 1) * tasks.Outputs.Columns),
            Agreement = agreement,
            Rate = model.Rate,
            History = history,
            Timings =
            [
                new("training", trained), new("halves", watch.Elapsed.TotalSeconds - trained),
                    new("total", watch.Elapsed.TotalSeconds),
            ],
        };

        int[] Tasks(int from, int every) =>
            [.. Enumerable.Range(0, tasks.Training).Where(task => task % every == from)];
    }

    /// <summary>The outer loop.</summary>
    /// <param name="model">Is changed.</param>
    /// <param name="chosen">Tasks to train on.</param>
    /// <param name="settings">How.</param>
    /// <param name="sharing">Whether U is trained, or only v and the rate.</param>
    /// <param name="context">Seed and cancellation.</param>
    /// <param name="told">Told the share that is done; may be null.</param>
    public static (MsrModel Model, IReadOnlyList<double> History) Train(
        MsrModel model, int[] chosen, MsrSettings settings, bool sharing, RunContext context,
        Action<double>? told = null)
    {
        var adam = new Adam<double>(model.Parameters.Length);
        var random = new CounterRandom(context.Seed, stream: 92);
        var (history, batch) = (new List<double>(), new int[settings.Batch]);
        for (var round = 0; round < settings.Rounds; round++)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            for (var t = 0; t < batch.Length; t++)
                batch[t] = chosen[random.NextInt(chosen.Length)];
            var loss = model.Loss(batch, gradient: true);
            if (!sharing)
                model.Gradient.AsSpan(0, model.Sharing.Length).Clear();
            adam.Step(model.Parameters, model.Gradient, settings.Rate);
            if (round % 100 == 0)
            {
                history.Add(loss / batch.Length);
                told?.Invoke((double)round / settings.Rounds);
            }
        }

        return (model, history);
    }

    /// <summary>Cosines of the principal angles between two spans, least first; 0 where one is empty.</summary>
    public static double[] Cosines(IReadOnlyList<Matrix> one, IReadOnlyList<Matrix> other) =>
        one.Count == 0 || other.Count == 0 ? [0] : GeneratorSpan.Cosines(one, other);

    /// <summary>The answer.</summary>
    public Answer Answer(LabelData data, MsrSettings settings) => new()
    {
        Verdict = Verdict(),
        Settings = settings,
        Arrays = [AnswerArray.Of("sharing", Sharing,
            "weight sharing, an orthonormal basis of matrices from samples to labels, l x m x d")],
        Timings = Timings,
        Sections =
        [
            new Section(
                "Weight sharing", "Weights of every task are a sum of these matrices; what is alike in them is what tasks share.",
                [
                    new TilesFigure
                    {
                        Name = "sharing",
                        Title = "The sharing",
                        Caption = $"An orthonormal basis of what was learned{(Sharing.Count > MostTiles ? $", the first {MostTiles} of {Sharing.Count}" : "")}.",
                        Columns = Math.Min(3, Sharing.Count),
                        Tiles =
                        [
                            .. Sharing.Take(MostTiles).Select((matrix, k) =>
                                HeatMapFigure.Of($"sharing-{k + 1}", $"U{k + 1}", matrix) with { Small = true }),
                        ],
                    },
                    new LinesFigure
                    {
                        Name = "loss",
                        Title = "The outer loop",
                        Caption = "Squared error after one inner step from one example; by itself it says nothing about the sharing.",
                        XLabel = "hundreds of steps",
                        YLabel = "mean squared error",
                        LogY = true,
                        Series = [new LineSeries("training tasks",
                            [.. Enumerable.Range(0, History.Count).Select(i => (double)i)], History)],
                    },
                ]),
        ],
        Facts = new JsonObject
        {
            ["dimension"] = data.Samples.Dimension,
            ["samples"] = data.Samples.Count,
            ["generatorKind"] = "sharing",
            ["fit"] = $"weight sharing of {Sharing.Count} dimensions",
            ["heldOutError"] = Error,
            ["innerRate"] = Rate,
        },
    };

    /// <summary>The conclusion.</summary>
    public Verdict Verdict()
    {
        Check[] checks =
        [
            new("heldOutError", "Squared error of held-out tasks over the mean square of their outputs", Error / Square,
                MostError,
                Direction.AtMost),
            new("agreement", "Least cosine between the sharings that two halves of the tasks give", Agreement,
                LeastAgreement,
                Direction.AtLeast),
        ];
        var finding = checks.All(check => check.Passed) ? Finding.Found
            : checks[0].Passed ? Finding.Undecided : Finding.NotFound;
        return new Verdict
        {
            Finding = finding,
            Summary = finding switch
            {
                Finding.Found => $"Tasks share their weights in {Sharing.Count} dimensions, and two halves of them agree on which.",
                Finding.Undecided =>
                    "The loss is small, but two halves of the tasks learn different sharings, so that it is no evidence of "
                    + "one.",
                _ => "No weight sharing helps on held-out tasks.",
            },
            Checks = checks,
            Caveats =
            [
                "A small loss is no evidence of the sharing: a part of it can already beat a convolution.",
                "The number of filters is given, not found; the sharing is a span without a generator, which a convolution and other "
                    + "layers have alike.",
            ],
        };
    }

    private static IReadOnlyList<Matrix> Basis(MsrModel model, MsrTasks tasks)
    {
        var (m, d) = (tasks.Outputs.Columns, tasks.Inputs.Columns);
        return GeneratorSpan.Orthonormal([.. model.Sharing.ToArray().Chunk(m * d)
            .Select(values => new Matrix(m, d, values))]);
    }
}
