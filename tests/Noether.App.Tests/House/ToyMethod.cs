using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Discovery.Settings;

namespace Noether.App.Tests.House;

/// <summary>All that a new method takes: is the mean of every column near zero?</summary>
internal sealed class ToyMethod : Method<ToySettings>
{
    public override MethodCard Card { get; } = new()
    {
        Name = "toy",
        Title = "Toy",
        Summary = "Looks whether the columns are centred.",
        Question = Question.NamedSymmetry,
        Data = DataKind.Samples,
        Needs = ["At least one sample."],
        Expresses = ["a reflection of all values"],
        CannotExpress = ["anything else"],
        Reference = "This file.",
        TypicalCost = "less than a second",
    };

    protected override Answer Run(MethodData data, ToySettings settings, RunContext context)
    {
        var samples = ((SampleData)data).Samples;
        var (means, row) = (new double[samples.Dimension], new float[samples.Dimension]);
        for (long i = 0; i < samples.Count; i++)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            samples.CopyRows(i, row);
            for (var j = 0; j < row.Length; j++)
                means[j] += row[j] / (double)samples.Count;
            context.Progress?.Report(new RunProgress("adding", (double)i / samples.Count));
        }
        var largest = means.Max(Math.Abs);
        var check = new Check("mean", "Largest mean of a column", largest, settings.Tolerance, Direction.AtMost);
        return new Answer
        {
            Settings = settings,
            Verdict = new Verdict
            {
                Finding = check.Passed ? Finding.Found : Finding.NotFound,
                Summary = check.Passed ? "The columns are centred." : "The columns are not centred; see ‹tolerance›.",
                Checks = [check],
            },
            Arrays = [AnswerArray.Of("means", means, "mean of each column, d")],
            Sections = [new Section("Means", "The mean of each column.", [new BarsFigure
            {
                Name = "means", Title = "Mean of each column", Bars = [.. means.Select((mean, j) => new Bar($"{j}", mean))],
            }])],
        };
    }
}

internal sealed record ToySettings
{
    [Setting("Largest mean that counts as zero.", Least = 0, Most = 10)]
    public double Tolerance { get; init; } = 0.1;
}
