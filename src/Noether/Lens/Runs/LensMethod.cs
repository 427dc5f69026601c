using Noether.Discovery;
using Noether.Discovery.Settings;
using Noether.Lens.Reporting;

namespace Noether.Lens.Runs;

/// <summary>The lens as one method among others; see <see cref="LensDiscovery"/>.</summary>
public sealed class LensMethod : Method<LensSettings>
{
    /// <inheritdoc/>
    public override MethodCard Card { get; } = new()
    {
        Name = "lens",
        Title = "SymmetryLens",
        Summary = "Finds the generator of a hidden group of orthogonal maps under which the samples are stationary and "
            + "local, along one axis or along the two of a grid, and the representation in which it is a plain shift.",
        Question = Question.HiddenSymmetry,
        Data = DataKind.Samples,
        Needs =
        [
            "Samples of 5 to 1024 values.",
            "At least 20 samples for each value of a sample, 800 in all from 40 values on; some hundreds for each make a clear "
                + "answer.",
            "Signals that are local along the hidden axis and not Gaussian.",
        ],
        Expresses =
        [
            "shifts along a hidden line",
            "shifts along a hidden circle",
            "shifts by rows and by columns of a hidden grid whose cells are columns in an unknown order",
            "any orthogonal change of basis before them, such as a permutation of the columns or a sine transform; of a "
                + "grid only where sources are local, and experimentally for small windows of pictures where two axes are asked for",
        ],
        CannotExpress =
        [
            "three axes",
            "maps that are not orthogonal, such as scalings",
            "discrete symmetries, such as mirrors",
            "maps that are not linear",
        ],
        Reference = "O. Efe and A. Ozakin, SymmetryLens, arXiv 2410.05232; Symmetry 17(3), 425 (2025).",
        TypicalCost = "1 to 90 s for 20,000 samples of 33 values on two cores; the paper preset takes hours",
    };

    /// <inheritdoc/>
    protected override IReadOnlyList<Preset> Presets { get; } =
    [
        new("fast", "proposals, refined and judged", LensSettings.Fast),
        new("paper", "training as published, hours", LensSettings.Paper),
    ];

    /// <inheritdoc/>
    protected override void Check(MethodData data, LensSettings settings, RunContext context) =>
        LensDiscovery.Check(((SampleData)data).Samples, settings, context);

    /// <inheritdoc/>
    protected override Answer Run(MethodData data, LensSettings settings, RunContext context) =>
        LensAnswer.Of(LensDiscovery.RunChecked(((SampleData)data).Samples, settings, context));
}
