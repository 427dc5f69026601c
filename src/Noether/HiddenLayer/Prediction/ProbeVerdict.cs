using Noether.Discovery;
using Noether.Discovery.Settings;
using Noether.HiddenLayer.Probing;

namespace Noether.HiddenLayer.Prediction;

/// <summary>What a prediction by the probe comes to.</summary>
internal static class ProbeVerdict
{
    /// <summary>Below this the networks have learnt the contour too incompletely for the probe.</summary>
    public const double LeastDecoyAccuracy = 0.95;

    // From twice the least smoothing on patterns may have gone that a person sees; of a Gaussian's waves of four times its
    // standard deviation a third is left.
    private const double SmoothedAway = 0.05;
    private const double Waves = 4;

    /// <summary>Whether the contour was learnt well enough, and not smoothed away.</summary>
    public static bool IsJudged(SymmetryPrediction prediction) => Checks(prediction).All(check => check.Passed);

    /// <summary>
    /// The conclusion. Found: something stands out that hardly ever does in pictures without symmetry. Not found:
    /// nothing does. Undecided: the networks did not learn the contour, or it was smoothed away, or what stands out keeps the
    /// picture in the mean and not all along its contour.
    /// </summary>
    /// <param name="prediction">The prediction.</param>
    /// <param name="probe">What the probe found.</param>
    public static Verdict Of(SymmetryPrediction prediction, ProbeReading probe)
    {
        var checks = Checks(prediction);
        var judged = checks.All(check => check.Passed);
        var nearly = judged && probe.Elements.Count == 0 && probe.Refused.Count > 0;
        var words = new ElementWords(prediction.Contour);
        return new Verdict
        {
            Finding = !judged || nearly ? Finding.Undecided : probe.Elements.Count > 0 ? Finding.Found : Finding.NotFound,
            Headline = !judged ? "Cannot be judged"
                : nearly ? "Cannot tell"
                : probe.Elements.Count == 0 ? "No symmetry"
                : ElementWords.Headline(probe.Elements),
            Summary = !judged ? Reason(checks)
                : nearly ? $"Cannot tell: {words.What(probe.Refused[0])} keeps most of the picture, but a part of the contour is not "
                    + "where it would have to be."
                : probe.Elements.Count == 0
                    ? "No symmetry found: no line, centre or translation keeps both the answers of the networks and the contour "
                        + "better than in drawings without any."
                : $"Found: {string.Join("; ", probe.Elements.Select(words.Sentence))}.",
            Caveats = [.. Caveats(prediction, probe, judged)],
            // How sure the class is, is told as well; the list does not depend on it.
            Checks = [.. checks, .. PredictionVerdict.ClassChecks(prediction)],
        };
    }

    private static Check[] Checks(SymmetryPrediction prediction) =>
    [
        new(
            "decoyAccuracy", "Share of validation points that the networks put on the right side",
            prediction.DecoyAccuracy, LeastDecoyAccuracy, Direction.AtLeast),
        new(
            "smoothing", "Smoothing before the contour was taken, in halves of the side of the window",
            prediction.Contour.Smoothing, PredictionVerdict.LargestSmoothing, Direction.AtMost),
    ];

    private static string Reason(Check[] checks) => !checks[0].Passed
        ? FormattableString.Invariant(
            $"Cannot be judged: the networks put only {100 * checks[0].Value:0.0}% of the points on the right side of the ")
            + "contour, so they have not learnt it."
        : "Cannot be judged: the picture is full of fine texture, and nearly all of it was smoothed away before its "
            + "contour was taken.";

    private static IEnumerable<string> Caveats(SymmetryPrediction prediction, ProbeReading probe, bool judged)
    {
        if (!judged)
        {
            yield return "A part of the picture, magnified, may have a contour that can be learnt.";
            yield break;
        }

        if (probe.Elements.Count == 0 && prediction.Contour.Smoothing >= SmoothedAway)
        {
            yield return FormattableString.Invariant(
                $"The picture was smoothed before its contour was taken, so patterns finer than about {Waves * prediction.Contour.Smoothing * prediction.Contour.Frame.Half:0} pixels are ")
                + $"not judged; magnify a part of it ({SettingName.Mention("zoom")}) to judge them.";
        }

        if (probe.Elements.Any(element => !element.Confirmed))
        {
            yield return "What does not stand out in the hidden layers rests on the answers of the networks and on the contour "
                + "alone.";
        }

        yield return "The rates of false positives come from drawings and templates without symmetry; pictures that nearly "
            + "have a symmetry, as many faces and letters do, pass more often.";
        if (prediction.Networks.Count == 1)
            yield return "One network alone is read; with more the places become surer.";
    }
}
