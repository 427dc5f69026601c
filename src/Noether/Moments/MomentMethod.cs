using Noether.Discovery;

namespace Noether.Moments;

/// <summary>
/// The moment method: linear maps that keep the means of all functions of a sample, or of both samples of a pair at once.
/// </summary>
public sealed class MomentMethod : Method<MomentSettings>
{
    /// <inheritdoc/>
    public override MethodCard Card { get; } = new()
    {
        Name = "moments",
        Title = "Maps that keep the moments",
        Summary = "Finds continuous linear symmetries of the distribution of samples, or of pairs whose samples move alike, such as those of "
            + "a law of motion: the null space of what maps do to second moments and to the means of waves cos(w x + b), judged on "
            + "held-out samples and tested there for invariance.",
        Question = Question.HiddenSymmetry,
        Data = DataKind.Samples,
        AlsoTakes = [DataKind.Pairs],
        Needs =
        [
            "At least 200 samples that span 2 to 24 dimensions, and 20 for each; some thousands make a clear answer.",
        ],
        Expresses =
        [
            "rotations about the mean, in any skew coordinates, of one plane or many, and algebras of them such as so(3) on several vectors",
            "the same acting alike on both samples of a pair, and maps within blocks of columns, as LieGAN has them",
        ],
        CannotExpress =
        [
            "discrete symmetries: shifts along an axis, mirrors, turns by a fixed angle", "maps that are not linear",
            "boosts and scalings, which no distribution of finite variance keeps exactly",
            "the generator that leads from the first sample of a pair to the second: take the method pairs",
        ],
        Reference = "Own; for the second moments of pairs see the remarks on B. Yang et al., arXiv 2302.00236 (LieGAN), whose data it "
            + "answers in closed form.",
        TypicalCost = "0.1 to 5 s for 20,000 samples on one core, most of it for the test",
    };

    /// <inheritdoc/>
    protected override void Check(MethodData data, MomentSettings settings, RunContext context)
    {
        if (data is SampleData && settings is { Orders: MomentOrders.Second, Blocks: null })
        {
            throw new NoetherException(
                "Second moments alone are kept by any rotation of whitened samples; ask for all moments, or give blocks of columns.")
            {
                Setting = "orders",
            };
        }

        MomentInput.Read(data, settings, context);
    }

    /// <inheritdoc/>
    protected override Answer Run(MethodData data, MomentSettings settings, RunContext context) => MomentAnswer.Of(
        MomentResult.Of(MomentInput.Read(data, settings, context), settings, context), settings, context.Seed);
}
