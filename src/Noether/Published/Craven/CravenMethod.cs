using Noether.Discovery;
using Noether.Labels;

namespace Noether.Published.Craven;

/// <summary>Craven, Croon, Cutting and Houtz: given maps are tested on a network that was fitted to the
/// labels.</summary>
public sealed class CravenMethod : Method<CravenSettings>
{
    /// <inheritdoc/>
    public override MethodCard Card { get; } = new()
    {
        Name = "craven",
        Title = "Test of given maps on a network (Craven et al.)",
        Summary = "Fits a smooth network to the labels, moves samples along given maps by a little and compares how much the "
            + "network changes; the null space of its gradients makes the test a search. A network that knows too little is "
            + "refused.",
        Question = Question.LabelSymmetry,
        Data = DataKind.Labels,
        Needs =
        [
            "Samples that span 2 to 32 dimensions and labels with values, some 5,000 to 20,000; or a function that can be asked.",
            "Labels that the network explains well: what it misses must be less than a tenth of what a wrong map changes.",
            "Maps to test; rotations of pairs of columns where none are given.",
        ],
        Expresses = ["whatever linear maps are given", "other linear maps through the null space of the gradients"],
        CannotExpress = ["maps that are not linear", "discrete symmetries", "functions of several samples at once"],
        Reference = "S. Craven, D. Croon, D. Cutting and R. Houtz, arXiv 2112.07673 (Phys. Rev. D 105, 096031); no code is public, "
            + "the network and the gate are ours.",
        TypicalCost = "3 to 10 s for 20,000 labelled samples on one core; too short for checkpoints",
    };

    /// <inheritdoc/>
    protected override void Check(MethodData data, CravenSettings settings, RunContext context)
    {
        var input = LabelInput.Read((LabelData)data, CravenRun.Reading(settings), context);
        if (input.Vectors > 1)
        {
            throw new NoetherException(
                $"The function takes {input.Vectors} samples at once; the method craven tests functions of one, so take the method "
                + "algebra.")
            {
                Setting = "function",
            };
        }

        CandidateMap.Read(settings.Candidates, input.Span.Dimension);
    }

    /// <inheritdoc/>
    protected override Answer Run(MethodData data, CravenSettings settings, RunContext context) =>
        CravenAnswer.Of(CravenRun.Of((LabelData)data, settings, context), (LabelData)data, settings, context);
}
