using Noether.Discovery;
using Noether.Pairs;

namespace Noether.Published.Lconv;

/// <summary>L-conv of Dehmamy et al.: a linear layer x + L x W from pairs.</summary>
public sealed class LconvMethod : Method<LconvSettings>
{
    /// <inheritdoc/>
    public override MethodCard Card { get; } = new()
    {
        Name = "l-conv",
        Title = "Generator of a linear layer (L-conv)",
        Summary = "Fits the layer x' = x + L x W to pairs that are one step apart and reads the generator off it, or regresses "
            + "given steps with the same layer used several times.",
        Question = Question.PairGenerator,
        Data = DataKind.Pairs,
        Needs =
        [
            "At least 40 pairs that span 2 to 144 dimensions, and 4 for each dimension.",
            "Pairs that are all one step apart, or a step for each.",
        ],
        Expresses = ["any linear map of one step", "small steps of any linear generator"],
        CannotExpress =
        [
            "unknown steps", "the generator of large steps by the published read-out R - 1; the logarithm has it up to half a turn",
            "several generators at once",
        ],
        Reference = "N. Dehmamy et al., arXiv 2109.07103 (NeurIPS 2021).",
        TypicalCost = "0.1 s by least squares, 5 to 60 s by descent for 20,000 pairs of 49 values on one core; no checkpoints",
    };

    /// <inheritdoc/>
    protected override void Check(MethodData data, LconvSettings settings, RunContext context) =>
        LconvRun.RequireLogarithm(LconvRun.Read((PairData)data, settings, context), settings);

    /// <inheritdoc/>
    protected override Answer Run(MethodData data, LconvSettings settings, RunContext context) => PairAnswer.Of(
        LconvRun.Of((PairData)data, settings, context).Result, (PairData)data, new PairSettings()) with
    {
        Settings = settings,
    };
}
