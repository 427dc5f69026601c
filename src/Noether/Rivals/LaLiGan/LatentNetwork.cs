using Noether.Learning.Autodiff;
using Noether.Numerics;

namespace Noether.Rivals.LaLiGan;

/// <summary>
/// Encoder and decoder: samples through three layers, each normalised over the batch, to k latent numbers by a last layer
/// with orthonormal rows, normalised again; and back through three layers.
/// </summary>
internal sealed class LatentNetwork
{
    private const int Depth = 3;

    private readonly List<(Leaf<float> Weights, Leaf<float> Offsets, Leaf<float> Factors, Leaf<float> Shifts)> layers = [];
    private readonly List<BatchNormalization<float>> normalizations = [];
    private readonly Leaf<float> frame; // of which Q is taken
    private readonly Leaf<float> frameOffset;
    private readonly Leaf<float> lastFactors;
    private readonly Leaf<float> lastShifts;
    private readonly Perceptron<float> decoder;

    /// <summary>Draws the weights.</summary>
    /// <param name="inputs">Numbers in a sample.</param>
    /// <param name="latent">Latent numbers, k.</param>
    /// <param name="units">Units of a layer.</param>
    /// <param name="random">Source of chance.</param>
    public LatentNetwork(int inputs, int latent, int units, CounterRandom random)
    {
        for (var k = 0; k < Depth; k++)
        {
            var before = k == 0 ? inputs : units;
            var layer = (new Leaf<float>(1, units, before), new Leaf<float>(1, 1, units), Ones(units), new Leaf<float>(1, 1, units));
            Fill(layer.Item1, 1 / Math.Sqrt(before), random);
            Fill(layer.Item2, 1 / Math.Sqrt(before), random);
            layers.Add(layer);
        }

        frame = new Leaf<float>(1, units, latent);
        foreach (ref var value in frame.Values.AsSpan())
            value = (float)random.NextNormal();
        frameOffset = new Leaf<float>(1, 1, latent);
        Fill(frameOffset, 1 / Math.Sqrt(units), random);
        (lastFactors, lastShifts) = (Ones(latent), new Leaf<float>(1, 1, latent));
        decoder = new Perceptron<float>(
            [latent, .. Enumerable.Repeat(units, Depth), inputs], WeightStart.Torch, random);
    }

    /// <summary>What is trained.</summary>
    public IReadOnlyList<Leaf<float>> Parameters =>
    [
        .. layers.SelectMany(layer => new[] { layer.Weights, layer.Offsets, layer.Factors, layer.Shifts }), frame, frameOffset,
        lastFactors, lastShifts, .. decoder.Parameters,
    ];

    /// <summary>The latent numbers, normalised over the batch; called once, for training.</summary>
    /// <param name="x">1 x n x inputs.</param>
    /// <param name="threads">Threads for large products; 0 means all processors.</param>
    public Node<float> Encode(Node<float> x, int threads) => Encode(x, threads, (node, k) =>
    {
        var (factors, shifts) = k < Depth ? (layers[k].Factors, layers[k].Shifts) : (lastFactors, lastShifts);
        normalizations.Add(new BatchNormalization<float>(node, factors, shifts));
        return normalizations[^1];
    });

    /// <summary>The latent numbers with the moving means, once trained.</summary>
    /// <param name="x">1 x n x inputs.</param>
    public Node<float> EncodeSettled(Node<float> x) => Encode(x, 1, (node, k) => normalizations[k].Settled(node));

    /// <summary>Samples of latent numbers.</summary>
    /// <param name="z">1 x n x k.</param>
    /// <param name="threads">Threads for large products; 0 means all processors.</param>
    public Node<float> Decode(Node<float> z, int threads = 1) => decoder.Of(z, Functions.Relu, threads);

    private Node<float> Encode(Node<float> x, int threads, Func<Node<float>, int, Node<float>> normalized)
    {
        for (var k = 0; k < Depth; k++)
            x = Functions.Relu(normalized(new Linear<float>(x, layers[k].Weights, layers[k].Offsets, threads), k));
        return normalized(Arithmetic.AddRow(Products.Of(x, new OrthogonalFactors<float>(frame)), frameOffset), Depth);
    }

    private static Leaf<float> Ones(int count)
    {
        var leaf = new Leaf<float>(1, 1, count);
        Array.Fill(leaf.Values, 1);
        return leaf;
    }

    private static void Fill(Leaf<float> leaf, double bound, CounterRandom random)
    {
        foreach (ref var value in leaf.Values.AsSpan())
            value = (float)(bound * ((2 * random.NextDouble()) - 1));
    }
}
