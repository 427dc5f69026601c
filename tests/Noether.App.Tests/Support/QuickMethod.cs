using System.Text.Json.Nodes;
using Noether.Discovery;
using Noether.Discovery.Settings;
using Noether.Numerics;

namespace Noether.App.Tests.Support;

/// <summary>
/// Takes the place of the real methods where a test is about the command around them: always answers with the plain
/// shift.
/// </summary>
/// <param name="work">What is done before the answer; may be null.</param>
/// <param name="judge">What becomes of its verdict for a seed; null leaves it as it is.</param>
internal sealed class QuickMethod(Action<QuickSettings, RunContext>? work = null, Func<Verdict, ulong, Verdict>? judge = null)
    : Method<QuickSettings>
{
    public override MethodCard Card { get; } = new()
    {
        Name = "quick",
        Title = "Quick",
        Summary = "Puts a shift in place of an answer.",
        Question = Question.HiddenSymmetry,
        Data = DataKind.Samples,
        Needs = ["Samples."],
        Expresses = ["the plain shift"],
        CannotExpress = ["anything else"],
        Reference = "None.",
        TypicalCost = "nothing",
    };

    protected override IReadOnlyList<Preset> Presets { get; } =
    [
        new("fast", "Few steps", new QuickSettings()),
        new("paper", "Many steps", new QuickSettings { Steps = 1000 }),
    ];

    /// <summary>The program with this method alone.</summary>
    public static MethodCatalogue Alone(Action<QuickSettings, RunContext>? work = null) => new([new QuickMethod(work)]);

    /// <summary>The shift by one place, d x d, without wrap-around.</summary>
    /// <param name="size">Number of rows and columns.</param>
    public static Matrix Shift(int size)
    {
        var shift = new Matrix(size, size);
        for (var i = 0; i + 1 < size; i++)
            shift[i + 1, i] = 1;
        return shift;
    }

    protected override Answer Run(MethodData data, QuickSettings settings, RunContext context)
    {
        context.Cancellation.ThrowIfCancellationRequested();
        work?.Invoke(settings, context);
        context.Cancellation.ThrowIfCancellationRequested();
        var samples = ((SampleData)data).Samples;
        var d = samples.Dimension;
        context.Progress?.Report(new RunProgress("training", 0.5, TimeSpan.FromSeconds(3))
        {
            Row = [new NamedValue("step", 7), new NamedValue("total", -1.25)],
            TotalSteps = 20,
        });
        var filter = new double[d];
        filter[d / 2] = 1;
        var verdict = new Verdict
        {
            Finding = Finding.Found,
            Summary = "A shift was put in place of an answer.",
            Caveats = ["This is a test; change ‹steps› or ‹checked›."],
            Checks = [new Check("departure", "How far the covariance is from Toeplitz", 0.0123, 0.1, Direction.AtMost)],
        };
        return new Answer
        {
            Settings = settings,
            Verdict = judge?.Invoke(verdict, context.Seed) ?? verdict,
            Arrays =
            [
                AnswerArray.Of("generator", Shift(d), "generator, d x d"),
                AnswerArray.Of("generators", [Shift(d)], "generators, k x d x d"),
                AnswerArray.Of("filter", filter, "filter, d"),
                AnswerArray.Of("group_convolution", Matrix.Identity(d), "L, d x d"),
            ],
            History = new HistoryTable(["step", "total"], [[7, -1.25]]),
            Timings = [new("reading", 0.25), new("total", 1)],
            Facts = new JsonObject
            {
                ["dimension"] = d,
                ["samples"] = samples.Count,
                ["normalisation"] = new JsonObject { ["mean"] = 0.5, ["standardDeviation"] = 2.0 },
            },
        };
    }
}

/// <summary>One setting of each kind that matters to a command line.</summary>
internal sealed record QuickSettings
{
    [Setting("Steps of the work.", Least = 1, Most = 1_000_000)]
    public int Steps { get; init; } = 20;

    [Setting("Weight of nothing.", Least = 0, Most = 1, Unit = "nats")]
    public double Weight { get; init; } = 0.5;

    [Setting("Check what came out.")]
    public bool Checked { get; init; } = true;

    [Setting("Whether much is said.")]
    public bool Wordy { get; init; }

    [Setting("Time between thoughts.", Least = 1, Most = 60)]
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(2);
}
