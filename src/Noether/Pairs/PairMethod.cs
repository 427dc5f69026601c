using Noether.Discovery;

namespace Noether.Pairs;

/// <summary>The generator A of x' = exp(s A) x from pairs (x, x'), with the step s of each pair.</summary>
public sealed class PairMethod : Method<PairSettings>
{
    /// <inheritdoc/>
    public override MethodCard Card { get; } = new()
    {
        Name = "pairs",
        Title = "Generator from pairs",
        Summary = "Finds the generator that leads from the first sample of each pair to the second, and how far: by least "
            + "squares and the real logarithm where all pairs are one step apart, by turning planes where steps are unknown.",
        Question = Question.PairGenerator,
        Data = DataKind.Pairs,
        Needs =
        [
            "At least 40 pairs that span 2 to 64 dimensions, and 4 for each dimension; some hundreds make a clear answer.",
            "For unknown steps: one plane that turns by less than half a turn in every pair.",
        ],
        Expresses =
        [
            "any linear generator where steps are fixed or known",
            "turns of any number of planes at different speeds, such as circular shifts in any order of the columns, with "
                + "unknown steps",
        ],
        CannotExpress =
        [
            "several generators with steps of their own", "mirrors and half turns",
                "scalings and boosts with unknown steps",
            "maps that are not linear",
        ],
        Reference = "Least squares and logarithm: N. Dehmamy et al., arXiv 2109.07103; unknown steps: own, near J. "
            + "Sohl-Dickstein, C. M. Wang and B. A. Olshausen, arXiv 1001.1027.",
        TypicalCost = "0.1 to 10 s for 4,000 pairs of 20 values on one core",
    };

    /// <inheritdoc/>
    protected override void Check(MethodData data, PairSettings settings, RunContext context) =>
        PairResult.RequireLogarithm(PairInput.Read((PairData)data, settings, context), settings, context);

    /// <inheritdoc/>
    protected override Answer Run(MethodData data, PairSettings settings, RunContext context) =>
        PairAnswer.Of(PairResult.Of((PairData)data, settings, context), (PairData)data, settings);
}
