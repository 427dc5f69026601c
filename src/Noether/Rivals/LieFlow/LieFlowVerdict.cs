using Noether.Discovery;

namespace Noether.Rivals.LieFlow;

/// <summary>Found or not, by held-out samples and by flows that agree.</summary>
internal static class LieFlowVerdict
{
    /// <summary>Concludes.</summary>
    public static Verdict Of(LieFlowResult result)
    {
        var (law, test) = (result.Laws[0], result.Test);
        List<Check> checks =
        [
            new("agreement", "Whether flows trained on other samples lead to the same group, 1 for yes", result.Agree ? 1 : 0, 1,
                Direction.AtLeast),
            .. test?.Checks() ?? [],
        ];
        var (finding, headline, summary) = Conclude(result, law, test);
        return new Verdict
        {
            Finding = finding,
            Headline = headline,
            Summary = summary,
            Checks = checks,
            Caveats =
            [
                "Only rotations of the plane are looked for, about one middle and of all points of a sample alike; no reflections.",
                "A flow that has not learned leaves random rotations as they are, which looks like all rotations: the test on held-out samples "
                    + "tells the two apart.",
            ],
        };
    }

    private static (Finding Finding, string Headline, string Summary) Conclude(
        LieFlowResult result, RotationLaw law, HeldOutTest? test)
    {
        if (law.Order == 1)
        {
            return (Finding.NotFound, "No rotation", result.Agree
                ? "No rotation is a symmetry: the flows lead every sample back to the way it is seen."
                : $"No rotation is agreed on: one flow leads every sample back, the other one to {result.Laws[1].Words}.");
        }

        if (test is null)
        {
            return (Finding.NotFound, "No symmetry",
                "No group of rotations can be told: the flow leads to angles that are neither multiples of one nor all alike.");
        }

        if (test.IsBroken)
            return (Finding.NotFound, "No symmetry", $"No symmetry: held-out samples refuse {law.Words} ({test.Words}).");
        if (test.HardlyMoves)
            return (Finding.NotFound, "Hardly moves", $"The flow leads to {law.Words}, which hardly move the samples ({test.Words}).");
        if (!result.Agree)
        {
            return (Finding.Undecided, "", $"Flows do not agree: one leads to {law.Words}, the other to {result.Laws[1].Words}; held-out "
                + $"samples do not refuse the first ({test.Words}).");
        }

        return test.Bound > HeldOutTest.MostBound
            ? (Finding.Undecided, "", $"The flows lead to {law.Words}, but a departure is not ruled out ({test.Words}); give more samples.")
            : (Finding.Found, law.Order == 0 ? "All rotations" : $"Cyclic, order {law.Order}",
                $"The samples are symmetric under {law.Words} as far as held-out ones tell ({test.Words}).");
    }
}
