using Noether.Algebra;
using Noether.Discovery;

namespace Noether.Published.Craven;

/// <summary>Found, not found, or undecided because the network does not know the labels well enough.</summary>
internal static class CravenVerdict
{
    private const double LeastGap = 2; // the losses of the directions are what decides
    private const double LeastGapOfFunction = 100;
    private const double MostClosure = 0.2;
    private const double MostShare = 0.1;

    /// <summary>Largest loss of held-out labels along a direction, or change of a function.</summary>
    public static double MostLoss(bool fitted) => fitted ? 0.005 : 1e-4;

    /// <summary>Whether a given map keeps the function.</summary>
    public static bool Keeps(CravenRun run, SlopeTest test) => !UnderFitted(run)
        && test.Loss <= MostLoss(run.Fitted is not null);

    /// <summary>Whether the network misses more than a tenth of what a wrong map would take away.</summary>
    public static bool UnderFitted(CravenRun run) => run.Fitted is { } fitted
        && !(fitted.Left <= MostShare * run.Removed);

    /// <summary>Concludes.</summary>
    public static Verdict Of(CravenRun run, AlgebraStructure? structure)
    {
        var fitted = run.Fitted is not null;
        List<Check> checks = [];
        if (run.Fitted is { } network)
        {
            checks.Add(new(
                "underFit", "Share of the variance of held-out labels that the network leaves, over what maps by chance take away",
                network.Left / run.Removed, MostShare, Direction.AtMost));
        }

        checks.AddRange(
        [
            new("gap", "Least violated direction outside the span over the most violated inside, in the spectrum of the gradients",
                run.Cut.Gap, fitted ? LeastGap : LeastGapOfFunction, Direction.AtLeast),
            new("movingLoss", "Variance of held-out labels that is lost where samples move along the directions of the span",
                run.Loss, MostLoss(fitted), Direction.AtMost),
            new("closure", "How far commutators of the generators leave their span", structure?.Closure ?? double.NaN,
                MostClosure,
                Direction.AtMost),
        ]);
        var finding = checks.All(check => check.Passed) ? Finding.Found : UnderFitted(run) ? Finding.Undecided
            : Finding.NotFound;
        var keep = run.Tests.Count(test => Keeps(run, test));
        return new Verdict
        {
            Finding = finding,
            Headline = finding == Finding.Undecided ? "Under-fitted" : "",
            Summary = finding switch
            {
                Finding.Undecided => FormattableString.Invariant(
                    $"The network leaves {100 * run.Fitted!.Left:0.#} % of the labels, and a map by chance takes away {100 * run.Removed:0.#} %: ")
                    + "an under-fitted network is symmetric under what it has not learned, so that nothing is said.",
                Finding.Found => $"{keep} of {run.Tests.Count} given maps keep {What(fitted)}, and the gradients have a space of "
                    + $"{run.Cut.Count} that do.",
                _ => $"{keep} of {run.Tests.Count} given maps keep {What(fitted)}; the gradients show no space of maps that does; not "
                    + $"passed: {string.Join(", ", checks.Where(check => !check.Passed).Select(check => check.Name))}.",
            },
            Checks = checks,
            Caveats = [.. Caveats(run)],
        };
    }

    private static IEnumerable<string> Caveats(CravenRun run)
    {
        if (run.Fitted is not null)
        {
            yield return "The published sign, a slope of 2 in place of 1, is shown and not judged: the linear term of the network's "
                + "own error hides it for small motions, so that all slopes lie between.";
        }

        yield return "A map counts as kept where samples that move by half a radian keep their labels; what changes less is not seen.";
    }

    private static string What(bool fitted) => fitted ? "the labels" : "the function";
}
