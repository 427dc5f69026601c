using System.Text.Json.Nodes;
using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.HiddenLayer.Prediction;
using Noether.HiddenLayer.Symmetries;

namespace Noether.HiddenLayer.Reporting;

/// <summary>A prediction as the answer of a method.</summary>
internal static class PredictionAnswer
{
    /// <summary>The answer.</summary>
    /// <param name="prediction">The prediction.</param>
    /// <param name="settings">The settings of the method.</param>
    public static Answer Of(SymmetryPrediction prediction, object settings) => new()
    {
        Verdict = prediction.Verdict,
        Settings = settings,
        Arrays =
        [
            new AnswerArray(
                "likelihoods", [prediction.Networks.Count, SymmetryClasses.Count],
                [.. prediction.Networks.SelectMany(network => network.Likelihoods)],
                $"likelihoods of {string.Join(", ", SymmetryClasses.Symbols)}, networks x 5"),
        ],
        Timings = prediction.Timings,
        Sections = Sections(prediction),
        Facts = Facts(prediction),
    };

    private static Section[] Sections(SymmetryPrediction prediction)
    {
        var (networks, shown) = (
            prediction.Networks.Count, Math.Min(prediction.Networks.Count, PredictionFigures.MostPlanes));
        return
        [
            .. ProbeSections.Of(prediction),
            new(
                "What was judged, and how",
                "Networks learnt which points of the picture lie on its contour, and nothing else. Which symmetry do "
                + "their hidden layers give away?",
                [PredictionFigures.Likelihoods(prediction), Contour(prediction)]),
            new(
                "The hidden layers",
                "Every dot is a point of the picture, placed by its first two principal components in the last hidden "
                + "layer of a network. Neighbours in the picture need not be neighbours here. The classifier sees such "
                + "pictures of three components, and the same of what each unit contributes to the output (everywhere, "
                + "on the contour, beside it); it sees nothing of the picture itself."
                + (shown < networks ? $" These are the first {shown} of {networks} networks." : ""),
                [PredictionFigures.Planes(prediction)]),
            new("What every network said", "", [PredictionFigures.Networks(prediction)]) { Folded = true },
            new("What it rests on", "", [PredictionFigures.Facts(prediction)]),
        ];
    }

    // The contour, with what was found in it.
    private static PictureFigure Contour(SymmetryPrediction prediction)
    {
        var figure = prediction.Contour.ToFigure();
        return prediction.Symmetries is not { } elements ? figure : figure with
        {
            Overlay = ElementShapes.Of(elements, prediction.Contour, figure.Width, figure.Height),
        };
    }

    private static JsonObject Facts(SymmetryPrediction prediction)
    {
        var contour = prediction.Contour;
        var facts = new JsonObject
        {
            ["symmetry"] = SymmetryClasses.Symbol(prediction.MostLikely),
            ["clear"] = prediction.IsClear,
            ["likelihoods"] = new JsonArray([.. prediction.Likelihoods.Select((interval, k) => new JsonObject
            {
                ["symmetry"] = SymmetryClasses.Symbol((SymmetryClass)k),
                ["name"] = SymmetryClasses.Phrase((SymmetryClass)k),
                ["mean"] = interval.Mean,
                ["lower"] = interval.Lower,
                ["upper"] = interval.Upper,
            })]),
            ["networks"] = new JsonArray([.. prediction.Networks.Select(network => new JsonObject
            {
                ["symmetry"] = SymmetryClasses.Symbol(network.Likeliest),
                ["likelihoods"] = new JsonArray([.. network.Likelihoods.Select(value => (JsonNode)value)]),
                ["decoyAccuracy"] = network.Accuracy,
                ["epochKept"] = network.EpochKept,
            })]),
            ["contour"] = new JsonObject
            {
                ["width"] = contour.Window.Width,
                ["height"] = contour.Window.Height,
                ["smoothing"] = contour.Smoothing,
                ["contourShare"] = contour.ContourShare,
                ["backgroundShare"] = contour.BackgroundShare,
            },
            ["model"] = new JsonObject { ["name"] = prediction.Model, ["accuracy"] = prediction.ModelAccuracy },
            ["pointsOfEach"] = prediction.PointsOfEach,
        };
        if (prediction.Probe is not null)
            facts["symmetries"] = ElementFacts.Of(prediction.Symmetries, contour);
        return facts;
    }
}
