using Noether.Discovery;
using Noether.Labels;

namespace Noether.Published.Forestano;

/// <summary>
/// Forestano, Matchev, Matcheva, Roman, Unlu and Verner: k generators from an oracle by descent of a loss.
/// </summary>
public sealed class ForestanoMethod : Method<ForestanoSettings>
{
    /// <inheritdoc/>
    public override MethodCard Card { get; } = new()
    {
        Name = "forestano",
        Title = "Generators by descent (Forestano et al.)",
        Summary = "Looks for k generators that leave a function as it is, are orthogonal and closed under commutation, by "
            + "descent of one loss; how many there are is found by trial.",
        Question = Question.LabelSymmetry,
        Data = DataKind.Labels,
        Needs =
        [
            "Samples that span 2 to 32 dimensions and a function that can be asked, at least 400 samples.",
            "With labels in place of a function: labels that a network explains to 90 %.",
            "How many generators are wanted, or patience: each number that is tried costs a descent.",
        ],
        Expresses = ["rotations, boosts and other linear maps, several at once, where their number is right"],
        CannotExpress =
        [
            "maps that are not linear", "translations", "discrete symmetries",
            "the whole algebra where fewer generators than its dimension are asked for and make a smaller one",
        ],
        Reference = "R. T. Forestano et al., arXiv 2301.05638 (Mach. Learn.: Sci. Technol. 4, 025027), with free structure "
            + "constants in place of networks that make them.",
        TypicalCost = "1 to 5 s for each number of generators that is tried; too short for checkpoints",
    };

    /// <inheritdoc/>
    protected override void Check(MethodData data, ForestanoSettings settings, RunContext context) =>
        LabelInput.Read((LabelData)data, ForestanoRun.Reading(settings), context);

    /// <inheritdoc/>
    protected override Answer Run(MethodData data, ForestanoSettings settings, RunContext context) =>
        ForestanoRun.Of((LabelData)data, settings, context).Answer((LabelData)data, settings, context);
}
