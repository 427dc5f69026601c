using System.Text.Json.Nodes;
using Noether.Data;
using Noether.Discovery;
using Noether.Discovery.Checkpoints;
using Noether.Discovery.Figures;
using Noether.Discovery.Settings;
using Noether.Numerics;

namespace Noether.Tests.Discovery;

/// <summary>Sums rows step by step, with a checkpoint after every step.</summary>
internal sealed class ToyMethod : Method<ToySettings>
{
    public override MethodCard Card { get; } = new()
    {
        Name = "toy",
        Title = "Toy",
        Summary = "Adds rows.",
        Question = Question.HiddenSymmetry,
        Data = DataKind.Samples,
        Needs = ["Rows."],
        Expresses = ["sums"],
        CannotExpress = ["all else"],
        Reference = "None.",
        TypicalCost = "nothing",
    };

    /// <summary>Called before every step.</summary>
    public Action<int>? Before { get; init; }

    protected override Answer Run(MethodData data, ToySettings settings, RunContext context)
    {
        var samples = ((SampleData)data).Samples;
        var sums = new double[samples.Dimension];
        var (first, rows) = (0, new List<double[]>());
        if (context.Store?.Read("adding", "toy") is { } checkpoint)
        {
            first = (int)checkpoint.Whole("next");
            sums = checkpoint.Doubles("sums");
            rows = [.. checkpoint.Doubles("totals").Select((total, i) => new[] { i, total })];
        }

        var row = new float[samples.Dimension];
        for (var step = first; step < settings.Steps; step++)
        {
            Before?.Invoke(step);
            context.Cancellation.ThrowIfCancellationRequested();
            samples.CopyRows(step % samples.Count, row);
            for (var i = 0; i < row.Length; i++)
                sums[i] += row[i] / 3.0;
            rows.Add([step, sums.Sum()]);
            context.Store?.Write("adding", "toy", new Checkpoint()
                .With("next", step + 1)
                .With("sums", sums)
                .With("totals", rows.Select(pair => pair[1]).ToArray()));
            context.Store?.Keep(() => Answer(sums, rows, settings, samples));
            context.Progress?.Report(new RunProgress("adding", (step + 1.0) / settings.Steps));
        }

        return Answer(sums, rows, settings, samples);
    }

    private static Answer Answer(double[] sums, List<double[]> rows, ToySettings settings, SampleSet samples) => new()
    {
        Verdict = new Verdict
        {
            Finding = Finding.Found,
            Summary = "Found: sums.",
            Checks = [new("total", "sum of sums", sums.Sum(), -1, Direction.AtLeast)],
            Caveats = ["It is a toy."],
        },
        Settings = settings,
        Arrays = [AnswerArray.Of("generator", new Matrix(1, sums.Length, [.. sums]), "sums, 1 x d")],
        Candidates =
        [
            new Candidate("adding", true, [new("score", 1), new("loss", double.NaN)])
            {
                Flags = ["circular"],
                PossibleFlags = ["circular", "odd"],
            },
        ],
        History = new HistoryTable(["step", "total_sum"], [.. rows]),
        Iteration = new Iteration(rows.Count, StopReason.StepsDone),
        Timings = [new("total", 1), new("total", 2)],
        Sections =
        [
            new Section("Sums", "What came out.", [new TextFigure { Name = "sums", Text = "1 < 2" }]),
        ],
        Facts = new JsonObject { ["dimension"] = samples.Dimension },
    };
}

/// <summary>Settings of the toy.</summary>
internal sealed record ToySettings
{
    [Setting("Rows to add.", Least = 1, Most = 100)]
    public int Steps { get; init; } = 4;
}
