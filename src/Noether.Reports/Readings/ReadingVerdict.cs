using System.Text.Json.Serialization;
using Noether.HiddenLayer;
using Noether.HiddenLayer.Judging;

namespace Noether.Reports.Readings;

/// <summary>The conclusion of a reading, as in result.json.</summary>
internal sealed record ReadingVerdict
{
    /// <summary>Below this the networks have learnt the contour incompletely; 0.98 and more is usual.</summary>
    public const double LeastDecoyAccuracy = 0.97;

    /// <summary>Above this much of a picture has been smoothed away before its contour was taken.</summary>
    public const double LargestSmoothing = 0.12;

    /// <summary>From this likelihood on a class is likelier than all others together.</summary>
    public const double LeastLikelihood = 0.5;

    /// <summary>
    /// Whether a symmetry was found: the answer is clear, likelier than all others together, and not "none".
    /// </summary>
    public required bool Found { get; init; }

    /// <summary>Whether the interval of the most likely class lies above those of all others.</summary>
    public required bool Clear { get; init; }

    /// <summary>Whether the answer can be given without a question mark: clear, and likely.</summary>
    [JsonIgnore]
    public bool Sure => Clear && Checks.TryGetValue("likelihood", out var check) && check.Passed;

    /// <summary>The answer in a word or two, with its doubt: "Rotation", "Perhaps rotation", "Not clear".</summary>
    [JsonIgnore]
    public string Headline
    {
        get
        {
            var phrase = SymmetryClasses.Phrase(SymmetryClasses.Of(Symmetry));
            return !Clear ? "Not clear"
                : !Sure ? $"Perhaps {phrase}"
                : $"{char.ToUpperInvariant(phrase[0])}{phrase[1..]}";
        }
    }

    /// <summary>Symbol of the most likely class: none, O(2), T, T_n or Z2.</summary>
    public required string Symmetry { get; init; }

    /// <summary>The conclusion in one sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>What to keep in mind, one sentence each.</summary>
    public required IReadOnlyList<string> Caveats { get; init; }

    /// <summary>The measured quantities by name.</summary>
    public required IReadOnlyDictionary<string, RunCheck> Checks { get; init; }

    /// <summary>The conclusion of a reading.</summary>
    public static ReadingVerdict Of(SymmetryReading reading)
    {
        var best = (int)reading.MostLikely;
        var lead = reading.Likelihoods[best].Lower
            - reading.Likelihoods.Where((_, k) => k != best).Max(interval => interval.Upper);
        var (accuracy, smoothing) = (reading.DecoyAccuracy, reading.Contour.Smoothing);
        var likelihood = reading.Likelihoods[best].Mean;
        return new ReadingVerdict
        {
            Found = reading.IsClear && likelihood >= LeastLikelihood && reading.MostLikely != SymmetryClass.None,
            Clear = reading.IsClear,
            Symmetry = SymmetryClasses.Symbol(reading.MostLikely),
            Summary = reading.Summary,
            Caveats = [.. Sentences(reading)],
            Checks = new Dictionary<string, RunCheck>
            {
                ["likelihood"] = new(
                    likelihood, LeastLikelihood, likelihood >= LeastLikelihood,
                    "Mean likelihood of the likeliest class"),
                ["lead"] = new(lead, 0, reading.IsClear, "Gap between its interval and the highest other one"),
                ["decoyAccuracy"] = new(
                    accuracy, LeastDecoyAccuracy, accuracy >= LeastDecoyAccuracy,
                    "Share of validation points that the networks put on the right side"),
                ["smoothing"] = new(
                    smoothing, LargestSmoothing, smoothing <= LargestSmoothing,
                    "Smoothing before the contour was taken, in halves of the side of the window"),
            },
        };
    }

    private static IEnumerable<string> Sentences(SymmetryReading reading)
    {
        if (!reading.IsClear)
        {
            yield return "The 68% intervals of the likeliest classes overlap, so the order of these classes may be "
                + "chance; more networks (--networks) make the intervals narrower.";
        }

        var likelihood = reading.Likelihoods[(int)reading.MostLikely].Mean;
        if (likelihood < LeastLikelihood)
        {
            yield return FormattableString.Invariant(
                $"The model itself is unsure: it gives its first choice {100 * likelihood:0}%, so another is likelier ")
                + "than not. The intervals say how much the networks differ, not how often the model is right.";
        }

        if (reading.DecoyAccuracy < LeastDecoyAccuracy)
        {
            yield return FormattableString.Invariant(
                $"The networks put only {100 * reading.DecoyAccuracy:0.0}% of the points on the right side of the ")
                + "contour: they have not learnt it whole, and what they have not learnt cannot be judged.";
        }

        if (reading.Contour.Smoothing > LargestSmoothing)
        {
            yield return "The picture is full of fine texture and was smoothed strongly before its contour was taken; "
                + "the picture of the contour shows what was judged.";
        }

        yield return FormattableString.Invariant(
            $"From one network the model names the right class of {100 * reading.ModelAccuracy:0}% of the templates ")
            + "that it was tested with; on pictures that are unlike templates it may be right less often.";
    }
}
