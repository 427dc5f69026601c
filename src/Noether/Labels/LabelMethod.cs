using Noether.Discovery;

namespace Noether.Labels;

/// <summary>
/// The linear symmetry algebra of labelled samples or of a function, in closed form: the null space of the moment of
/// gradient times sample.
/// </summary>
public sealed class LabelMethod : Method<LabelSettings>
{
    /// <inheritdoc/>
    public override MethodCard Card { get; } = new()
    {
        Name = "algebra",
        Title = "Symmetry algebra of labels",
        Summary = "Finds all linear maps that leave a function, or the labels of samples, as they are: the null space of the "
            + "moment of gradient times sample, as a Lie algebra with its dimension, basis, structure and name.",
        Question = Question.LabelSymmetry,
        Data = DataKind.Labels,
        Needs =
        [
            "Samples that span 2 to 32 dimensions, and a label for each, or a function that can be asked.",
            "Without a function: at least 100 samples and 4 for each entry of a generator; some 2,000 for 3 to 6 dimensions.",
            "Labels that a smooth fit explains to 60 % or more, or classes that are thin shells.",
        ],
        Expresses =
        [
            "rotations, boosts, scalings, shears and whatever other linear maps there are, several at once",
            "names: so(n), so(p,q), u(n), su(p,q), sl(n), gl(n), sp(2n), g2, f4, e6 and sums of them",
            "functions of several vectors on which one group acts alike",
        ],
        CannotExpress = ["maps that are not linear", "translations", "discrete symmetries, such as mirrors"],
        Reference = "Null space: own; near R. T. Forestano et al., arXiv 2301.05638, and S. Krippendorf and M. Syvaeri, "
            + "arXiv 2003.13679 (classes).",
        TypicalCost = "0.1 to 2 s for a function, 5 to 30 s for 2,000 labelled samples on one core",
    };

    /// <inheritdoc/>
    protected override void Check(MethodData data, LabelSettings settings, RunContext context) =>
        LabelInput.Read((LabelData)data, settings, context);

    /// <inheritdoc/>
    protected override Answer Run(MethodData data, LabelSettings settings, RunContext context) =>
        LabelAnswer.Of(LabelResult.Of((LabelData)data, settings, context), (LabelData)data, settings);
}
