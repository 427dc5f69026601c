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
        Summary = "Networks learn which points of a picture lie on its contour; the probe finds the lines, centres and "
            + "translations that keep both their answers and the contour, and tells whether the hidden layers are turned "
            + "copies of themselves; or scatter pictures of the hidden layers are classified, as published.",
        Question = Question.PictureSymmetry,
        Data = DataKind.Picture,
        Needs =
        [
            "A picture with a contour: edges, or a border between darker and brighter parts.",
            "A pattern that is not much finer than a twentieth of the picture; a smaller part can be magnified.",
        ],
        Expresses =
        [
            "mirror lines", "rotation about a centre by any angle, with its reflections: O(2)",
            "rotation by 1/2 to 1/8 of a turn, with mirror lines or without: C_n, D_n", "translation by any length: T",
            "repetition in one direction or in two", "several of these at once, and where they are", "no symmetry",
        ],
        CannotExpress =
        [
            "scaling", "glide reflections", "rotation by less than 1/8 of a turn",
            "lines and centres far from the middle of the picture, periods below a tenth of it",
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
