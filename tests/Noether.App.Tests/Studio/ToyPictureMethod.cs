using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Discovery.Settings;

namespace Noether.App.Tests.Studio;

/// <summary>The settings of the toy for pictures.</summary>
internal sealed record ToyPictureSettings
{
    [Setting("Where the line is drawn.", Least = 0, Most = 1)]
    public double Level { get; init; } = 0.5;
}

/// <summary>A method of pictures that shows what it would look at.</summary>
internal sealed class ToyPictureMethod : Method<ToyPictureSettings>, IPreviewingMethod
{
    public override MethodCard Card { get; } = new()
    {
        Name = "toy-picture",
        Title = "The toy for pictures",
        Summary = "Says of every picture that it does not know.",
        Question = Question.PictureSymmetry,
        Data = DataKind.Picture,
        Needs = ["A picture."],
        Expresses = ["doubt"],
        CannotExpress = ["certainty"],
        Reference = "None.",
        TypicalCost = "nothing",
    };

    public Figure Preview(MethodData data, object settings) => new TextFigure
    {
        Name = "line",
        Text = $"a line at {((ToyPictureSettings)settings).Level} of {Path.GetFileName(data.Source)}",
    };

    protected override Answer Run(MethodData data, ToyPictureSettings settings, RunContext context) => new()
    {
        Settings = settings,
        Verdict = new Verdict { Finding = Finding.Undecided, Headline = "Perhaps rotation", Summary = "Nobody knows." },
        Timings = [new("total", 0.5)],
        Sections = [new Section("Likelihoods", "", [new BarsFigure { Name = "bars", Bars = [new Bar("all", 0.5)] }])],
    };
}
