using Noether.Lens.Judging;
using Noether.Lens.Positions;
using static Noether.Lens.Runs.SearchStages;

namespace Noether.Lens.Runs;

/// <summary>What the two halves of the samples have in common, and whether that leaves anything to search.</summary>
internal sealed class SearchHalves(SearchState state, LensRun run)
{
    // Departure from stationarity below which nothing is left to improve.
    private const double CleanDeparture = 0.005;
    private const double CleanUniformity = 0.01;
    private const double CleanAgreement = 0.99;

    // An order of the columns has no angles that more samples or steps could turn, so that what sampling leaves of the
    // departure of real recordings, whose windows overlap, does not count against it.
    private const double CleanOrderDeparture = 0.02;
    private const double CleanOrderUniformity = 0.02;

    // Positions are as clean as orders need to be, and need not agree as well: what is left of their turns is mended on all
    // samples. Of smooth signals, whose differences are sharper than their values, more is left.
    private const double PositionsAgreement = 0.985;
    private const double SmoothPositionsAgreement = 0.97;

    /// <summary>
    /// The agreement of the halves, null where it was not measured. Once both have an answer theirs counts; that of cheap
    /// proposals only where it ended the search.
    /// </summary>
    public double? Agreement() =>
        state.StagesDone > HalfTwo ? Alike(HalfOne, HalfTwo)
        : SettledBy() is { } pair ? Alike(pair.One, pair.Two)
        : null;

    /// <summary>
    /// Whether two stages, one of each half, have answers that are clean in every respect and the same.
    /// </summary>
    public bool Settled(int one, int two)
    {
        if (state.AnswerOf(one) is not { } first || state.AnswerOf(two) is not { } second
            || run.Settings.Without.HasFlag(LensIngredients.EarlyEnd))
        {
            return false;
        }

        if (IsDoubtful(first) || IsDoubtful(second))
            return false;
        var best = (second.Candidate.Score < first.Candidate.Score ? second : first).Candidate;
        var agreement = Alike(one, two);
        var (departure, uniformity) = one is OrderOne or PositionsOne
            ? (CleanOrderDeparture, CleanOrderUniformity) : (CleanDeparture, CleanUniformity);
        var least = one != PositionsOne ? CleanAgreement
            : best.DifferenceSharpness > best.Sharpness ? SmoothPositionsAgreement : PositionsAgreement;
        return agreement >= least && best.ToeplitzDeparture <= departure && best.Uniformity <= uniformity
            && Verdicts.Decide(best, run.Samples.Dimension, agreement).Found;
    }

    // No other stage has answers of that name.
    private static bool IsDoubtful(JudgedCandidate answer) =>
        answer.Proposal.Name.StartsWith(PositionInitialiser.Doubtful, StringComparison.Ordinal);

    private (int One, int Two)? SettledBy() =>
        state.StagesDone == OrderTwo + 1 && Settled(OrderOne, OrderTwo) ? (OrderOne, OrderTwo)
        : state.StagesDone == IndependentTwo + 1 && Settled(IndependentOne, IndependentTwo)
            ? (IndependentOne, IndependentTwo)
        : null;

    // How alike the answers of two stages are, as generators: the sign of the filter and the direction do not count,
    // nor does the place where a circle is cut open.
    private double Alike(int one, int two)
    {
        var (a, b) = (state.AnswerOf(one)!, state.AnswerOf(two)!);
        var padding = a.Candidate.Circular && b.Candidate.Circular ? 0 : 1;
        return GeneratorScore.Compare(
            GroupConvolutions.Shift(a.Proposal.Representation, padding),
            GroupConvolutions.Shift(b.Proposal.Representation, padding)).Cosine;
    }
}
