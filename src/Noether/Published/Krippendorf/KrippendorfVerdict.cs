using Noether.Algebra;
using Noether.Discovery;

namespace Noether.Published.Krippendorf;

/// <summary>Found, not found or undecided.</summary>
internal static class KrippendorfVerdict
{
    private const double LeastGap = 4;
    private const double MostViolation = 0.1;
    private const double LeastAccuracy = 0.8;
    private const double MostClosure = 0.2;

    /// <summary>Concludes.</summary>
    public static Verdict Of(KrippendorfRun run, AlgebraStructure? structure)
    {
        List<Check> checks =
        [
            new("candidates", "Planes that gave a regression", run.Candidates, 3, Direction.AtLeast),
            new("gap", "Share of the last principal axis that counts over the next", run.Gap, LeastGap,
                Direction.AtLeast),
            new("violation", "How far samples leave their class where they move along the generators; about 1 by chance",
                run.Violation, MostViolation, Direction.AtMost),
            new("closure", "How far commutators of the generators leave their span", structure?.Closure ?? double.NaN,
                MostClosure,
                Direction.AtMost),
        ];
        if (run.Classifier is { } classifier)
        {
            checks.Add(new(
                "accuracy", "Share of held-out samples whose class the classifier says", classifier.Accuracy,
                    LeastAccuracy,
                Direction.AtLeast));
        }

        var passed = checks.All(check => check.Passed);
        var unclear = run.Candidates < 3 || run.Classifier?.Accuracy < LeastAccuracy;
        var failed = string.Join(", ", checks.Where(check => !check.Passed).Select(check => check.Name));
        return new Verdict
        {
            Finding = passed ? Finding.Found : unclear ? Finding.Undecided : Finding.NotFound,
            Summary = passed ? $"Points of a class turn into each other by {Count(run.Generators.Count)}."
                : run.Candidates < 3
                    ? $"Too few planes gave a regression: in {run.Narrow} of them the points cover a short arc only, so that nothing "
                        + "can be told."
                : unclear ? $"A classifier cannot tell the classes from the samples, so that nothing can be told; not passed: {failed}."
                : $"Classes are not kept by rotations that regression on near points could find; not passed: {failed}.",
            Checks = checks,
            Caveats = [.. Caveats(run)],
        };
    }

    private static IEnumerable<string> Caveats(KrippendorfRun run)
    {
        yield return "Only rotations about 0 in the units of the columns are looked for; near pairs show directions along the "
            + "class, not the group.";
        if (run.Classifier is { } classifier)
        {
            yield return FormattableString.Invariant(
                $"In the last hidden layer {100 * classifier.SameClass:0} % of nearest neighbours share their class, but they are ")
                + FormattableString.Invariant(
                    $"near among the samples too (median distance {classifier.Distance:G2}, of two of a class {classifier.Usual:G2}): ")
                + "the embedding by itself tells no orbit.";
        }
    }

    private static string Count(int k) => k == 1 ? "1 generator" : $"{k} generators";
}
