using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Discovery.Settings;
using Noether.Numerics;

namespace Noether.App.Tests.Studio;

/// <summary>A choice that the toy has.</summary>
internal enum ToyTaste
{
    Sweet,
    VerySour,
}

/// <summary>The settings of the toy: one of every kind of field.</summary>
internal sealed record ToySettings
{
    [Setting("How often it is done.", Least = 1, Most = 100, Unit = "times")]
    public int Rounds { get; init; } = 3;

    [Setting("Take care.")]
    public bool Careful { get; init; } = true;

    [Setting("What it tastes like.")]
    public ToyTaste Taste { get; init; }

    [Setting("How strong it is.", Least = 0, Most = 1, Automatic = "as strong as needed", Advanced = true)]
    public double? Strength { get; init; }
}

/// <summary>
/// A method of samples for tests of the studio: answers at once, unless it is given work to do before.
/// </summary>
/// <param name="name">Its name.</param>
/// <param name="work">Done before the answer; null means nothing.</param>
internal sealed class ToyMethod(string name = "toy", Action<RunContext>? work = null) : Method<ToySettings>
{
    public override MethodCard Card { get; } = new()
    {
        Name = name,
        Title = $"The {name}",
        Summary = "Answers whatever a test wants to hear.",
        Question = Question.HiddenSymmetry,
        Data = DataKind.Samples,
        Needs = ["An odd number of values."],
        Expresses = ["shifts"],
        CannotExpress = ["anything else"],
        Reference = "None.",
        TypicalCost = "nothing",
    };

    protected override IReadOnlyList<Preset> Presets =>
    [
        new("plain", "as it comes", new ToySettings()),
        new("thorough", "fifty rounds", new ToySettings { Rounds = 50 }),
    ];

    protected override void Check(MethodData data, ToySettings settings, RunContext context)
    {
        if (((SampleData)data).Samples.Dimension % 2 == 0)
        {
            throw new NoetherException(
                $"The number of values is even; choose others with {SettingName.Mention("columns")}.")
            {
                Setting = "columns",
            };
        }
    }

    protected override Answer Run(MethodData data, ToySettings settings, RunContext context)
    {
        context.Cancellation.ThrowIfCancellationRequested();
        work?.Invoke(context);
        var d = ((SampleData)data).Samples.Dimension;
        return Answered(settings, d, context.Seed);
    }

    /// <summary>The answer: a heat map, curves, a history.</summary>
    public static Answer Answered(ToySettings settings, int d, ulong seed) => new()
    {
        Settings = settings,
        Verdict = new Verdict
        {
            Finding = Finding.Found,
            Summary = "A shift was put in place of an answer.",
            Checks = [new Check("departure", "How far it is from a shift.", 0.0123, 0.1, Direction.AtMost)],
            Caveats = [$"This is a test; mind {SettingName.Mention("rounds")}."],
        },
        Arrays = [AnswerArray.Of("generator", Shift(d), "generator G, d x d")],
        History = new HistoryTable(["step", "loss"], [[0, 2], [1, 1], [2, 0.5]]),
        Timings = [new("work", 0.25), new("total", 1.5)],
        Facts = new() { ["dimension"] = d, ["samples"] = 400 },
        Sections =
        [
            new Section("The symmetry", "Look at it.", [HeatMapFigure.Of("generator", "The generator", Shift(d))]),
            new Section("More", "", [new TextFigure { Name = "words", Text = $"seed {seed}" }]),
        ],
    };

    /// <summary>The shift by one place, d x d, without wrap-around.</summary>
    public static Matrix Shift(int size)
    {
        var shift = new Matrix(size, size);
        for (var i = 0; i + 1 < size; i++)
            shift[i + 1, i] = 1;
        return shift;
    }
}
