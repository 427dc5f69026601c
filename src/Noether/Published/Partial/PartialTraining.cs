using Noether.Algebra;
using Noether.Networks;
using Noether.Numerics;
using Noether.Published.Extents;
using Noether.Published.Extents.Warps;

namespace Noether.Published.Partial;

/// <summary>Trains a <see cref="PartialNetwork"/> and asks it.</summary>
/// <param name="pictures">Pictures, already as small as the network takes them.</param>
/// <param name="settings">How to train.</param>
/// <param name="isPartial">Whether the shares of the circle are learnt.</param>
/// <param name="seed">Draws weights, order and rotations.</param>
/// <param name="threads">Threads to use; the bits do not depend on it.</param>
internal sealed class PartialTraining(
    LabelledPictures pictures, PartialSettings settings, bool isPartial, ulong seed, int threads)
{
    private const ulong OrderStream = 0x7061_6f72_0000_0000;
    private const ulong AngleStream = 0x7061_616e_0000_0000;
    private const ulong TestStream = 0x7061_7465_0000_0000;
    private const int TestBatch = 64;
    private const int LargestSide = 20;

    private readonly PartialNetwork network = new(
        pictures.Shape, settings.Channels, settings.Rotations, pictures.Classes, isPartial, seed);
    private readonly Activation batch = new();

    /// <summary>Steps that are done.</summary>
    public int Step { get; private set; }

    /// <summary>Steps of the whole training.</summary>
    public int Steps => settings.Epochs * PerEpoch;

    /// <summary>theta of the two group convolutions.</summary>
    public double[] Theta => network.Theta;

    private int PerEpoch => Math.Max(1, pictures.Training.Count / Math.Min(settings.Batch, pictures.Training.Count));

    /// <summary>Pictures of more than 20 pixels on a side, averaged two by two, until they are as small.</summary>
    public static LabelledPictures Small(LabelledPictures pictures)
    {
        while (Math.Max(pictures.Shape.Height, pictures.Shape.Width) > LargestSide)
        {
            var (from, to) = (pictures.Shape,
                pictures.Shape with { Height = pictures.Shape.Height / 2, Width = pictures.Shape.Width / 2 });
            pictures = new LabelledPictures(to, Halved(pictures.Training), Halved(pictures.Held), pictures.Classes);

            PictureSet Halved(PictureSet set) =>
                new(to, [.. set.Pictures.Select(picture => Half(picture, from, to))], set.Labels);
        }

        return pictures;
    }

    /// <summary>One step; the mean loss of its batch.</summary>
    public double TakeStep()
    {
        var set = pictures.Training;
        var size = Math.Min(settings.Batch, set.Count);
        var order = new CounterRandom(seed, OrderStream + (ulong)(Step / PerEpoch)).Permutation(set.Count);
        var chosen = order.AsSpan(Step % PerEpoch * size, size).ToArray();
        batch.Resize(pictures.Shape, size);
        for (var n = 0; n < size; n++)
            batch.SetPicture(n, set.Pictures[chosen[n]]);
        var loss = network.LossAndGradient(
            batch, [.. chosen.Select(i => set.Labels[i])], new CounterRandom(seed, AngleStream + (ulong)Step),
            new Pass(true, threads, seed, Step));
        if (!double.IsFinite(loss))
            throw new NoetherException($"The loss is no number after {Step} steps; take a smaller rate.");
        network.Step(settings.Rate, settings.ThetaRate);
        Step++;
        return loss;
    }

    /// <summary>Share of held-out pictures that get their class, and mean probability of it, all turned by an
    /// angle.</summary>
    /// <param name="angle">The angle; 0 leaves them as they are.</param>
    /// <param name="most">Pictures to ask at most.</param>
    public (double Accuracy, double Probability) Judge(double angle = 0, int most = int.MaxValue)
    {
        var held = pictures.Held;
        var warp = new PictureWarp(pictures.Shape, corners: false);
        var map = MatrixExponential.Of(PlaneGenerators.All[2], angle);
        var (right, probability, count) = (0, 0.0, Math.Min(held.Count, most));
        var turned = new float[pictures.Shape.Length];
        for (var first = 0; first < count; first += TestBatch)
        {
            var size = Math.Min(TestBatch, count - first);
            var shares = new double[size * pictures.Classes];
            for (var pass = 0; pass < settings.Passes; pass++)
            {
                batch.Resize(pictures.Shape, size);
                for (var n = 0; n < size; n++)
                {
                    if (angle != 0)
                        warp.Apply(map, held.Pictures[first + n], turned);
                    batch.SetPicture(n, angle == 0 ? held.Pictures[first + n] : turned);
                }

                var random = new CounterRandom(seed,
                    TestStream + ((ulong)first * (ulong)settings.Passes) + (ulong)pass);
                AddShares(network.Forward(batch, random, Pass.Inference(threads)), shares);
            }

            for (var n = 0; n < size; n++)
            {
                var one = shares.AsSpan(n * pictures.Classes, pictures.Classes);
                right += System.Numerics.Tensors.TensorPrimitives.IndexOfMax<double>(one) == held.Labels[first + n]
                    ? 1 : 0;
                probability += one[held.Labels[first + n]] / settings.Passes;
            }
        }

        return ((double)right / count, probability / count);
    }

    private static void AddShares(Activation logits, Span<double> shares)
    {
        var classes = logits.Shape.Channels;
        Span<float> one = stackalloc float[classes];
        for (var n = 0; n < logits.Count; n++)
        {
            for (var k = 0; k < classes; k++)
                one[k] = logits.Values[(k * logits.Count) + n];
            var probabilities = Softmax.Probabilities(one);
            for (var k = 0; k < classes; k++)
                shares[(n * classes) + k] += probabilities[k];
        }
    }

    private static float[] Half(float[] picture, PictureShape from, PictureShape to)
    {
        var half = new float[to.Length];
        for (var i = 0; i < half.Length; i++)
        {
            var (c, y, x) = (i / to.Plane, i % to.Plane / to.Width, i % to.Width);
            var at = (c * from.Plane) + (2 * y * from.Width) + (2 * x);
            half[i] = (picture[at] + picture[at + 1] + picture[at + from.Width] + picture[at + from.Width + 1]) / 4;
        }

        return half;
    }
}
