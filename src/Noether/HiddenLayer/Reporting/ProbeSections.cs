using Noether.Discovery;
using Noether.HiddenLayer.Prediction;

namespace Noether.HiddenLayer.Reporting;

/// <summary>What the probe found, as sections of a report.</summary>
internal static class ProbeSections
{
    /// <summary>The sections; none where scatter pictures were read.</summary>
    /// <param name="prediction">The prediction.</param>
    public static IReadOnlyList<Section> Of(SymmetryPrediction prediction)
    {
        if (prediction.Probe is not { } probe)
            return [];
        var elements = prediction.Symmetries ?? [];
        return
        [
            new(
                "What was found",
                prediction.Symmetries is null
                    ? "The networks did not learn the contour, or too little of the picture was left in it: nothing can be said."
                    : "Everything in the list keeps the contour better than pictures without symmetry are kept, and "
                        + "what the networks answer as well. The hidden layers are told beside it: a turned copy is fitted on "
                        + "half of the places and tested on the other half, 1 being exact.",
                elements.Count == 0
                    ? [ProbeFigures.Found(prediction.Contour, elements, probe.Lines)]
                    :
                    [
                        ProbeFigures.Found(prediction.Contour, elements, probe.Lines),
                        ProbeFigures.Table(prediction.Contour, elements),
                    ]),
            new(
                "What the hidden layers say",
                "Is the last hidden layer a turned copy of itself after a map of the picture? Each map is compared with the "
                + "others of its kind; 0 is what is usual among them, and maps that leave less of the picture inside count less.",
                ProbeFigures.Maps("hidden", probe.Hidden, "How much more than usual the hidden layers are turned copies of themselves")),
            new(
                "What the networks answer",
                "Is what the networks say of each place, contour or background, the same after a map of the picture? 1 is the "
                + "same everywhere, 0 is no more alike than places as far apart are.",
                ProbeFigures.Maps("output", probe.Output, "How much alike the answers are")),
            new(
                "The contour itself",
                "The same of the contour without any network: what they could answer at best.",
                ProbeFigures.Maps("raw", probe.Raw, "How much alike the contour is"))
            {
                Folded = true,
            },
        ];
    }
}
