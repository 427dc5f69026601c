using Noether.Discovery;
using Noether.Published.Extents;

namespace Noether.Published.Augerino;

/// <summary>
/// How far labelled pictures may be moved along each of six given generators of the plane, learnt together with a
/// classifier.
/// </summary>
public sealed class AugerinoMethod : Method<AugerinoSettings>
{
    /// <inheritdoc/>
    public override MethodCard Card { get; } = new()
    {
        Name = "augerino",
        Title = "Augerino",
        Summary = "Learns, together with a classifier, how far pictures may be shifted, turned, scaled, stretched and sheared "
            + "without a change of their class, from several starts.",
        Question = Question.LabelSymmetry,
        Data = DataKind.Labels,
        Needs =
        [
            "At least 100 pictures of one size, better some thousands, with a class for each.",
            "Pictures as n x rows x columns, n x rows x columns x channels, or as rows whose shape is told.",
        ],
        Expresses = ["extents of shifts, rotation, scale, stretch and shear of the plane, several at once"],
        CannotExpress =
        [
            "generators beside these six", "mirrors",
            "which of two tolerated generators counts: where the widths start decides what opens",
        ],
        Reference = "G. Benton, M. Finzi, P. Izmailov and A. G. Wilson, arXiv 2010.11882.",
        TypicalCost = "30 to 60 s a start for 5,000 pictures of 32 x 32 x 3 on one core; resumable",
    };

    /// <inheritdoc/>
    protected override void Check(MethodData data, AugerinoSettings settings, RunContext context)
    {
        AugerinoResult.StartsOf(settings);
        LabelledPictures.Read((LabelData)data, settings.Shape, settings.MostPictures, context.Seed);
    }

    /// <inheritdoc/>
    protected override Answer Run(MethodData data, AugerinoSettings settings, RunContext context) => new AugerinoAnswer(
        AugerinoResult.Of((LabelData)data, settings, context), settings, ((LabelData)data).Samples.Count).Make();
}
