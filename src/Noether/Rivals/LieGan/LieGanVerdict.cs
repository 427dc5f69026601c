using Noether.Discovery;
using Noether.Discovery.Settings;

namespace Noether.Rivals.LieGan;

/// <summary>Found or not, by held-out samples and by trainings that agree.</summary>
internal static class LieGanVerdict
{
    private const double LeastAgreement = 0.9;
    private const double LeastAngle = 0.1; // radians

    /// <summary>Concludes.</summary>
    public static Verdict Of(LieGanResult result, LieGanInput input, LieGanSettings settings)
    {
        var angle = result.Generators.Min(one => LieGanResult.Angle(one, settings));
        var (test, k) = (result.Test, result.Generators.Length);
        List<Check> checks =
        [
            new("angle", "Typical turn by the weakest generator, its norm times sigma over the root of d, in radians", angle, LeastAngle,
                Direction.AtLeast),
            new("agreement", "Least cosine between what trainings on other samples span", result.Agreement, LeastAgreement,
                Direction.AtLeast),
            .. test.Checks(),
        ];
        var what = k == 1 ? "a generator" : $"{k} generators";
        var collapsed = test.HardlyMoves || angle < LeastAngle;
        var (finding, headline, summary) = test.HardlyMoves || (collapsed && k == 1)
            ? (Finding.NotFound, "Identity collapse",
                FormattableString.Invariant($"The generators shrank to next to nothing (typical turn {angle:0.000} rad, {test.Words}), which ")
                + "says nothing of the samples: no symmetry was found.")
            : test.IsBroken
                ? (Finding.NotFound, "No symmetry", $"No symmetry: held-out {Kind(input)} refuse what was found ({test.Words}).")
                : collapsed
                    ? (Finding.Undecided, "", $"Of {what} at least one shrank to next to nothing; give fewer "
                        + $"{SettingName.Mention("channels")} ({test.Words}).")
                    : !(result.Agreement >= LeastAgreement)
                        ? (Finding.Undecided, "", FormattableString.Invariant(
                            $"Trainings on different samples do not agree (cosine {result.Agreement:0.000}); what one of them found is not ")
                            + $"refused ({test.Words}).")
                        : test.Bound > HeldOutTest.MostBound
                            ? (Finding.Undecided, "", $"Trainings agree on {what}, but a departure is not ruled out ({test.Words}); give more "
                                + "samples.")
                            : (Finding.Found, "", $"{char.ToUpperInvariant(what[0])}{what[1..]} on which trainings agree "
                                + FormattableString.Invariant($"(cosine {result.Agreement:0.000}) ")
                                + $"{(k == 1 ? "is a symmetry" : "are symmetries")} as far as held-out {Kind(input)} tell ({test.Words}).");
        return new Verdict
        {
            Finding = finding,
            Headline = headline,
            Summary = summary,
            Checks = checks,
            Caveats =
            [
                "The number of generators was given: surplus ones shrink, and missing ones are not seen.",
                "Generators are known on what the vectors span only, and are reported there.",
                "An exact symmetry of samples of finite variance that span all directions turns them and no more; generators that stretch, "
                    + "such as boosts, hold over the range of coefficients that was trained with, or for labels.",
                .. settings.Coefficients == CoefficientLaw.Integers
                    ? ["Powers from 1 to 9 were tested; the generator of a discrete group is known up to what its powers leave open."]
                    : Array.Empty<string>(),
            ],
        };
    }

    private static string Kind(LieGanInput input) => input.What.Split(',', ' ')[0];
}
