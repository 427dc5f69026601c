using Noether.Discovery;
using Noether.Discovery.Settings;
using Noether.HiddenLayer.Symmetries;

namespace Noether.HiddenLayer.Prediction;

/// <summary>What a prediction comes to.</summary>
internal static class PredictionVerdict
{
    /// <summary>Below this the networks have learnt the contour incompletely; 0.98 and more is usual.</summary>
    public const double LeastDecoyAccuracy = 0.97;

    /// <summary>Above this much of a picture has been smoothed away before its contour was taken.</summary>
    public const double LargestSmoothing = 0.12;

    /// <summary>From this likelihood on a class is likelier than all others together.</summary>
    public const double LeastLikelihood = 0.5;

    /// <summary>
    /// The conclusion. Found: the answer is clear, likelier than all others together, not "none", and the contour was
    /// learnt whole and not smoothed away. Not found: the same for "none". Everything else is undecided.
    /// </summary>
    /// <param name="prediction">The prediction.</param>
    public static Verdict Of(SymmetryPrediction prediction)
    {
        var likelihood = prediction.Likelihoods[(int)prediction.MostLikely].Mean;
        var accuracy = new Check(
            "decoyAccuracy", "Share of validation points that the networks put on the right side",
            prediction.DecoyAccuracy, LeastDecoyAccuracy, Direction.AtLeast);
        var smoothing = new Check(
            "smoothing", "Smoothing before the contour was taken, in halves of the side of the window",
            prediction.Contour.Smoothing, LargestSmoothing, Direction.AtMost);
        // What the networks have not learnt cannot be judged, however sure the model is of the rest.
        var sure = prediction.IsClear && likelihood >= LeastLikelihood && accuracy.Passed && smoothing.Passed;
        return new Verdict
        {
            Finding = !sure ? Finding.Undecided
                : prediction.MostLikely == SymmetryClass.None ? Finding.NotFound
                : Finding.Found,
            Headline = Headline(prediction, sure),
            Summary = prediction.Summary,
            Caveats = [.. Caveats(prediction, likelihood, accuracy, smoothing)],
            Checks = [.. ClassChecks(prediction), accuracy, smoothing],
        };
    }

    /// <summary>Whether one of the five classes is likely by itself, and likelier than all others.</summary>
    /// <param name="prediction">The prediction.</param>
    public static IReadOnlyList<Check> ClassChecks(SymmetryPrediction prediction) =>
    [
        new Check(
            "likelihood", "Mean likelihood of the likeliest class",
            prediction.Likelihoods[(int)prediction.MostLikely].Mean, LeastLikelihood, Direction.AtLeast),
        new Check(
            "lead", "Gap between its interval and the highest other one", prediction.Lead, 0, Direction.AtLeast),
    ];

    // The answer in a word or two, with its doubt: "Rotation", "Perhaps rotation", "Not clear".
    private static string Headline(SymmetryPrediction prediction, bool sure)
    {
        var phrase = SymmetryClasses.Phrase(prediction.MostLikely);
        return !prediction.IsClear ? "Not clear"
            : !sure ? $"Perhaps {phrase}"
            : $"{char.ToUpperInvariant(phrase[0])}{phrase[1..]}";
    }

    private static IEnumerable<string> Caveats(
        SymmetryPrediction prediction, double likelihood, Check accuracy, Check smoothing)
    {
        if (!prediction.IsClear)
        {
            yield return "The 68% intervals of the likeliest classes overlap, so the order of these classes may be "
                + $"chance; more networks ({SettingName.Mention("networks")}) make the intervals narrower.";
        }

        if (likelihood < LeastLikelihood)
        {
            yield return FormattableString.Invariant(
                $"The model itself is unsure: it gives its first choice {100 * likelihood:0}%, so another is likelier ")
                + "than not. The intervals say how much the networks differ, not how often the model is right.";
        }

        if (!accuracy.Passed)
        {
            yield return FormattableString.Invariant(
                $"The networks put only {100 * accuracy.Value:0.0}% of the points on the right side of the ")
                + "contour: they have not learnt it whole, and what they have not learnt cannot be judged.";
        }

        if (!smoothing.Passed)
        {
            yield return "The picture is full of fine texture and was smoothed strongly before its contour was taken; "
                + "the picture of the contour shows what was judged.";
        }

        yield return FormattableString.Invariant(
            $"From one network the model names the right class of {100 * prediction.ModelAccuracy:0}% of the ")
            + "templates that it was tested with; on pictures that are unlike templates it may be right less often.";
    }
}
