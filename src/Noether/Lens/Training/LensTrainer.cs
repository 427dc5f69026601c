using System.Diagnostics;
using Noether.Densities;
using Noether.Discovery.Checkpoints;
using Noether.Optimization;

namespace Noether.Lens.Training;

/// <summary>
/// Trains the model and the estimators together, each with its own Adam: every step draws a batch, evaluates the loss,
/// and moves both by their gradients. All state can be saved and restored; a restored training goes on bit for bit.
/// </summary>
internal sealed class LensTrainer
{
    private const int HistoryRows = 1000;
    private static readonly double[] SnapshotShares = [0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.85, 1];

    private readonly TrainingPlan plan;
    private readonly LensBatches batches;
    private readonly int threads;
    private readonly MarginalMixtures marginal;
    private readonly LensConditional? conditional;
    private readonly LensStep step;
    private readonly Adam<float> modelAdam;
    private readonly Adam<float> marginalAdam;
    private readonly double[] factors;
    private readonly double[] rhos;
    private readonly List<LensHistoryRow> history = [];
    private readonly List<LensSnapshot> snapshots = [];
    private double secondsBefore;

    /// <summary>Prepares a training; the model is placed at its start by the caller.</summary>
    public LensTrainer(LensSamples samples, LensSettings settings, TrainingPlan plan, ulong seed, int threads)
    {
        this.plan = plan;
        this.threads = threads;
        batches = new LensBatches(samples, settings.BatchSize, seed, threads);
        Model = new LensModel(samples.Dimension, settings.Padding, seed);
        marginal = DensityFit.Create(samples.Dimension, seed);
        conditional = settings.Conditional
            ? LensConditional.Create(settings, samples.Dimension, batches.BatchSize, seed, threads) : null;
        step = new LensStep(settings, batches, marginal, conditional);
        modelAdam = new Adam<float>(Model.Parameters.Length);
        marginalAdam = new Adam<float>(marginal.Parameters.Length);
        factors = plan.Factors();
        rhos = plan.Rhos();
    }

    /// <summary>Generator and filter.</summary>
    public LensModel Model { get; }

    /// <summary>The next step to be done, 0 .. Steps.</summary>
    public int Step { get; private set; }

    /// <summary>Number of steps in all.</summary>
    public int Steps => plan.Steps;

    /// <summary>Told of every part of a step that is done; null means nobody. For measurements.</summary>
    public StepClock? Clock
    {
        get => step.Clock;
        set => step.Clock = value;
    }

    /// <summary>Loss curves so far.</summary>
    public IReadOnlyList<LensHistoryRow> History => history;

    /// <summary>Snapshots so far.</summary>
    public IReadOnlyList<LensSnapshot> Snapshots => snapshots;

    /// <summary>Fits the estimators to the start while the model stands still.</summary>
    public void WarmUp(CancellationToken cancellationToken)
    {
        for (var t = 0; t < plan.WarmUp; t++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            batches.Draw(-1 - t);
            Model.Forward(0, 0);
            step.Evaluate(Model.GroupConvolution, 1, threads);
            var rate = 10 * plan.EstimatorLearningRate * Math.Pow(0.1, t / (double)plan.WarmUp);
            marginalAdam.Step(marginal.Parameters, step.MarginalGradient, rate);
            conditional?.Learn(plan.EstimatorLearningRate, threads);
        }
    }

    /// <summary>Runs to the last step.</summary>
    /// <param name="onStep">Called after every step with its row; may save a checkpoint.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    public void Run(Action<LensHistoryRow>? onStep, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var every = Math.Max(1, plan.Steps / HistoryRows);
        while (Step < plan.Steps)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var row = Advance() with { Seconds = secondsBefore + clock.Elapsed.TotalSeconds };
            if (row.Step % every == 0 || row.Step == plan.Steps - 1)
                history.Add(row);
            onStep?.Invoke(row);
        }
        secondsBefore += clock.Elapsed.TotalSeconds;
    }

    /// <summary>Does one step: draws a batch, evaluates the loss, moves everything by its gradient.</summary>
    /// <returns>The terms of the loss before the move, without seconds.</returns>
    public LensHistoryRow Advance()
    {
        Clock?.Start();
        var factor = factors[Step];
        batches.Draw(Step);
        Clock?.Mark(StepPart.Batch);
        Model.Forward(plan.Noise(Step), Step);
        if (SnapshotShares.Any(share => (int)(share * (plan.Steps - 1)) == Step))
            snapshots.Add(Snapshot());
        Clock?.Mark(StepPart.Forward);
        var row = step.Evaluate(Model.GroupConvolution, rhos[Step], threads) with
        {
            Step = Step,
            LearningRate = plan.LearningRate * factor,
        };
        Model.Backward(step.Gradient);
        Clock?.Mark(StepPart.Backward);
        modelAdam.Step(Model.Parameters, Model.Gradient, plan.LearningRate * factor);
        marginalAdam.Step(marginal.Parameters, step.MarginalGradient, plan.EstimatorLearningRate * factor);
        Clock?.Mark(StepPart.Adam);
        conditional?.Learn(plan.EstimatorLearningRate * factor, threads);
        Clock?.Mark(StepPart.ConditionalLearning);
        Step++;
        return row;
    }

    /// <summary>Puts all state into a checkpoint.</summary>
    public void Save(Checkpoint checkpoint)
    {
        checkpoint
            .With("step", Step)
            .With("seconds", [history.Count > 0 ? history[^1].Seconds : 0])
            .With("model", Model.Parameters.AsSpan())
            .With("marginal", marginal.Parameters);
        TrainingState.Put(checkpoint, "model.adam", modelAdam);
        TrainingState.Put(checkpoint, "marginal.adam", marginalAdam);
        conditional?.Save(checkpoint);
        TrainingState.Put(checkpoint, history);
        TrainingState.Put(checkpoint, snapshots);
    }

    /// <summary>Restores all state.</summary>
    /// <exception cref="InvalidDataException">Something is missing or has another length.</exception>
    public void Load(Checkpoint checkpoint)
    {
        var step = checkpoint.Whole("step");
        if (step < 0 || step > plan.Steps)
            throw new InvalidDataException($"The checkpoint is at step {step} of {plan.Steps}.");
        Step = (int)step;
        secondsBefore = checkpoint.Double("seconds");
        TrainingState.Take(checkpoint, "model", Model.Parameters);
        TrainingState.Take(checkpoint, "marginal", marginal.Parameters);
        TrainingState.Take(checkpoint, "model.adam", modelAdam);
        TrainingState.Take(checkpoint, "marginal.adam", marginalAdam);
        conditional?.Load(checkpoint);
        TrainingState.Take(checkpoint, history);
        TrainingState.Take(checkpoint, snapshots, batches.Samples.Dimension);
    }

    /// <summary>Generator and group convolution as they stand, without the noise of training.</summary>
    public LensSnapshot Look()
    {
        var (padded, filter) = Model.Answer();
        return new LensSnapshot(
            Step, GroupConvolutions.Crop(padded, filter.Length), GroupConvolutions.Build(padded, filter));
    }

    private LensSnapshot Snapshot()
    {
        var padded = Model.Answer().GeneratorPadded;
        var generator = GroupConvolutions.Crop(padded, batches.Samples.Dimension);
        return new LensSnapshot(Step, generator, Model.GroupConvolution.Clone());
    }
}
