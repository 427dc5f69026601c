using System.Diagnostics;
using Noether.Densities;
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
    public LensTrainer(LensSamples samples, LensSettings settings, TrainingPlan plan, int threads)
    {
        this.plan = plan;
        this.threads = threads;
        batches = new LensBatches(samples, settings.BatchSize, settings.Seed, threads);
        Model = new LensModel(samples.Dimension, settings.Padding, settings.Seed);
        marginal = DensityFit.Create(samples.Dimension, settings.Seed);
        conditional = settings.Conditional
            ? LensConditional.Create(settings, samples.Dimension, batches.BatchSize) : null;
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

    /// <summary>Writes all state.</summary>
    public void Save(BinaryWriter writer)
    {
        writer.Write(Step);
        writer.Write(history.Count > 0 ? history[^1].Seconds : 0);
        writer.WriteFloats(Model.Parameters);
        writer.WriteFloats(marginal.Parameters);
        TrainingState.Write(writer, modelAdam);
        TrainingState.Write(writer, marginalAdam);
        conditional?.Save(writer);
        TrainingState.Write(writer, history);
        TrainingState.Write(writer, snapshots);
    }

    /// <summary>Restores all state.</summary>
    public void Load(BinaryReader reader)
    {
        Step = reader.ReadInt32();
        secondsBefore = reader.ReadDouble();
        reader.ReadFloats(Model.Parameters);
        reader.ReadFloats(marginal.Parameters);
        TrainingState.Read(reader, modelAdam);
        TrainingState.Read(reader, marginalAdam);
        conditional?.Load(reader);
        TrainingState.Read(reader, history);
        TrainingState.Read(reader, snapshots, batches.Samples.Dimension);
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
