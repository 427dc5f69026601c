using Noether.Discovery;
using Noether.Discovery.Settings;

namespace Noether.Published.Forestano;

/// <summary>Found or not: an algebra of as many generators as were asked for.</summary>
internal static class ForestanoVerdict
{
    private const double MostLeft = 0.1;

    /// <summary>Concludes.</summary>
    public static Verdict Of(
        AlgebraTrial best, IReadOnlyList<AlgebraTrial> trials, FittedFunction? fitted, ForestanoSettings settings)
    {
        List<Check> checks =
        [
            new("loss", "Loss at the end of the descent", best.Search.Loss, AlgebraTrial.MostLoss(fitted is not null),
                Direction.AtMost),
            new("generators", "Dimension of what the generators span", best.Rank, best.Search.Count, Direction.AtLeast),
            new("movingLoss", "Change of the function where held-out samples move along the generators, as a share of its variance",
                best.Loss, AlgebraTrial.MostChange(fitted is not null), Direction.AtMost),
        ];
        if (settings.Closed)
        {
            checks.Add(new(
                "closure", "How far commutators of the generators leave their span", best.Closure,
                    AlgebraTrial.MostClosure,
                Direction.AtMost));
        }

        if (fitted is not null)
        {
            checks.Add(new(
                "heldOutLeft", "Share of the variance of held-out labels that the network leaves", fitted.Left,
                    MostLeft,
                Direction.AtMost));
        }

        // A descent that ends near zero is no reason to say that there is no algebra, even where something else is missed.
        var ends = checks[0].Passed && checks[1].Passed;
        var finding = checks.All(check => check.Passed) ? Finding.Found
            : ends || fitted?.Left > MostLeft ? Finding.Undecided : Finding.NotFound;
        var k = best.Search.Count;
        return new Verdict
        {
            Finding = finding,
            Headline = finding == Finding.NotFound ? "No such algebra" : "",
            Summary = finding switch
            {
                Finding.Found => $"{Count(k)} that keep the function were found by descent"
                    + (settings.Closed ? ", closed under commutation." : "; closure was not asked for."),
                Finding.Undecided when !(fitted?.Left > MostLeft) =>
                    $"A descent of {Count(k)} ends near zero, but not all checks passed: "
                    + string.Join(", ", checks.Where(check => !check.Passed).Select(check => check.Name)) + ".",
                Finding.Undecided => FormattableString.Invariant(
                    $"A network leaves {100 * fitted!.Left:0} % of the labels, too much to tell their symmetry."),
                _ => trials.Count == 1
                    ? FormattableString.Invariant(
                        $"No such algebra: the descent of {Count(k)} stops at a loss of {best.Search.Loss:G3}, not at zero.")
                    : $"No such algebra of 1 to {trials.Count} generators: no descent ends near zero.",
            },
            Checks = checks,
            Caveats = [.. Caveats(trials, fitted, settings)],
        };
    }

    private static IEnumerable<string> Caveats(
        IReadOnlyList<AlgebraTrial> trials, FittedFunction? fitted, ForestanoSettings settings)
    {
        yield return settings.Generators is null
            ? $"Numbers of generators from 1 to {trials.Count} were tried; a larger algebra is not seen, raise "
                + $"{SettingName.Mention("most-generators")} to look further."
            : "The number of generators was given; fewer than there are may make a smaller algebra, which is then found, and "
                + "another number may make a larger one.";
        yield return "The method algebra reads all generators and their number off one spectrum.";
        if (fitted is not null)
            yield return "The function is a network fitted to the labels; a violation too small for it is not seen.";
    }

    private static string Count(int k) => k == 1 ? "1 generator" : $"{k} generators";
}
