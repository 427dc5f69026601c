using Noether.Discovery;
using Noether.Discovery.Settings;

namespace Noether.Rivals.SymmetryGan;

/// <summary>Found or not, by held-out samples alone: the loss of a game between two networks is no evidence.</summary>
internal static class SymmetryGanVerdict
{
    private const double LeastAgreement = 0.5;

    /// <summary>Concludes.</summary>
    /// <param name="elements">The element of every restart.</param>
    /// <param name="pooled">Test of a random one of those that hold; null where there is none.</param>
    public static Verdict Of(IReadOnlyList<JudgedElement> elements, HeldOutTest? pooled)
    {
        var moved = elements.Count(one => !one.IsIdentity);
        var holding = elements.Count(one => one.Holds);
        var agreement = moved == 0 ? 0 : (double)holding / moved;
        List<Check> checks =
        [
            new("movedRestarts", "Restarts that ended away from the identity", moved, 2, Direction.AtLeast),
            new("agreement", "Share of those whose element no test refused on samples that elements are chosen by", agreement,
                LeastAgreement, Direction.AtLeast),
            .. pooled?.Checks() ?? [],
        ];
        var (finding, headline, summary) = Conclude(elements.Count, moved, holding, agreement, pooled);
        return new Verdict
        {
            Finding = finding,
            Headline = headline,
            Summary = summary,
            Checks = checks,
            Caveats =
            [
                .. moved < elements.Count
                    ? [$"{elements.Count - moved} of {elements.Count} restarts ended at the identity, which is a symmetry of all samples and no "
                        + "finding."]
                    : Array.Empty<string>(),
                "A restart ends near where it began: elements that no restart came near are not seen. More "
                    + $"{SettingName.Mention("restarts")} see more.",
                "Only maps of the family are looked for; a family that changes volumes holds maps that keep the distribution and are no "
                    + "symmetry of anything else.",
            ],
        };
    }

    private static (Finding Finding, string Headline, string Summary) Conclude(
        int count, int moved, int holding, double agreement, HeldOutTest? pooled)
    {
        if (moved == 0)
        {
            return (Finding.NotFound, "Identity collapse",
                $"All {count} restarts ended at the identity (displacement below {HeldOutTest.LeastDisplacement}), which says nothing of the "
                + "samples: no symmetry was found.");
        }

        if (pooled is null)
        {
            return (Finding.NotFound, "No symmetry", $"No symmetry: {moved} of {count} restarts ended away from the identity, and held-out "
                + "samples refuse the element of each.");
        }

        if (pooled.IsBroken)
        {
            return (Finding.NotFound, "No symmetry", $"No symmetry: held-out samples refuse the elements that were found ({pooled.Words}).");
        }

        if (pooled.HardlyMoves)
        {
            return (Finding.NotFound, "Identity collapse", $"The elements that hold hardly move samples ({pooled.Words}), which says "
                + "nothing of them.");
        }

        if (moved < 2 || agreement < LeastAgreement)
        {
            return (Finding.Undecided, "", $"{holding} of {moved} elements away from the identity hold on held-out samples, too few restarts "
                + $"that agree ({pooled.Words}).");
        }

        return pooled.Bound > HeldOutTest.MostBound
            ? (Finding.Undecided, "", $"{holding} of {moved} elements away from the identity are not refused, but a departure is not ruled "
                + $"out either ({pooled.Words}); give more samples.")
            : (Finding.Found, "", $"{holding} of {moved} elements away from the identity are symmetries as far as held-out samples tell "
                + $"({pooled.Words}).");
    }
}
