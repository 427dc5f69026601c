using Noether.Discovery;

namespace Noether.Published.Krippendorf;

/// <summary>Krippendorf and Syvaeri: orbits from classes, generators by regression on near pairs of points.</summary>
public sealed class KrippendorfMethod : Method<KrippendorfSettings>
{
    /// <inheritdoc/>
    public override MethodCard Card { get; } = new()
    {
        Name = "krippendorf",
        Title = "Rotations of classes by regression (Krippendorf and Syvaeri)",
        Summary = "Takes classes for orbits, turns the differences of near points of one class the same way and regresses them "
            + "on the points; principal axes of many such regressions are the generators. A classifier says whether classes "
            + "follow from the samples at all.",
        Question = Question.LabelSymmetry,
        Data = DataKind.Labels,
        Needs =
        [
            "At least 100 samples with classes that are thin shells about 0, or with values that thin slices can be cut of.",
            "Shells thinner than a third of their size; samples that span all of their columns.",
        ],
        Expresses = ["rotations in 2 to about 6 dimensions, several at once"],
        CannotExpress =
        [
            "maps that change lengths, such as boosts and scalings", "rotations in other units of the columns",
            "maps that are not linear", "discrete symmetries",
        ],
        Reference = "S. Krippendorf and M. Syvaeri, arXiv 2003.13679 (Mach. Learn.: Sci. Technol. 2, 015010); regression as in "
            + "zincware/SymSuite, with slabs on both sides of the plane and axes that are not centred.",
        TypicalCost = "1 s without and 10 s with the classifier for 3,000 samples on one core; too short for checkpoints",
    };

    /// <inheritdoc/>
    protected override void Check(MethodData data, KrippendorfSettings settings, RunContext context) =>
        OrbitInput.Read((LabelData)data, settings, context);

    /// <inheritdoc/>
    protected override Answer Run(MethodData data, KrippendorfSettings settings, RunContext context) =>
        KrippendorfRun.Of((LabelData)data, settings, context).Answer((LabelData)data, settings, context);
}
