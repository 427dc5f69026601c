using Noether.Discovery;
using Noether.Discovery.Settings;
using Noether.Lens.Initialisers;
using Noether.Lens.Judging;
using Noether.Numerics;

namespace Noether.Lens.Runs;

/// <summary>
/// The search of the <c>fast</c> preset: two disjoint halves of the samples propose answers by themselves, a judge on
/// held-out samples scores them all, and the best are refined on samples of both halves. That the halves lead to one
/// answer tells that the data determine it. A checkpoint after every stage lets a search go on where it was stopped.
/// </summary>
internal sealed class FastSearch
{
    private const string Stage = "search";
    private const double CleanUniformity = 0.01;
    private const double CleanAgreement = 0.99;

    private const int MostRotated = 257;

    // An order of the columns has no angles that more samples or steps could turn, so that what sampling leaves of the
    // departure of real recordings, whose windows overlap, does not count against it.
    private const double CleanOrderDeparture = 0.02;
    private const double CleanOrderUniformity = 0.02;

    // The stages in their order. Cheap ones come first; where both halves are clean after one of them, it is the last.
    private const int OrderOne = 0, OrderTwo = 1, NaturalOrder = 2, IndependentOne = 3, IndependentTwo = 4, HalfOne = 5,
        HalfTwo = 6, Both = 7;

    private readonly LensRun run;
    private readonly CandidateSearch search;
    private readonly int half;
    private readonly SearchState state = new();

    /// <summary>Prepares the search.</summary>
    public FastSearch(LensRun run)
    {
        this.run = run;
        search = new(run.Samples, run.Threads, run.Seed, run.Settings.Without) { View = run.View };
        half = run.Samples.Training / 2;
    }

    /// <summary>Departure from stationarity below which nothing is left to improve.</summary>
    public const double CleanDeparture = 0.005;

    /// <summary>What the search came to, or has come to so far.</summary>
    /// <returns>
    /// Candidates, the best first, the best representation, and the agreement of the halves, null where it was not
    /// measured.
    /// </returns>
    public (List<LensCandidate> Candidates, Matrix Winner, double? Agreement) Outcome()
    {
        // The same initialiser speaks twice, once for each half: the better of the two stays.
        var best = state.Ranked().DistinctBy(j => j.Candidate.Name).ToList();
        return ([.. best.Select(j => j.Candidate)], best[0].Proposal.Representation, Agreement());
    }

    /// <summary>Searches to the end, or to the end of the budget.</summary>
    /// <param name="best">The best answer so far, kept after every stage.</param>
    public void Run(Func<LensResult> best)
    {
        run.TryRestore(Stage, checkpoint => state.Load(checkpoint, run.Samples.Dimension));
        // Two axes that somebody asks for are looked for even where one would do.
        var asked = run.Settings.AsksForGrid;
        run.Report("column order", 0.02);
        var finished = run.WithinBudget(() =>
        {
            GridFinding? ordered = null;
            Do(OrderOne, "column order", () => ColumnOrders(0));
            Do(OrderTwo, "column order", () => ColumnOrders(half));
            if (!asked && (EndedEarly = Settled(OrderOne, OrderTwo)))
                return;
            if (GridSearch.Wanted(run.Settings, run.Columns.Count))
            {
                var columns = new GridSearch(run);
                var grid = run.Timed("grid", columns.Run);
                ordered = grid is null || (!asked && GridVerdicts.Decide(grid).Finding == Finding.NotFound)
                    ? null : columns.Finding(grid);
                if (ordered is { Verdict.Finding: not Finding.NotFound })
                {
                    Grid = ordered;
                    return;
                }
            }

            Do(NaturalOrder, "natural order", Natural);
            if (!CanBeLocal() || IsTooWide())
            {
                EndedEarly = true;
                Grid = asked ? ordered : null;
                return;
            }

            run.Report("independent components", 0.05);
            Do(IndependentOne, "independent components", () => Independent(0));
            Do(IndependentTwo, "independent components", () => Independent(half));
            if (!asked && (EndedEarly = Settled(IndependentOne, IndependentTwo)))
                return;
            if ((Grid = MixedGrid()) is not null)
                return;
            if (asked)
            {
                Grid = Pictures() ?? ordered;
                return;
            }

            Do(HalfOne, "first half", () => Half([OrderOne, IndependentOne], 0, 0.1));
            Do(HalfTwo, "second half", () => Half([OrderTwo, IndependentTwo], half, 0.4));
            Do(Both, "all samples", Finish);
        });
        // The columns as they stand are judged whatever the budget, so that there is an answer.
        if (!finished && state.Judged.Count == 0 && Natural() is null)
        {
            throw new NoetherException(
                $"The {SettingName.Mention("budget")} was spent before anything was proposed: give more time.")
            {
                Setting = "budget",
            };
        }

        void Do(int stage, string name, Func<JudgedCandidate?> work)
        {
            if (stage < state.StagesDone)
                return;
            state.Complete(run.Timed(name, work));
            // Before anything is judged there is nothing to go on from.
            if (state.Judged.Count == 0)
                return;
            run.Save(Stage, state.Save);
            run.Keep(best);
        }
    }

    /// <summary>The grid that the columns lie on; null where there is none.</summary>
    public GridFinding? Grid { get; private set; }

    /// <summary>
    /// Whether cheap proposals were all: clean and alike on both halves, or nothing else would have been of use.
    /// </summary>
    public bool EndedEarly { get; private set; }

    // Once both halves have an answer theirs counts; that of cheap proposals only where it ended the search.
    private double? Agreement() =>
        state.StagesDone > HalfTwo ? Alike(HalfOne, HalfTwo)
        : SettledBy() is { } pair ? Alike(pair.One, pair.Two)
        : null;

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

    // A grid whose cells are independent components; null where there is none.
    private GridFinding? MixedGrid() =>
        run.Columns.Aside.Length == 0 && GridSearch.Wanted(run.Settings, run.Columns.Count)
            && Answers(IndependentOne, IndependentTwo).ToArray() is [var one, var two]
            ? GridFinding.Of(run.Timed("grid of independent components", () => new MixedGridSearch(run).Run(
                one.Proposal.Representation, two.Proposal.Representation, run.Settings.WantedShape)))
            : null;

    // Takes minutes, so only for who asks for two axes.
    private GridFinding? Pictures() =>
        run.Columns.Aside.Length == 0 ? GridFinding.Of(run.Timed("pictures", new PictureSearch(run).Run)) : null;

    private bool Has(LensIngredients part) => !run.Settings.Without.HasFlag(part);

    private JudgedCandidate? Natural() => !Has(LensIngredients.NaturalOrder) ? null
        : state.Judged.FirstOrDefault(j => j.Candidate.Name == SeriationInitialiser.Natural)
            ?? Judge(
                [new(SeriationInitialiser.Natural, Matrix.Identity(run.Samples.Dimension), 0)],
                run.CancellationToken)[0];

    private JudgedCandidate? Independent(int first) => Has(LensIngredients.IndependentComponents)
        ? Judge([search.Independent(first, half, run.Limit)], run.Limit)[0]
        : null;

    private JudgedCandidate? ColumnOrders(int first) => Has(LensIngredients.ColumnOrder)
        ? Judge(new SeriationInitialiser(run.Samples, run.Threads).Propose(first, half), run.Limit)
            .MinBy(j => j.Candidate.Score)
        : null;

    // Of all orthogonal maps none gives two components a larger correlation than (e1 - ed)/(e1 + ed), e the eigenvalues
    // of the covariance (Wielandt): where that is too small for locality, as it is for white noise, nothing can be found.
    private bool CanBeLocal()
    {
        var (values, _) = MatrixOps.Eigen(run.Samples.Covariance(0, run.Samples.Training, run.Threads));
        if ((values[^1] - values[0]) / (values[^1] + values[0]) >= Verdicts.LeastCorrelation || state.Judged.Count == 0)
            return true;
        run.Caveats.Add(
            "The columns are so little correlated that no orthogonal map makes neighbours of them; the search ended there.");
        return false;
    }

    // Rotations of many columns take hours to find; whoever has them says so by a budget.
    private bool IsTooWide()
    {
        if (run.Samples.Dimension <= MostRotated || run.Budget is not null || state.Judged.Count == 0)
            return false;
        run.Caveats.Add(
            $"Of more than {MostRotated} columns only orders on a line and on a grid were tried; with a budget of time "
            + "rotations are looked for too, which takes hours.");
        return true;
    }

    // Proposals that are clean in every respect, and the same from both halves, leave nothing to search.
    private bool Settled(int one, int two)
    {
        JudgedCandidate[] answers = [.. Answers(one, two)];
        if (answers.Length < 2 || !Has(LensIngredients.EarlyEnd))
            return false;
        var best = answers.MinBy(j => j.Candidate.Score)!.Candidate;
        var agreement = Alike(one, two);
        var (departure, uniformity) = one == OrderOne
            ? (CleanOrderDeparture, CleanOrderUniformity) : (CleanDeparture, CleanUniformity);
        return agreement >= CleanAgreement && best.ToeplitzDeparture <= departure && best.Uniformity <= uniformity
            && Verdicts.Decide(best, run.Samples.Dimension, agreement).Found;
    }

    private IEnumerable<JudgedCandidate> Answers(params IEnumerable<int> stages) =>
        stages.Select(state.AnswerOf).OfType<JudgedCandidate>();

    // The best answer of one half.
    private JudgedCandidate Half(int[] cheap, int first, double from)
    {
        const double Share = 0.3;
        const int Stages = 3;
        var stages = 0;
        void Report(string stage) => run.Report(stage, from + (Share * stages++ / Stages));
        JudgedCandidate[] begin = [.. Answers([NaturalOrder, .. cheap])];
        List<ProposedRepresentation> found = [];
        try
        {
            search.Search([.. begin.Select(j => j.Proposal)], first, half, found, Report, run.Limit);
        }
        catch (OperationCanceledException) when (!run.CancellationToken.IsCancellationRequested)
        {
            // The budget is spent; what was found until then still counts.
            Judge(found, run.CancellationToken);
            throw;
        }

        Report("judging");
        var best = Judge(found, run.Limit).Concat(begin).MinBy(j => j.Candidate.Score)
            ?? throw new NoetherException(
                $"Every initialiser of the search is left out ({SettingName.Mention("without")}); leave at least one "
                + "in.")
            {
                Setting = "without",
            };
        return Mend(best, first, half);
    }

    // Signs of modes first, then what the differences of neighbours show, where they are sharper than the values.
    private JudgedCandidate Mend(JudgedCandidate answer, int first, int count)
    {
        answer = Better(answer, search.MendSigns(answer.Proposal, first, count, run.Limit));
        return answer.Candidate.DifferenceSharpness > answer.Candidate.Sharpness
            ? Better(answer, search.MendDifferences(answer.Proposal, first, count, run.Limit))
            : answer;
    }

    private JudgedCandidate Better(JudgedCandidate answer, ProposedRepresentation? other)
    {
        if (other is null)
            return answer;
        var judged = Judge([other], run.Limit)[0];
        return judged.Candidate.Score < answer.Candidate.Score ? judged : answer;
    }

    // The best two answers that differ, refined on samples of both halves, and the best with its signs mended.
    private JudgedCandidate Finish()
    {
        run.Report("refining on all samples", 0.75);
        var best = DistinctAnswers.Keep(state.Ranked().Take(4), j => j.Proposal.Representation, 2);
        Judge(search.Finish([.. best.Select(j => j.Proposal)], run.Limit), run.Limit);
        run.Report("mending signs", 0.85);
        return Mend(state.Ranked().First(), 0, run.Samples.Training);
    }

    private List<JudgedCandidate> Judge(
        IReadOnlyList<ProposedRepresentation> proposals, CancellationToken cancellationToken)
    {
        List<JudgedCandidate> result = [];
        foreach (var proposal in proposals)
        {
            var judged = new JudgedCandidate(proposal, run.Judge.Measure(
                proposal.Name, proposal.Representation, proposal.Seconds, cancellationToken));
            state.Add(judged);
            result.Add(judged);
        }

        if (result.Count > 0)
            run.View.Show(() => state.Ranked().First().Proposal.Representation);
        return result;
    }
}
