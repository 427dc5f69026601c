using Noether.Discovery;

namespace Noether.Moments;

/// <summary>The moment method on pairs: linear maps that, done to both samples of a pair, keep all means.</summary>
public sealed class PairMomentMethod : Method<MomentSettings>
{
    /// <inheritdoc/>
    public override MethodCard Card { get; } = new()
    {
        Name = "pair-moments",
        Title = "Maps that keep the moments of pairs",
        Summary = "Finds continuous linear symmetries of pairs (x, x'), such as those of a law of motion: maps that, done to both, keep "
            + "second and mixed moments and the means of waves; judged on held-out pairs and tested there for invariance.",
        Question = Question.PairSymmetry,
        Data = DataKind.Pairs,
        Needs =
        [
            "At least 200 pairs that span 2 to 24 dimensions, and 20 for each; some thousands make a clear answer.",
        ],
        Expresses =
        [
            "rotations that act alike on both samples, in any skew coordinates", "maps within blocks of columns, as LieGAN has them",
        ],
        CannotExpress =
        [
            "discrete symmetries", "maps that are not linear", "boosts and scalings of pairs of finite variance",
            "the generator that leads from the first sample to the second: take the method pairs",
        ],
        Reference = "Own; the data are those of B. Yang et al., arXiv 2302.00236 (LieGAN).",
        TypicalCost = "0.1 to 5 s for 20,000 pairs on one core, most of it for the test",
    };

    /// <inheritdoc/>
    protected override void Check(MethodData data, MomentSettings settings, RunContext context) =>
        MomentInput.Read(data, settings, context);

    /// <inheritdoc/>
    protected override Answer Run(MethodData data, MomentSettings settings, RunContext context) => MomentAnswer.Of(
        MomentResult.Of(MomentInput.Read(data, settings, context), settings, context), settings, context.Seed);
}
