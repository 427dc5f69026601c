using Noether.Discovery;
using Noether.Discovery.Settings;

namespace Noether.Published.HamiltonianNetworks;

/// <summary>
/// Whether a trained H is conserved: its flow explains the motion, no worse than a free field, and H neither drifts nor
/// moves along paths. Limits were set on seeds below 100 of known systems and are judged in the study "others" on
/// others.
/// </summary>
internal static class HamiltonianVerdict
{
    private const double LeastExplained = 0.5;
    private const double SomeExplained = 0.1;
    private const double MostExcess = 0.2;
    private const double MostDrift = 0.02;
    private const double MostShare = 0.15;
    private const double SomeShare = 0.35;

    /// <summary>Concludes.</summary>
    public static Verdict Of(HamiltonianResult result)
    {
        var checks = Checks(result).ToArray();
        var missed = checks.Where(check => !check.Passed).Select(check => check.Name).ToHashSet();
        // Where not even a free field predicts, or only noise is in the way, nothing speaks against an H.
        var blind = missed.Contains("explained") && result.FreeErrors.Explained < LeastExplained && !missed.Contains("drift");
        var open = blind || (missed.SetEquals(["explained"]) && result.Errors.Explained >= SomeExplained)
            || (missed.SetEquals(["withinShare"]) && result.Changes.Share <= SomeShare);
        var finding = missed.Count == 0 ? (result.Data.Cut ? Finding.Undecided : Finding.Found)
            : open ? Finding.Undecided : Finding.NotFound;
        var verdict = new Verdict
        {
            Finding = finding,
            Headline = finding == Finding.Found
                ? "One conserved quantity" : result.Data.Cut && missed.Count == 0 ? "Too few paths" : "",
            Summary = Summary(result, missed, blind),
            Checks = checks,
            Caveats = [.. Caveats(result)],
        };
        return result.StoppedEarly
            ? verdict.StoppedEarly($"the time to spend was spent after {result.Model.Steps} steps of the training") : verdict;
    }

    private static IEnumerable<Check> Checks(HamiltonianResult result)
    {
        yield return new Check("explained", "share of the variance of held-out velocities that the flow of H explains",
            result.Errors.Explained, LeastExplained, Direction.AtLeast);
        yield return new Check("excess",
            "by how much at least its error exceeds that of a free field of the same size, as a share of it",
            result.Errors.ExcessOver(result.FreeErrors), MostExcess, Direction.AtMost);
        yield return new Check("drift", "by how much at least H rises or falls along a path, in its deviations over all",
            result.Changes.Drift, MostDrift, Direction.AtMost);
        if (!result.Data.Cut)
        {
            yield return new Check("withinShare", "share of the variance of H that lies within paths", result.Changes.Share,
                MostShare, Direction.AtMost);
        }
    }

    private static string Summary(HamiltonianResult result, HashSet<string> missed, bool blind)
    {
        var explained = Words.Percent(result.Errors.Explained);
        if (missed.Count == 0)
        {
            return result.Data.Cut
                ? $"Along so few paths the motion is that of a Hamiltonian, whose flow explains {explained} of held-out velocities; "
                    + "other paths must tell whether it is a law."
                : $"A learned H(q, p) is conserved: its flow explains {explained} of the variance of held-out velocities, and H is "
                    + $"constant along paths but for {Words.Percent(result.Changes.Share)} of its variance.";
        }

        if (blind)
        {
            return $"Neither the flow of a learned H ({explained}) nor a free field ({Words.Percent(result.FreeErrors.Explained)}) explains "
                + "held-out velocities: they are too noisy, or states do not determine them.";
        }

        if (missed.Contains("drift") || missed.Contains("excess"))
        {
            var direction = result.Changes.Change < 0 ? "falls" : "rises";
            return missed.Contains("drift")
                ? $"No H is conserved: the best one {direction} along every path, as under friction or a drive "
                    + $"({Words.Number(Math.Abs(result.Changes.Change))} of its deviations on average); a Hamiltonian network invents a quantity here."
                : $"No H is conserved: a free field predicts held-out velocities better (an error of {Words.Number(result.FreeErrors.Mean)} "
                    + $"against {Words.Number(result.Errors.Mean)}), so that the motion is not that of a Hamiltonian in these coordinates.";
        }

        return missed.Contains("explained")
            ? $"The flow of a learned H explains {explained} of the variance of held-out velocities, too little to trust it: velocities "
                + "are too noisy, or there is no such H."
            : $"The learned H moves along paths by {Words.Percent(result.Changes.Share)} of its variance, by noise or because it is not conserved.";
    }

    private static IEnumerable<string> Caveats(HamiltonianResult result)
    {
        var names = result.Data.Paths.Names;
        var half = names.Count / 2;
        yield return $"Taken for places: {string.Join(", ", names.Take(half))}; for their momenta, in the same order: "
            + $"{string.Join(", ", names.Skip(half))}. In other coordinates there may be a Hamiltonian where none was found here.";
        yield return "Velocities are differences of the paths; noise in states flattens H and slows its flow.";
        yield return "H is a network and no formula, is known up to a constant, and says nothing outside the paths; "
            + $"{SettingName.Mention("method")} conserved looks for formulas.";
        if (result.Data.Cut)
        {
            yield return $"Fewer than six paths were cut in {result.Data.All.Paths} pieces of {result.Data.All.Starts[1]} points; a "
                + "relation along one path may belong to that path alone.";
        }

        foreach (var note in result.Data.Paths.Notes)
            yield return note;
    }
}
