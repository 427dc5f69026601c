using System.Buffers;
using Noether.Numerics;
using Noether.Optimization;

namespace Noether.Networks;

/// <summary>
/// Trains a classifier of pictures with Adam on a one-cycle schedule. Order of pictures, augmentation and dropout are
/// functions of seed, epoch and picture, and every layer works in blocks that do not depend on the number of threads,
/// so the same seed gives the same bits. Batch norm sees the whole batch.
/// </summary>
internal sealed class PictureTrainer
{
    // The streams of random numbers for the order and for augmentation; dropout uses those below.
    private const ulong OrderStream = 1UL << 60;
    private const ulong AugmentationStream = 2UL << 60;
    private readonly PictureNetwork network;
    private readonly PictureSet training;
    private readonly PictureSet? validation;
    private readonly PictureTrainingSettings settings;
    private readonly OneCycleSchedule schedule;
    private readonly NetworkOptimizer optimizer;
    private readonly Activation batch = new();
    private readonly int stepsPerEpoch;
    private readonly List<EpochResult> epochs = [];
    private long step;
    private double lossSum;
    private int bestEpoch = -1;
    private float[][] best = [];
    private int[] order = [];
    private int orderEpoch = -1;

    /// <summary>Prepares a training.</summary>
    /// <param name="network">The network, with the weights to start from; changed by <see cref="Train"/>.</param>
    /// <param name="training">Pictures to learn from, at least 2.</param>
    /// <param name="validation">Pictures to watch, or null.</param>
    /// <param name="settings">How to train.</param>
    /// <exception cref="NoetherException">Pictures and network do not fit, or a setting is impossible.</exception>
    public PictureTrainer(
        PictureNetwork network, PictureSet training, PictureSet? validation, PictureTrainingSettings settings)
    {
        settings.Check();
        CheckFit(network, training);
        if (validation is { Count: > 0 })
            CheckFit(network, validation);
        if (settings.Augmentation is null && training.Pictures.Count == 0)
            throw new ArgumentException("Sources without an augmentation are no pictures.", nameof(training));
        if (training.Count < 2)
            throw new NoetherException($"{training.Count} training pictures are too few; give at least 2.");
        if (settings.KeepBest && validation is not { Count: > 0 })
        {
            throw new NoetherException(
                "Keeping the best weights needs validation pictures; give some or keep the last.");
        }

        this.network = network;
        this.training = training;
        this.validation = validation is { Count: > 0 } ? validation : null;
        this.settings = settings;
        stepsPerEpoch = (training.Count + settings.BatchSize - 1) / settings.BatchSize;
        schedule = new OneCycleSchedule(settings.MaximumRate, (long)settings.Epochs * stepsPerEpoch);
        optimizer = new NetworkOptimizer(network, settings.WeightDecay);
    }

    /// <summary>Steps done.</summary>
    public long Step => step;

    /// <summary>The epochs that are complete.</summary>
    public IReadOnlyList<EpochResult> Epochs => epochs;

    /// <summary>
    /// Trains to the end, from where it stands. When it is cancelled the state is that after the last whole step.
    /// </summary>
    /// <param name="progress">Hears of every step, on this thread if it calls back at once; may be null.</param>
    /// <param name="afterEpoch">Called after each epoch, for checkpoints; may be null.</param>
    /// <param name="cancellationToken">Stops before the next step.</param>
    /// <exception cref="NoetherException">The loss is not a number any more.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void Train(
        IProgress<PictureTrainingProgress>? progress = null, Action<PictureTrainer>? afterEpoch = null,
        CancellationToken cancellationToken = default)
    {
        while (step < schedule.TotalSteps)
        {
            cancellationToken.ThrowIfCancellationRequested();
            TakeStep();
            var endsEpoch = step % stepsPerEpoch == 0;
            if (endsEpoch)
                EndEpoch();
            progress?.Report(new PictureTrainingProgress(step, schedule.TotalSteps, epochs.ToArray()));
            if (endsEpoch)
                afterEpoch?.Invoke(this);
        }

        if (settings.KeepBest)
            Put(best);
    }

    /// <summary>A copy of the state, for a checkpoint.</summary>
    public PictureTrainingState Save() => new()
    {
        Step = step,
        LossSum = lossSum,
        Epochs = [.. epochs],
        Values = Copy(),
        FirstMoments = optimizer.FirstMoments,
        SecondMoments = optimizer.SecondMoments,
        Best = best,
        BestEpoch = bestEpoch,
    };

    /// <summary>Continues from a checkpoint of the same network, pictures and settings.</summary>
    /// <param name="state">What <see cref="Save"/> returned.</param>
    /// <exception cref="NoetherException">The state belongs to something else.</exception>
    public void Restore(PictureTrainingState state)
    {
        var lengths = network.Parameters.Select(p => p.Values.Length).ToArray();
        var learnt = optimizer.FirstMoments.Select(m => m.Length).ToArray();
        var fits = state.Step >= 0 && state.Step <= schedule.TotalSteps
            && state.Epochs.Count == state.Step / stepsPerEpoch
            && state.BestEpoch >= -1 && state.BestEpoch < state.Epochs.Count
            && HasLengths(state.Values, lengths) && HasLengths(state.FirstMoments, learnt)
            && HasLengths(state.SecondMoments, learnt)
            && (settings.KeepBest && state.BestEpoch >= 0 ? HasLengths(state.Best, lengths) : state.Best.Count == 0);
        if (!fits)
        {
            throw new NoetherException(
                "The checkpoint belongs to another network or other settings; start the training anew.");
        }

        Put(state.Values);
        optimizer.Restore(state.FirstMoments, state.SecondMoments, state.Step);
        step = state.Step;
        lossSum = state.LossSum;
        epochs.Clear();
        epochs.AddRange(state.Epochs);
        bestEpoch = state.BestEpoch;
        best = [.. state.Best];
    }

    private void TakeStep()
    {
        var epoch = (int)(step / stepsPerEpoch);
        var number = (int)(step % stepsPerEpoch);
        if (orderEpoch != epoch)
        {
            order = new CounterRandom(settings.Seed, OrderStream | (uint)epoch).Permutation(training.Count);
            orderEpoch = epoch;
        }

        var first = (int)((long)training.Count * number / stepsPerEpoch);
        var end = (int)((long)training.Count * (number + 1) / stepsPerEpoch);
        var chosen = order.AsMemory(first, end - first);
        LoadBatch(chosen, epoch);
        var labels = new int[chosen.Length];
        for (var n = 0; n < labels.Length; n++)
            labels[n] = training.Labels[chosen.Span[n]];
        var pass = new Pass(true, settings.Threads, settings.Seed, step);
        var loss = network.LossAndGradient(batch, labels, settings.LabelSmoothing, pass);
        if (!double.IsFinite(loss))
        {
            throw new NoetherException(
                $"The loss is no number after {step} steps; check the pictures or lower the learning rate.");
        }

        optimizer.Step(schedule.Rate(step), schedule.Momentum(step), settings.Threads);
        lossSum += loss * labels.Length;
        step++;
    }

    private void LoadBatch(ReadOnlyMemory<int> chosen, int epoch)
    {
        batch.Resize(network.Input, chosen.Length);
        var length = network.Input.Length;
        ParallelBlocks.Run(chosen.Length, settings.Threads, n =>
        {
            var index = chosen.Span[n];
            if (settings.Augmentation is null)
            {
                batch.SetPicture(n, training.Pictures[index]);
                return;
            }

            var stream = AugmentationStream | ((ulong)epoch * (ulong)training.Count) + (ulong)index;
            var variant = ArrayPool<float>.Shared.Rent(length);
            settings.Augmentation.Apply(
                training.Sources[index], variant.AsSpan(0, length), new CounterRandom(settings.Seed, stream));
            batch.SetPicture(n, variant.AsSpan(0, length));
            ArrayPool<float>.Shared.Return(variant);
        });
    }

    private void EndEpoch()
    {
        var trainingLoss = lossSum / training.Count;
        lossSum = 0;
        var result = new EpochResult(trainingLoss, double.NaN, double.NaN);
        if (validation is not null)
        {
            var logits = network.Logits(validation.Pictures, settings.Threads);
            var quality = ClassifierQuality.Of(logits, validation.Labels);
            result = new EpochResult(trainingLoss, quality.Loss, quality.Accuracy);
        }

        epochs.Add(result);
        if (settings.KeepBest && (bestEpoch < 0 || result.IsBetterThan(epochs[bestEpoch])))
        {
            bestEpoch = epochs.Count - 1;
            best = Copy();
        }
    }

    private float[][] Copy() => [.. network.Parameters.Select(p => (float[])p.Values.Clone())];

    private void Put(IReadOnlyList<float[]> values)
    {
        for (var i = 0; i < values.Count; i++)
            values[i].CopyTo(network.Parameters[i].Values.AsSpan());
    }

    private static bool HasLengths(IReadOnlyList<float[]> arrays, int[] lengths) =>
        arrays.Select(a => a.Length).SequenceEqual(lengths);

    private static void CheckFit(PictureNetwork network, PictureSet pictures)
    {
        if (pictures.Shape != network.Input)
        {
            throw new NoetherException(
                $"The network takes pictures of {network.Input}, not {pictures.Shape}; make one of that size.");
        }

        if (pictures.Labels.Any(label => label >= network.Classes))
        {
            throw new NoetherException(
                $"A picture is of class {pictures.Labels.Max()}, but the network has classes 0 to "
                + $"{network.Classes - 1}; make one with more classes.");
        }
    }
}
