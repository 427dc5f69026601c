using Noether.Discovery;
using Noether.Discovery.Figures;

namespace Noether.App.Tests.Studio;

/// <summary>A method of labels, pairs or paths that tells what it was given.</summary>
/// <param name="kind">The kind of data.</param>
/// <param name="work">What it does before it answers.</param>
internal sealed class ToyCompanionMethod(DataKind kind, Action<RunContext>? work = null) : Method<ToyPictureSettings>
{
    public override MethodCard Card { get; } = new()
    {
        Name = $"toy-{kind.ToString().ToLowerInvariant()}",
        Title = $"The toy for {kind}",
        Summary = "Counts.",
        Question = Question.LabelSymmetry,
        Data = kind,
        Needs = ["Anything."],
        Expresses = ["counts"],
        CannotExpress = ["certainty"],
        Reference = "None.",
        TypicalCost = "nothing",
    };

    protected override Answer Run(MethodData data, ToyPictureSettings settings, RunContext context)
    {
        work?.Invoke(context);
        return new Answer
        {
            Settings = settings,
            Verdict = new Verdict { Finding = Finding.Undecided, Headline = "Counted", Summary = Words(data) },
            Sections = [new Section("Words", "", [new TextFigure { Name = "words", Text = Words(data) }])],
        };
    }

    private static string Words(MethodData data) => data switch
    {
        LabelData { Samples: var samples, Labels: { } labels } => $"{samples.Count} samples, {labels.Rows} labels",
        PairData { Samples: var samples, Next: var next } pairs => $"{samples.Count} and {next.Count} samples, {pairs.Steps?.Length ?? 0} steps",
        PathData { Paths: var paths } => $"{paths.Count} paths of {string.Join(",", paths.Names)}, step {paths.Step}",
        _ => "something else",
    };
}
