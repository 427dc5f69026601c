using System.Diagnostics;
using Noether.Lens.Reporting;
using Noether.Numerics;

namespace Noether.Lens.Initialisers;

/// <summary>
/// Runs every initialiser on a range of samples and refines what they propose, in rounds of fewer answers and more
/// samples: which answer is right shows early, and what is left near the right one is sampling error. The raw answers
/// of the initialisers are kept beside the refined ones, because refinement can lose as well as win.
/// </summary>
internal sealed class CandidateSearch(LensSamples samples, int threads, ulong seed, LensIngredients without)
{
    /// <summary>Samples that the last round uses at most.</summary>
    public const int LastSamples = 32_000;

    private const int LastSteps = 30;
    private const int SignSamples = 20_000;
    private const int MendSamples = 8_000;
    private const int MostMended = 65;
    private const double LastRate = 0.02;
    private const int MostShapes = 250;
    private const double StepGrowth = 0.5;

    // The rounds at d = 33.
    private static readonly SearchRound[] Rounds =
    [
        new(500, 6, 0.08, 80), new(1_000, 10, 0.07, 24), new(2_000, 20, 0.06, 8), new(4_000, 30, 0.05, 3),
        new(8_000, 30, 0.04, 2), new(16_000, 30, 0.03, 2),
    ];

    private static readonly SearchRound OneRound = new(8_000, 25, 0.03, 1);

    private readonly SharpnessWeights weights = SharpnessWeights.Without(without);

    // More components take more steps to turn into place, and more samples to tell apart; fewer shapes can be afforded.
    private readonly double growth = Math.Max(1, samples.Dimension / 33.0);

    /// <summary>Shows answers while they are refined; null for nobody.</summary>
    public SnapshotReporter? View { get; init; }

    /// <summary>Orders of the columns, and transforms with a name, from a range of samples: what takes no search.</summary>
    public IReadOnlyList<ProposedRepresentation> Ready(int first, int count, CancellationToken cancellationToken) =>
    [
        .. Has(LensIngredients.ColumnOrder) ? new SeriationInitialiser(samples, threads).Propose(first, count) : [],
        .. Has(LensIngredients.NamedTransforms)
            ? new NamedTransformInitialiser(samples, threads).Propose(first, count, cancellationToken) : [],
    ];

    /// <summary>Independent components of a range of samples.</summary>
    public ProposedRepresentation Independent(int first, int count, CancellationToken cancellationToken) =>
        new IndependentComponentsInitialiser(samples, threads, seed) { View = View }
            .Propose(first, count, cancellationToken);

    /// <summary>An answer as it is, and refined in one round.</summary>
    public IReadOnlyList<ProposedRepresentation> WithRefined(
        ProposedRepresentation answer, int first, int count, CancellationToken cancellationToken)
    {
        if (!Has(LensIngredients.Refinement))
            return [answer];
        var clock = Stopwatch.StartNew();
        var refined = Refine([answer], Grown(OneRound), first, count, cancellationToken)[0];
        return [answer, answer.After("refined", refined.Representation, clock.Elapsed.TotalSeconds)];
    }

    /// <summary>Proposes answers: raw ones first, then refined ones, the best first.</summary>
    /// <param name="begin">Answers that are there already, to be refined with the others.</param>
    /// <param name="first">First column of the samples to use.</param>
    /// <param name="count">Number of columns.</param>
    /// <param name="found">
    /// Receives the answers; a search that is stopped leaves the raw ones and the best refined one so far.
    /// </param>
    /// <param name="stage">Told the name of each stage as it begins.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public void Search(
        ProposedRepresentation[] begin, int first, int count, ICollection<ProposedRepresentation> found,
        Action<string> stage, CancellationToken cancellationToken)
    {
        stage("Toeplitz spectrum");
        var spectrum = new SampleSpectrum(samples, first, count, threads);
        var toeplitz = Has(LensIngredients.ToeplitzSpectrum)
            ? new ToeplitzSpectrumInitialiser(spectrum, threads, seed).Propose(cancellationToken) : [];
        Add(toeplitz.Take(1));
        var circulant = Has(LensIngredients.CirculantSpectrum)
            ? new CirculantSpectrumInitialiser(spectrum, threads, seed).Propose(cancellationToken) : [];
        Add(circulant.Take(1));
        if (!Has(LensIngredients.Refinement))
            return;

        stage("refining");
        var clock = Stopwatch.StartNew();
        ProposedRepresentation[] refined = [.. begin, .. toeplitz.Take((int)(MostShapes / growth)), .. circulant];
        // Before the first round nothing is refined, and the answers are not in the order of their worth.
        var ranked = 0;
        try
        {
            foreach (var round in Rounds)
            {
                refined = Refine(refined, Grown(round), first, count, cancellationToken);
                ranked = refined.Length;
            }
        }
        catch (OperationCanceledException)
        {
            ranked = Math.Min(ranked, 1);
            throw;
        }
        finally
        {
            Add(refined.Take(ranked).Select(r => r.After("refined", r.Representation, clock.Elapsed.TotalSeconds)));
        }

        void Add(IEnumerable<ProposedRepresentation> answers)
        {
            foreach (var answer in answers)
                found.Add(answer);
        }
    }

    /// <summary>The last round: refines answers on as many of all samples as pay.</summary>
    public IReadOnlyList<ProposedRepresentation> Finish(
        IReadOnlyList<ProposedRepresentation> answers, CancellationToken cancellationToken)
    {
        if (!Has(LensIngredients.Refinement) || !Has(LensIngredients.AllSamples))
            return [];
        var clock = Stopwatch.StartNew();
        var last = new SearchRound(LastSamples, LastSteps, LastRate, answers.Count);
        var refined = Refine([.. answers], last, 0, samples.Training, cancellationToken);
        return [.. refined.Select(r => r.After("on all samples", r.Representation, clock.Elapsed.TotalSeconds))];
    }

    /// <summary>An answer refined on other samples, as the last round does.</summary>
    /// <param name="columns">The samples, component-major.</param>
    /// <param name="d">Number of components.</param>
    /// <param name="answer">Where to begin, d x d orthogonal.</param>
    /// <param name="without">Parts of the search that are left out.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static Matrix Again(
        float[] columns, int d, Matrix answer, LensIngredients without, CancellationToken cancellationToken)
    {
        var objective = new StationarySharpness(columns, d, SharpnessWeights.Without(without));
        var (turns, modes) = Refinement.Modes(objective.Covariance);
        return Refinement.Run(
            objective, answer, LastSteps, LastRate, cancellationToken, leader: null, turns, modes).R;
    }

    /// <summary>The answer with the signs of its modes mended, or null where they seem right.</summary>
    public ProposedRepresentation? MendSigns(
        ProposedRepresentation answer, int first, int count, CancellationToken cancellationToken)
    {
        if (!Has(LensIngredients.SignMending))
            return null;
        var clock = Stopwatch.StartNew();
        var covariance = samples.Covariance(first, count, threads);
        var y = samples.Transform(answer.Representation, first, Math.Min(count, SignSamples), threads);
        return ModeSigns.Improve(answer.Representation, covariance, y, threads, cancellationToken) is { } mended
            ? answer.After("signs mended", mended, clock.Elapsed.TotalSeconds) : null;
    }

    /// <summary>
    /// The answer mended by the differences of neighbours, where smooth signals are sharp; null where that takes too long.
    /// </summary>
    public ProposedRepresentation? MendDifferences(
        ProposedRepresentation answer, int first, int count, CancellationToken cancellationToken)
    {
        if (!Has(LensIngredients.Differences) || samples.Dimension > MostMended)
            return null;
        var clock = Stopwatch.StartNew();
        var repair = new ModeRepair(
            new SampleSpectrum(samples, first, count, threads), new GridShape(1, samples.Dimension), MendSamples,
            threads, cancellationToken);
        var mended = repair.Run(answer.Representation, seed).R;
        return answer.After("differences sharpened", mended, clock.Elapsed.TotalSeconds);
    }

    private bool Has(LensIngredients part) => !without.HasFlag(part);

    private SearchRound Grown(SearchRound round) => round with
    {
        Samples = (int)(round.Samples * Math.Sqrt(growth)),
        Steps = (int)(round.Steps * Math.Pow(growth, StepGrowth)),
    };

    // Each start refined by itself on the same samples, in parallel; the best first. Alignment is not refined for, but
    // it ranks: a process and its mirror image in frequency, y_k -> (-1)^k y_k, differ in nothing else.
    private ProposedRepresentation[] Refine(
        ProposedRepresentation[] starts, SearchRound round, int first, int count, CancellationToken cancellationToken)
    {
        var columns = samples.Columns(first, Math.Min(count, round.Samples));
        var result = new (ProposedRepresentation Start, double Value)[starts.Length];
        var leader = View is null ? null : new LeadingCandidate(View);
        ParallelBlocks.Run(starts.Length, threads, i =>
        {
            var objective = new StationarySharpness(columns, samples.Dimension, weights);
            var (turns, modes) = Refinement.Modes(objective.Covariance);
            var (r, value) = Refinement.Run(
                objective, starts[i].Representation, round.Steps, round.Rate, cancellationToken, leader, turns, modes);
            var alignment = Alignment.Of(MatrixOps.Congruence(r, objective.Covariance));
            result[i] = (starts[i] with { Representation = r }, value - alignment);
        });
        var ranked = result.OrderBy(r => r.Value).Select(r => r.Start);
        return [.. DistinctAnswers.Keep(ranked, answer => answer.Representation, round.Kept)];
    }
}
