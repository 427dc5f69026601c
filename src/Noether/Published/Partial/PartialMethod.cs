using Noether.Discovery;
using Noether.Published.Extents;

namespace Noether.Published.Partial;

/// <summary>
/// How much of the rotations of the plane the labels of pictures tolerate, from a network that chooses its part of
/// the circle,
/// beside one that is equivariant to all of it.
/// </summary>
public sealed class PartialMethod : Method<PartialSettings>
{
    /// <inheritdoc/>
    public override MethodCard Card { get; } = new()
    {
        Name = "partial-equivariance",
        Title = "Partial equivariance",
        Summary = "Learns, layer by layer, on which part of the rotations of the plane a classifier of pictures lives, and how far "
            + "pictures may be turned before their class changes.",
        Question = Question.LabelSymmetry,
        Data = DataKind.Labels,
        Needs =
        [
            "At least 100 pictures of one size, better some thousands, with a class for each.",
            "Pictures as n x rows x columns, n x rows x columns x channels, or as rows whose shape is told.",
        ],
        Expresses = ["the extent of rotation, from none to the whole circle"],
        CannotExpress = ["anything but rotation of the plane", "mirrors, scale and the published discrete groups"],
        Reference = "D. W. Romero and S. Lohit, arXiv 2110.10211, reduced: bumps and harmonics in place of kernel networks, three "
            + "layers.",
        TypicalCost = "1 to 3 min for 9,000 pictures of 28 x 28 on one core; of its two trainings a finished one is kept",
    };

    /// <inheritdoc/>
    protected override void Check(MethodData data, PartialSettings settings, RunContext context) =>
        LabelledPictures.Read((LabelData)data, settings.Shape, settings.MostPictures, context.Seed);

    /// <inheritdoc/>
    protected override Answer Run(MethodData data, PartialSettings settings, RunContext context) => PartialAnswer.Of(
        PartialResult.Of((LabelData)data, settings, context), settings, ((LabelData)data).Samples.Count);
}
