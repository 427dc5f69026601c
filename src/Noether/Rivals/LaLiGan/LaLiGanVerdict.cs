using Noether.Discovery;

namespace Noether.Rivals.LaLiGan;

/// <summary>Found or not, by held-out windows and by trainings that leave the same quantity as it is.</summary>
internal static class LaLiGanVerdict
{
    private const double LeastAgreement = 0.9;
    private const double MostError = 0.05;

    /// <summary>Concludes.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="window">Samples in a window.</param>
    public static Verdict Of(LaLiGanResult result, int window)
    {
        var test = result.Test;
        List<Check> checks =
        [
            new("reconstruction", "Mean squared error of decoded held-out samples, over their variance", result.Reconstruction, MostError,
                Direction.AtMost),
            new("agreement", "Rank correlation of what the actions of two trainings leave as it is", result.Agreement, LeastAgreement,
                Direction.AtLeast),
            .. test.Checks(),
        ];
        var (finding, headline, summary) = Conclude(result, window, test);
        return new Verdict
        {
            Finding = finding,
            Headline = headline,
            Summary = summary,
            Checks = checks,
            Caveats =
            [
                "An encoder can bring any smooth distribution into a form that has any linear symmetry: what was found is a symmetry that the "
                    + "encoder allows, and only windows of two samples, moved together, tie it to the data.",
                "Decoded samples are compared with decoded samples that were moved: what the decoder leaves out is not tested.",
                "About half of all trainings end in a spiral or a shear instead of a closed orbit; another seed may see more.",
            ],
        };
    }

    private static (Finding Finding, string Headline, string Summary) Conclude(LaLiGanResult result, int window, HeldOutTest test)
    {
        if (!(result.Reconstruction <= MostError))
        {
            return (Finding.Undecided, "", FormattableString.Invariant(
                $"Decoded samples miss {100 * result.Reconstruction:0.0} % of the variance, too much to tell a symmetry of what they stand for."));
        }

        if (test.HardlyMoves)
        {
            return (Finding.NotFound, "Identity collapse", $"The latent action hardly moves samples ({test.Words}), which says nothing of "
                + "them: no symmetry was found.");
        }

        if (test.IsBroken)
            return (Finding.NotFound, "No symmetry", $"No symmetry: held-out windows refuse the latent action ({test.Words}).");
        if (!(result.Agreement >= LeastAgreement))
        {
            return (Finding.Undecided, "", FormattableString.Invariant(
                $"Two trainings leave different quantities as they are (rank correlation {result.Agreement:0.00}); what one of them found ")
                + $"is not refused ({test.Words}).");
        }

        if (window == 1)
        {
            return (Finding.Undecided, "", "Two trainings agree on a latent action that held-out samples do not refuse, but without a second "
                + $"sample that moves along an encoder finds one in any samples ({test.Words}); give pairs.");
        }

        return test.Bound > HeldOutTest.MostBound
            ? (Finding.Undecided, "", $"Two trainings agree, but a departure is not ruled out ({test.Words}); give more windows.")
            : (Finding.Found, "", "A nonlinear action on which two trainings agree is a symmetry of the windows as far as held-out ones tell "
                + $"({test.Words}).");
    }
}
