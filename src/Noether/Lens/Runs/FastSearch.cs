using Noether.Discovery;
using Noether.Discovery.Settings;
using Noether.Lens.Initialisers;
using Noether.Lens.Judging;
using Noether.Lens.Positions;
using Noether.Numerics;
using static Noether.Lens.Runs.SearchStages;

namespace Noether.Lens.Runs;

/// <summary>
/// The search of the <c>fast</c> preset: two disjoint halves of the samples propose answers by themselves, a judge on
/// held-out samples scores them all, and the best are refined on samples of both halves. That the halves lead to one
/// answer tells that the data determine it. A checkpoint after every stage lets a search go on where it was stopped.
/// </summary>
internal sealed class FastSearch
{
    private const string Stage = "search";
    private const int MostRotated = 257;

    // Nats by which one reading of coefficients must be sharper, or steadier, than another.
    private const double ClearlyBetter = 0.002;

    private readonly LensRun run;
    private readonly CandidateSearch search;
    private readonly HiddenGrids grids;
    private readonly Lazy<MixedGridAnswer?> named;
    private bool unclear;
    private readonly int half;
    private readonly SearchState state = new();
    private readonly SearchHalves halves;

    /// <summary>Prepares the search.</summary>
    public FastSearch(LensRun run)
    {
        this.run = run;
        search = new(run.Samples, run.Threads, run.Seed, run.Settings.Without) { View = run.View };
        grids = new(run);
        named = new(grids.Named);
        halves = new(state, run);
        half = run.Samples.Training / 2;
    }

    /// <summary>What the search came to, or has come to so far.</summary>
    /// <returns>
    /// Candidates, the best first, the best representation, and the agreement of the halves, null where it was not
    /// measured.
    /// </returns>
    public (List<LensCandidate> Candidates, Matrix Winner, double? Agreement) Outcome()
    {
        // The same initialiser speaks twice, once for each half: the better of the two stays.
        var best = state.Ranked().DistinctBy(j => j.Candidate.Name).ToList();
        return ([.. best.Select(j => j.Candidate)], best[0].Proposal.Representation, halves.Agreement());
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
            if ((Grid = GridBesides(state.Ranked().FirstOrDefault())) is not null
                || (!asked && halves.Settled(OrderOne, OrderTwo)))
            {
                return;
            }

            if (GridSearch.Wanted(run.Settings, run.Columns.Count))
            {
                var columns = new GridSearch(run);
                var grid = run.Timed("grid", columns.Run);
                grid = run.Timed("rings", () => new RingSearch(run).Run(grid, columns.Line)) ?? grid;
                ordered = grid is null || (!asked && GridVerdicts.Decide(grid).Finding == Finding.NotFound)
                    ? null : columns.Finding(grid);
                // Columns that nearly lie on a grid may be mixtures of cells that do; who asks for two axes can wait.
                if (ordered is { Verdict.Finding: Finding.Found } || (!asked && ordered is not null))
                {
                    Grid = ordered;
                    return;
                }
            }

            if (!unclear && (Grid = GridFinding.Of(named.Value)) is not null)
                return;

            Do(NaturalOrder, "natural order", Natural);
            if (!CanBeLocal() || IsTooWide())
            {
                Grid = asked ? ordered : null;
                return;
            }

            run.Report("positions of signals", 0.05);
            Do(PositionsOne, "positions of signals", () => asked ? null : Positions(0, half));
            Do(PositionsTwo, "positions of signals", () => asked ? null : Positions(half, half));
            var settled = halves.Settled(PositionsOne, PositionsTwo);
            if (!settled)
                run.Report("independent components", 0.1);
            Do(IndependentOne, "independent components", () => settled ? null : Independent(0));
            Do(IndependentTwo, "independent components", () => settled ? null : Independent(half));
            if (!asked && halves.Settled(IndependentOne, IndependentTwo))
                return;
            if ((Grid = MixedGrid()) is not null)
                return;
            if (asked)
            {
                Grid = grids.Pictures() ?? ordered;
                return;
            }

            Do(HalfOne, "first half", () => settled ? state.AnswerOf(PositionsOne)
                : Half([OrderOne, IndependentOne, PositionsOne], 0, (0.2, 0.5)));
            Do(HalfTwo, "second half", () => settled ? state.AnswerOf(PositionsTwo)
                : Half([OrderTwo, IndependentTwo, PositionsTwo], half, (0.5, 0.75)));
            Do(Both, "all samples", () => Finish(settled));
        });
        // The columns as they stand are judged whatever the budget, so that there is an answer.
        if (!finished && !state.Ranked().Any() && Natural() is null)
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
            if (!state.Ranked().Any())
                return;
            run.Save(Stage, state.Save);
            run.Keep(best);
        }
    }

    /// <summary>The grid that the columns lie on; null where there is none.</summary>
    public GridFinding? Grid { get; private set; }

    // Coefficients of the rows and columns of a grid look like those of one axis too, and the other way round: the
    // sharper and more stationary reading is right, and of two that are alike neither is known to be.
    private GridFinding? GridBesides(JudgedCandidate? line)
    {
        if (line is null || !NamedTransformInitialiser.IsName(line.Proposal.Name)
            || named.Value is not { } grid || GridFinding.Of(grid) is not { } finding)
        {
            return null;
        }

        var own = line.Candidate;
        var worse = Blur(own) - Blur(grid.Figures);
        if (worse < -ClearlyBetter)
            return null;
        // The same components, as of Hadamard's transform, are cells where a grid explains them better than a line.
        if (worse > ClearlyBetter || SameComponents(line.Proposal.Representation, grid.Representation))
            return finding;
        unclear = true;
        state.SetAside(state.Judged.Where(j => NamedTransformInitialiser.IsName(j.Proposal.Name)));
        run.Caveats.Add(
            $"The columns may be coefficients ({own.Name}), but whether of one axis or of a grid was not clear.");
        return null;

        static bool SameComponents(Matrix one, Matrix two) =>
            MatrixOps.Dot(one.Values, two.Values) > 0.999 * one.Rows;

        static double Blur(LensCandidate of) => (LensJudge.DepartureWeight * of.ToeplitzDeparture) - of.Sharpness;
    }

    // A grid whose cells are independent components; null where there is none.
    private GridFinding? MixedGrid() => Answers(IndependentOne, IndependentTwo).ToArray() is [var one, var two]
        ? grids.OfComponents(one.Proposal.Representation, two.Proposal.Representation)
        : null;

    private bool Has(LensIngredients part) => !run.Settings.Without.HasFlag(part);

    private JudgedCandidate? Natural() => !Has(LensIngredients.NaturalOrder) ? null
        : state.Judged.FirstOrDefault(j => j.Candidate.Name == SeriationInitialiser.Natural)
            ?? Judge(
                [new(SeriationInitialiser.Natural, Matrix.Identity(run.Samples.Dimension), 0)],
                run.CancellationToken)[0];

    private JudgedCandidate? Independent(int first) => Has(LensIngredients.IndependentComponents)
        ? Judge([search.Independent(first, half, run.Limit)], run.Limit)[0]
        : null;

    private JudgedCandidate? Positions(int first, int count) =>
        Has(LensIngredients.Positions)
        && new PositionInitialiser(new SampleSpectrum(run.Samples, first, count, run.Threads), run.Threads)
            .Propose(run.Limit) is { } answer
        ? Judge(search.WithRefined(answer, first, count, run.Limit), run.Limit).MinBy(j => j.Candidate.Score) : null;

    private JudgedCandidate? ColumnOrders(int first) =>
        Judge(search.Ready(first, half, run.Limit), run.Limit).MinBy(j => j.Candidate.Score);

    // Of all orthogonal maps none gives two components a larger correlation than (e1 - ed)/(e1 + ed), e the eigenvalues
    // of the covariance (Wielandt): where that is too small for locality, as it is for white noise, nothing can be found.
    private bool CanBeLocal()
    {
        var (values, _) = MatrixOps.Eigen(run.Samples.Covariance(0, run.Samples.Training, run.Threads));
        if ((values[^1] - values[0]) / (values[^1] + values[0]) >= Verdicts.LeastCorrelation || !state.Ranked().Any())
            return true;
        run.Caveats.Add(
            "The columns are so little correlated that no orthogonal map makes neighbours of them; the search ended there.");
        return false;
    }

    // Rotations of many columns take hours to find; whoever has them says so by a budget.
    private bool IsTooWide()
    {
        if (run.Samples.Dimension <= MostRotated || run.Budget is not null || !state.Ranked().Any())
            return false;
        run.Caveats.Add(
            $"Of more than {MostRotated} columns only orders on a line and on a grid were tried; with a budget of time "
            + "rotations are looked for too, which takes hours.");
        return true;
    }

    private IEnumerable<JudgedCandidate> Answers(params IEnumerable<int> stages) =>
        stages.Select(state.AnswerOf).OfType<JudgedCandidate>();

    // The best answer of one half.
    private JudgedCandidate Half(int[] before, int first, (double From, double To) progress)
    {
        const int Stages = 3;
        var stages = 0;
        void Report(string stage) => run.Report(stage, progress.From + ((progress.To - progress.From) * stages++ / Stages));
        JudgedCandidate[] begin = [.. Answers([NaturalOrder, .. before])];
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

    // The best answers that differ, refined on samples of both halves, and the best with its signs mended. Where positions
    // settled it, those of all samples are all that is left to gain.
    private JudgedCandidate Finish(bool settled)
    {
        run.Report("refining on all samples", 0.75);
        var training = run.Samples.Training;
        if (settled)
            Positions(0, training);
        var best = DistinctAnswers.Keep(state.Ranked().Take(4), j => j.Proposal.Representation, settled ? 1 : 2);
        Judge(search.Finish([.. best.Select(j => j.Proposal)], run.Limit), run.Limit);
        run.Report("mending signs", 0.85);
        var winner = state.Ranked().First();
        return settled ? Better(winner, search.MendSigns(winner.Proposal, 0, training, run.Limit)) : Mend(winner, 0, training);
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
