using System.Diagnostics;
using Noether.Numerics;
using Noether.Optimization;

namespace Noether.HiddenLayer.Decoy;

/// <summary>
/// Trains one network after another on the calling thread, out of buffers that are allocated once. A network is a
/// function of seed, picture and its number, whatever was trained before. Not for several threads at once.
/// </summary>
internal sealed class DecoyTrainer
{
    // fastai's Adam.
    private const double Beta2 = 0.99;
    private const double AdamEpsilon = 1e-5;

    private readonly DecoySettings settings;
    private readonly DecoyKernel kernel;
    private readonly DecoyLayout layout;
    private readonly DecoyState state;
    private readonly DecoyState best;
    private readonly PointTour batch;
    private readonly PointTour judged;
    private readonly float[] firstMoments;
    private readonly float[] secondMoments;
    private readonly int[] points;

    /// <summary>Allocates the buffers.</summary>
    /// <param name="settings">How to train; checked by the caller.</param>
    /// <param name="mostPoints">Points of the largest picture.</param>
    /// <param name="level">Width of the vector registers; null for the widest.</param>
    public DecoyTrainer(DecoySettings settings, int mostPoints, SimdLevel? level = null)
    {
        this.settings = settings;
        layout = new DecoyLayout(settings.FirstUnits, settings.LastUnits);
        kernel = new DecoyKernel(layout, mostPoints, level ?? Simd.Level);
        state = new DecoyState(layout);
        best = new DecoyState(layout);
        batch = new PointTour(mostPoints);
        judged = new PointTour(mostPoints);
        firstMoments = new float[layout.Count];
        secondMoments = new float[layout.Count];
        points = new int[mostPoints];
    }

    /// <summary>Trains one network.</summary>
    /// <param name="picture">Its points.</param>
    /// <param name="seed">Seed of the ensemble.</param>
    /// <param name="pictureNumber">Number of the picture, from 0.</param>
    /// <param name="network">Number of the network of this picture, from 0.</param>
    /// <param name="cancellationToken">Stops between two epochs.</param>
    public DecoyNetwork Train(
        DecoyPoints picture, ulong seed, int pictureNumber, int network, CancellationToken cancellationToken = default)
    {
        var clock = Stopwatch.GetTimestamp();
        var set = points.AsSpan(0, picture.Count);
        for (var i = 0; i < set.Length; i++)
            set[i] = i;
        DecoyStart.Shuffle(set, DecoyStart.Stream(seed, pictureNumber, network, DecoyStream.Split));
        var held = settings.ValidationCount(picture.Count);
        var validation = set[..held];
        var training = set[held..];
        DecoyStart.Initialise(state, layout, DecoyStart.Stream(seed, pictureNumber, network, DecoyStream.Weights));
        Array.Clear(firstMoments);
        Array.Clear(secondMoments);
        Judge(picture, held > 0 ? validation : training);
        var (epoch, errors, loss) = Run(
            picture, training, held > 0, DecoyStart.Stream(seed, pictureNumber, network, DecoyStream.Batches),
            cancellationToken);
        Judge(picture, training);
        var (trainingErrors, trainingLoss) = kernel.Evaluate(best, judged);
        var weights = DecoyNetwork.Fold(best, layout, new float[DecoyNetwork.WeightCount(settings)]);
        return new DecoyNetwork(settings, weights)
        {
            Picture = pictureNumber,
            Network = network,
            EpochKept = epoch,
            TrainingAccuracy = 1 - ((double)trainingErrors / training.Length),
            TrainingLoss = trainingLoss / training.Length,
            ValidationAccuracy = held > 0 ? 1 - ((double)errors / held) : double.NaN,
            ValidationLoss = held > 0 ? loss / held : double.NaN,
            Seconds = Stopwatch.GetElapsedTime(clock).TotalSeconds,
        };
    }

    private (int Epoch, int Errors, double Loss) Run(
        DecoyPoints picture, Span<int> training, bool validated, CounterRandom random, CancellationToken token)
    {
        var batches = (training.Length + settings.BatchSize - 1) / settings.BatchSize;
        var schedule = new OneCycleSchedule(settings.MaximumRate, (long)settings.Epochs * batches);
        var (kept, fewest, least) = (0, 0, 0.0);
        Normalisation normal = default;
        if (batches == 1)
            normal = Load(picture, training, lasting: true);
        for (var epoch = 1; epoch <= settings.Epochs; epoch++)
        {
            token.ThrowIfCancellationRequested();
            if (batches > 1)
                DecoyStart.Shuffle(training, random);
            for (var part = 0; part < batches; part++)
            {
                if (batches > 1)
                {
                    // Batches of the same size, give or take one point: a last batch of a few would have no statistics.
                    var start = (int)((long)training.Length * part / batches);
                    var end = (int)((long)training.Length * (part + 1) / batches);
                    normal = Load(picture, training[start..end], lasting: false);
                }
                for (var axis = 0; axis < 2; axis++)
                {
                    BatchNorm.Follow(
                        ref state.InputMean[axis], ref state.InputVariance[axis], normal.Mean(axis),
                        normal.Variance(axis), batch.Count);
                }
                kernel.Differentiate(state, batch);
                Step(schedule, ((long)(epoch - 1) * batches) + part);
            }
            var (errors, loss) = kernel.Evaluate(state, judged);

            // Not "loss below least": a loss that is no number is never better, and always worse.
            var better = validated && errors != fewest ? errors < fewest : loss < least || double.IsNaN(least);
            if (kept == 0 || better)
            {
                (kept, fewest, least) = (epoch, errors, loss);
                best.CopyFrom(state);
            }
        }
        return (kept, fewest, least);
    }

    private void Step(OneCycleSchedule schedule, long step)
    {
        var update = AdamUpdate<float>.Of(
            schedule.Rate(step), schedule.Momentum(step), Beta2, AdamEpsilon, settings.WeightDecay, step + 1);
        var p = state.Parameters.Span;
        var g = kernel.Gradient.Span;
        var cut = layout.Decayed;
        update.Apply(p[..cut], g[..cut], firstMoments.AsSpan(0, cut), secondMoments.AsSpan(0, cut));
        (update with { Shrink = 1 }).Apply(p[cut..], g[cut..], firstMoments.AsSpan(cut), secondMoments.AsSpan(cut));
    }

    /// <summary>Makes a set of points the batch, with coordinates of mean 0 and variance 1.</summary>
    private Normalisation Load(DecoyPoints picture, ReadOnlySpan<int> numbers, bool lasting)
    {
        var normal = Normalisation.Of(picture, numbers);
        batch.Reset(numbers.Length);
        for (var i = 0; i < numbers.Length; i++)
        {
            var number = numbers[i];
            batch.Put(
                i, normal.Of(0, picture.Coordinates[2 * number]), normal.Of(1, picture.Coordinates[(2 * number) + 1]),
                picture.OnContour[number]);
        }
        batch.Arrange(lasting);
        return normal;
    }

    private void Judge(DecoyPoints picture, ReadOnlySpan<int> numbers)
    {
        judged.Reset(numbers.Length);
        for (var i = 0; i < numbers.Length; i++)
        {
            var number = numbers[i];
            judged.Put(
                i, picture.Coordinates[2 * number], picture.Coordinates[(2 * number) + 1], picture.OnContour[number]);
        }
        judged.Arrange(lasting: true);
    }
}
