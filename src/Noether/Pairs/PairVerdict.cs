using Noether.Discovery;
using Noether.Discovery.Settings;

namespace Noether.Pairs;

/// <summary>
/// Found, not found or undecided. Limits were set on generated pairs of the study "others" with seeds below 100 and are
/// judged there on others.
/// </summary>
internal static class PairVerdict
{
    /// <summary>Largest share of held-out second samples that a generator may leave unexplained.</summary>
    public const double MostUnexplained = 0.3;

    private const double PerhapsUnexplained = 0.6;
    private const double MostOfNull = 0.5;

    /// <summary>Concludes.</summary>
    public static Verdict Of(PairResult result, PairData data, PairSettings settings)
    {
        Check[] checks =
        [
            new("unexplained", "Share of held-out second samples that the generator leaves unexplained",
                result.Unexplained,
                MostUnexplained, Direction.AtMost),
            new("shareOfNull", "That share over the least of shuffled pairs",
                result.Unexplained / Math.Max(result.NullUnexplained, 1e-12),
                MostOfNull, Direction.AtMost),
        ];
        var finding = checks.All(check => check.Passed) ? Finding.Found
            : checks[1].Passed && result.Unexplained <= PerhapsUnexplained ? Finding.Undecided
            : Finding.NotFound;
        var left = FormattableString.Invariant($"{100 * Math.Min(result.Unexplained, 9.99):0.##} %");
        return new Verdict
        {
            Finding = finding,
            Summary = finding switch
            {
                Finding.Found => $"One generator leads from each first sample to the second; it leaves {left} of held-out pairs "
                    + "unexplained.",
                Finding.Undecided => $"A generator explains a part of the pairs only; it leaves {left} of held-out pairs unexplained.",
                _ => $"No generator leads from the first samples to the second; the best leaves {left} of held-out pairs unexplained, "
                    + FormattableString.Invariant($"and shuffled pairs {100 * Math.Min(result.NullUnexplained, 9.99):0.##} %."),
            },
            Checks = checks,
            Caveats = [.. Caveats(result, data, settings)],
        };
    }

    private static IEnumerable<string> Caveats(PairResult result, PairData data, PairSettings settings)
    {
        if (result.Model.FindsSteps)
        {
            yield return "Steps are in units of their root mean square, and the sign of the generator is arbitrary; only turns, "
                + "whose powers stay bounded, are found with unknown steps.";
        }
        else if (data.Steps is null)
        {
            yield return "The step between the samples of a pair is called 1; frequencies above half a turn for a step cannot be "
                + "told from lower ones.";
        }

        yield return settings.Centre
            ? "The map acts about the mean of the samples."
            : $"The map acts about 0; where the samples lie around another point, try {SettingName.Mention("centre")}.";
        if (result.Pairs.Rank < data.Samples.Dimension)
        {
            yield return $"The generator acts on the {result.Pairs.Rank} of {data.Samples.Dimension} dimensions that the pairs span; "
                + "what is beyond them the pairs do not tell.";
        }
    }
}
