using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Discovery.Settings;
using Noether.HiddenLayer.Contours;
using Noether.HiddenLayer.Reporting;

namespace Noether.HiddenLayer;

/// <summary>The symmetry of a picture from the hidden layers of networks, as a method among others.</summary>
public sealed class HiddenLayerMethod : Method<HiddenLayerSettings>, IPreviewingMethod
{
    /// <inheritdoc/>
    public override MethodCard Card { get; } = new()
    {
        Name = "hidden-layer",
        Title = "Hidden layers",
        Summary = "Networks learn which points of a picture lie on its contour; a classifier trained on templates of "
            + "known symmetry then reads the symmetry off their hidden layers.",
        Question = Question.PictureSymmetry,
        Data = DataKind.Picture,
        Needs =
        [
            "A picture with a contour: edges, or a border between darker and brighter parts.",
            "A pattern that is not much finer than a twentieth of the picture; a smaller part can be magnified.",
        ],
        Expresses =
        [
            "rotation about a centre, with its reflections: O(2)", "translation by any length: T",
            "translation by multiples of one length: T_n", "reflection at one line: Z2", "no symmetry",
        ],
        CannotExpress =
        [
            "rotation by parts of a turn", "scaling", "several symmetries at once",
            "where the centre or the line lies, and how long the period is",
        ],
        Reference = "G. Barenboim, J. Hirn and V. Sanz, Symmetry meets AI, SciPost Phys. 11, 014 (2021), "
            + "arXiv 2103.06115",
        TypicalCost = "3 s for 20 networks on two cores",
    };

    /// <inheritdoc/>
    /// <remarks>The contour that the networks would learn.</remarks>
    public Figure Preview(MethodData data, object settings) => ContourExtractor.Extract(
        ((PictureData)data).Picture, ((HiddenLayerSettings)settings).Contour).ToFigure();

    /// <inheritdoc/>
    protected override void Check(MethodData data, HiddenLayerSettings settings, RunContext context)
    {
        if (settings.Contour.Kind != ContourKind.Level && settings.Contour.Level != new ContourSettings().Level)
        {
            throw new NoetherException(
                $"{SettingName.Mention("level")} has a meaning only together with {SettingName.Mention("contour")} "
                + "level.")
            {
                Code = "setting.value",
                Setting = "level",
            };
        }

        PredictionRun.Check(((PictureData)data).Picture, settings);
    }

    /// <inheritdoc/>
    protected override Answer Run(MethodData data, HiddenLayerSettings settings, RunContext context) =>
        PredictionAnswer.Of(SymmetryPredictor.Predict(((PictureData)data).Picture, settings, context), settings);
}
