using System.Globalization;
using Noether.Discovery;
using Noether.Discovery.Settings;
using Noether.Published.Extents.Warps;

namespace Noether.Published.Augerino;

/// <summary>What trainings from several starts come to: found only where they agree and the labels hold to the
/// ends.</summary>
internal static class AugerinoVerdict
{
    private const double LeastSkill = 0.6;
    private const double MostEndLoss = 0.1;

    /// <summary>Concludes.</summary>
    public static Verdict Of(AugerinoResult result)
    {
        var best = result.Best;
        var checks = Checks(result).ToArray();
        var missed = checks.Where(check => !check.Passed).Select(check => check.Name).ToHashSet();
        var nothing = result.Starts.All(start => start.Kept.Length == 0);
        var finding = missed.Contains("skill") ? Finding.Undecided
            : nothing ? Finding.NotFound
            : missed.Count == 0 ? Finding.Found : Finding.Undecided;
        var verdict = new Verdict
        {
            Finding = finding,
            Headline = finding == Finding.Found ? Names(best) : !result.Agree ? "The start decides" : "",
            Summary = Summary(result, missed, nothing),
            Checks = checks,
            Caveats = [.. Caveats(result)],
        };
        return result.Spent ? verdict.StoppedEarly("the time to spend was spent before the trainings were done") : verdict;
    }

    /// <summary>Generators that a start keeps, each with its extent.</summary>
    public static string Names(AugerinoStart start) => start.Kept.Length == 0
        ? "nothing" : string.Join(", ", start.Kept.Select(i =>
        $"{PlaneGenerators.Names[i]} by +-{Number(start.Widths[i] * PlaneGenerators.Unit(i) / 2)}"));

    private static IEnumerable<Check> Checks(AugerinoResult result)
    {
        var chance = result.Pictures.Chance;
        yield return new Check("skill",
            "accuracy on held-out pictures beyond that of the most frequent class, 1 for all right, of the worst start",
            result.Starts.Min(start => (start.Accuracy - chance) / Math.Max(1 - chance, 1e-9)), LeastSkill,
                Direction.AtLeast);
        yield return new Check("starts", "starts that keep other generators than the first", result.Agree ? 0
            : result.Starts.Count(start => !start.Kept.SequenceEqual(result.Starts[0].Kept)), 0, Direction.AtMost);
        yield return new Check("endLoss", "accuracy that is lost where held-out pictures are moved to an end of a learnt extent",
            result.Best.EndLoss, MostEndLoss, Direction.AtMost);
    }

    private static string Summary(AugerinoResult result, HashSet<string> missed, bool nothing)
    {
        var best = result.Best;
        if (missed.Contains("skill"))
        {
            return $"The network does not learn the labels ({Words.Percent(result.Starts.Min(start => start.Accuracy))} right on held-out "
                + $"pictures, {Words.Percent(result.Pictures.Chance)} by chance), so that the widths say nothing.";
        }

        if (nothing)
            return "No start opened any of the six generators: the labels tolerate none of them, or training was too short.";
        if (!result.Agree)
        {
            var told = string.Join("; ", result.Starts.Select(start => $"from the start {start.Name} {Names(start)}"));
            return $"The start decides what is found: {told}. The objective on held-out pictures is least from the start {best.Name}.";
        }

        return missed.Count == 0
            ? $"The labels stay the same under {Names(best)}" + (result.Starts.Count > 1
                ? $", from all {result.Starts.Count} starts." : ", from the one start that was tried.")
            : $"Widths opened for {Names(best)}, but at an end of them {Words.Percent(best.EndLoss)} of the answers go wrong: the bonus "
                + "for wide distributions drove them too far.";
    }

    private static IEnumerable<string> Caveats(AugerinoResult result)
    {
        yield return "Only the extents of six given generators are learnt; a symmetry that they do not span cannot be found, and what is "
            + "found depends on where the widths start: closed ones hardly get a gradient, and the widest take most of the bonus.";
        yield return "An extent is a half-width: rotation in radians, translations in halves of the picture, scale, stretch and shear as "
            + $"exponents. It grows with {SettingName.Mention("bonus")} and overshoots a little.";
        yield return "A network can also learn to undo a warp; that the labels are kept is what the network says.";
        if (result.Starts.Count < 2)
            yield return "Only one start was tried; another one may find other generators.";
    }

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
