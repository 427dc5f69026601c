using Noether.Discovery;
using Noether.Discovery.Checkpoints;
using Noether.Networks;
using Noether.Numerics;
using Noether.Published.Extents;
using Noether.Published.Extents.Warps;

namespace Noether.Published.Augerino;

/// <summary>One training of network and widths from a start.</summary>
internal sealed class AugerinoTraining
{
    private const double Closed = -5;
    private const double Opened = -1;
    private const ulong OrderStream = 0x6175_6f72_0000_0000;
    private const ulong WarpStream = 0x6175_7761_0000_0000;
    private const ulong TestStream = 0x6175_7465_0000_0000;
    private const int Every = 13;

    private readonly Sequential network;
    private readonly WarpWidths widths;
    private readonly PlainOptimizer optimizer;
    private readonly PictureSet pictures;
    private readonly AugerinoSettings settings;
    private readonly RunContext context;
    private readonly Activation batch = new();
    private readonly Activation logitGradient = new();
    private readonly List<double[]> history = [];

    /// <summary>Prepares a training.</summary>
    /// <param name="pictures">The pictures.</param>
    /// <param name="start">Name of the start.</param>
    /// <param name="settings">How to train.</param>
    /// <param name="context">Seed and threads.</param>
    public AugerinoTraining(LabelledPictures pictures, string start, AugerinoSettings settings, RunContext context)
    {
        (Start, this.settings, this.context) = (start, settings, context);
        this.pictures = pictures.Training;
        network = AugerinoNetwork.Create(pictures.Shape, settings.Channels, pictures.Classes, context.Seed);
        widths = new WarpWidths(pictures.Shape, RawOf(start));
        optimizer = new PlainOptimizer(network.Parameters);
    }

    /// <summary>Name of the start.</summary>
    public string Start { get; }

    /// <summary>Steps that are done.</summary>
    public int Step { get; private set; }

    /// <summary>The widths.</summary>
    public double[] Widths => widths.Widths;

    /// <summary>Rows of step, loss and the six widths.</summary>
    public IReadOnlyList<double[]> History => history;

    /// <summary>Names of starts beside those of generators.</summary>
    public static IReadOnlyList<string> Starts { get; } = ["closed", "open", .. PlaneGenerators.Names];

    /// <summary>u at a start.</summary>
    public static double[] RawOf(string start) =>
        [.. PlaneGenerators.Names.Select(name => start == "open" || start == name ? Opened : Closed)];

    /// <summary>One step.</summary>
    /// <returns>The loss without the bonus.</returns>
    public double TakeStep()
    {
        var size = Math.Min(settings.Batch, pictures.Count);
        var perEpoch = pictures.Count / size;
        var order = new CounterRandom(context.Seed, OrderStream + (ulong)(Step / perEpoch)).Permutation(pictures.Count);
        var chosen = order.AsSpan(Step % perEpoch * size, size).ToArray();
        var pass = new Pass(true, context.Threads, context.Seed, Step);
        if (Step == 0)
            history.Add([0, double.NaN, .. Widths]);
        widths.Warp([.. chosen.Select(i => pictures.Pictures[i])],
            new CounterRandom(context.Seed, WarpStream + (ulong)Step), batch,
            context.Threads);
        var logits = network.Forward(batch, pass);
        var loss = SoftmaxCrossEntropy.Loss(logits, [.. chosen.Select(i => pictures.Labels[i])], 0, logitGradient);
        if (!double.IsFinite(loss))
            throw new NoetherException($"The loss is no number after {Step} steps; take a smaller rate.");
        widths.Gradient(network.Backward(logitGradient, pass), settings.Bonus, context.Threads);
        optimizer.Step(settings.Rate);
        widths.Step(settings.Rate);
        Step++;
        if (Step % Every == 0 || Step == settings.Steps)
            history.Add([Step, loss, .. Widths]);
        return loss;
    }

    /// <summary>Share of pictures that get their class, and the mean loss, averaged over warped copies in
    /// log-probabilities.</summary>
    /// <param name="held">The pictures.</param>
    /// <param name="copies">Copies, each warped by a draw of its own; 0 for the pictures as they are.</param>
    public (double Accuracy, double Loss) Judge(PictureSet held, int copies) => Answers(held, copies, (n, copy) =>
    {
        var random = new CounterRandom(
            context.Seed, TestStream + (ulong)n, position: (ulong)(copy * PlaneGenerators.Count * 2));
        return [.. Widths.Select(width => width * (random.NextDouble() - 0.5))];
    });

    /// <summary>Share of pictures that get their class where all are warped by the same amounts.</summary>
    /// <param name="held">The pictures.</param>
    /// <param name="amounts">k, six numbers.</param>
    public double Forced(PictureSet held, double[] amounts) => Answers(held, 1, (_, _) => amounts).Accuracy;

    private (double Accuracy, double Loss) Answers(PictureSet held, int copies, Func<int, int, double[]> amounts)
    {
        const int most = 64;
        var warp = new PictureWarp(network.Input, corners: true);
        var (right, loss) = (0, 0.0);
        for (var first = 0; first < held.Count; first += most)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            var count = Math.Min(most, held.Count - first);
            var sums = new double[count * network.Output.Channels];
            for (var copy = 0; copy < Math.Max(1, copies); copy++)
            {
                batch.Resize(network.Input, count);
                var from = first;
                ParallelBlocks.Run(count, context.Threads, n =>
                {
                    if (copies == 0)
                    {
                        batch.SetPicture(n, held.Pictures[from + n]);
                        return;
                    }

                    var warped = new float[network.Input.Length];
                    warp.Apply(Algebra.MatrixExponential.Of(PlaneGenerators.Combine(amounts(from + n, copy))),
                        held.Pictures[from + n], warped);
                    batch.SetPicture(n, warped);
                });
                AddLogarithms(network.Forward(batch, Pass.Inference(context.Threads)), sums, 1.0 / Math.Max(1, copies));
            }

            for (var n = 0; n < count; n++)
            {
                var answers = sums.AsSpan(n * network.Output.Channels, network.Output.Channels);
                var label = held.Labels[first + n];
                right += System.Numerics.Tensors.TensorPrimitives.IndexOfMax<double>(answers) == label ? 1 : 0;
                loss += Softmax.LogSum(answers) - answers[label];
            }
        }

        return ((double)right / held.Count, loss / held.Count);
    }

    private static void AddLogarithms(Activation logits, Span<double> sums, double weight)
    {
        var classes = logits.Shape.Channels;
        Span<double> one = stackalloc double[classes];
        for (var n = 0; n < logits.Count; n++)
        {
            for (var k = 0; k < classes; k++)
                one[k] = logits.Values[(k * logits.Count) + n];
            var normaliser = Softmax.LogSum(one);
            for (var k = 0; k < classes; k++)
                sums[(n * classes) + k] += weight * (one[k] - normaliser);
        }
    }

    /// <summary>The state after the last step, for a checkpoint.</summary>
    public Checkpoint Save()
    {
        var checkpoint = new Checkpoint().With("step", Step).With("raw", widths.Raw)
            .With("history", [.. history.SelectMany(row => row)]);
        widths.Save(checkpoint);
        optimizer.Save(checkpoint);
        for (var i = 0; i < network.Parameters.Count; i++)
            checkpoint.With($"values-{i}", network.Parameters[i].Values);
        return checkpoint;
    }

    /// <summary>Goes on from a checkpoint, to the same bits.</summary>
    /// <exception cref="InvalidDataException">It lacks something.</exception>
    public void Restore(Checkpoint checkpoint)
    {
        Step = (int)checkpoint.Whole("step");
        checkpoint.Doubles("raw").CopyTo(widths.Raw);
        history.Clear();
        history.AddRange(checkpoint.Doubles("history").Chunk(2 + PlaneGenerators.Count));
        widths.Restore(checkpoint, Step);
        optimizer.Restore(checkpoint, Step);
        for (var i = 0; i < network.Parameters.Count; i++)
            checkpoint.Singles($"values-{i}").CopyTo(network.Parameters[i].Values, 0);
    }
}
