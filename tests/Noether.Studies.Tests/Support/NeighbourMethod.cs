using Noether.Discovery;
using Noether.Discovery.Settings;

namespace Noether.Studies.Tests.Support;

/// <summary>A method of a test: says that the columns are in order where neighbours are correlated.</summary>
internal sealed class NeighbourMethod : Method<NeighbourSettings>
{
    public override MethodCard Card { get; } = new()
    {
        Name = "neighbours",
        Title = "Neighbours",
        Summary = "Looks whether neighbouring columns are correlated.",
        Question = Question.HiddenSymmetry,
        Data = DataKind.Samples,
        Needs = ["At least two columns."],
        Expresses = ["the plain shift"],
        CannotExpress = ["everything else"],
        Reference = "none",
        TypicalCost = "nothing",
    };

    protected override Answer Run(MethodData data, NeighbourSettings settings, RunContext context)
    {
        var samples = ((SampleData)data).Samples;
        var d = samples.Dimension;
        var values = new float[samples.Count * d];
        samples.CopyRows(0, values);
        var (products, squares) = (0.0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            squares += values[i] * values[i];
            if (i % d > 0)
                products += values[i] * values[i - 1];
        }

        context.Progress?.Report(new RunProgress("looking", 1));
        var check = new Check("correlation", "Mean", products / squares, settings.Least, Direction.AtLeast);
        return new Answer
        {
            Settings = settings,
            Verdict = new Verdict
            {
                Finding = check.Passed ? Finding.Found : Finding.NotFound,
                Summary = "Neighbours were looked at.",
                Headline = check.Passed ? "Shift" : "",
                Checks = [check],
            },
            Arrays = [AnswerArray.Of("generator", QuickLens.Shift(d), "generator G, d x d")],
            Timings = [new("total", 0.5)],
        };
    }
}

/// <summary>Its settings.</summary>
internal sealed record NeighbourSettings
{
    /// <summary>Where correlation begins.</summary>
    [Setting("Correlation from which neighbours belong together.", Least = 0, Most = 1)]
    public double Least { get; init; } = 0.3;
}
