using System.Numerics.Tensors;
using Noether.Learning.Autodiff;
using Noether.Numerics;

namespace Noether.Rivals.LieFlow;

/// <summary>
/// v(x, t), 2 x 2: 128 sinusoids of time through a layer of 128 units to as many numbers as a sample has, beside the
/// sample, through four layers of 128.
/// </summary>
internal sealed class FlowNetwork
{
    private const int Units = 128;
    private const int Waves = 64; // a sine and a cosine of each
    private const double Slowest = 1e-4; // frequency over the fastest, as in the positions of transformers
    private const double Fastest = 1000;
    private static readonly float[] Frequencies =
        [.. Enumerable.Range(0, Waves).Select(k => (float)Math.Pow(Slowest, (double)k / Waves))];

    private readonly Perceptron<float> clock;
    private readonly Perceptron<float> body;
    private readonly int width;
    private readonly int threads;

    /// <summary>Draws the weights.</summary>
    /// <param name="width">Numbers in a sample.</param>
    /// <param name="random">Source of chance.</param>
    /// <param name="threads">Threads for large products; 0 means all processors.</param>
    public FlowNetwork(int width, CounterRandom random, int threads)
    {
        (this.width, this.threads) = (width, threads);
        clock = new Perceptron<float>([2 * Waves, Units, width], WeightStart.Torch, random);
        body = new Perceptron<float>([2 * width, Units, Units, Units, Units, 4], WeightStart.Torch, random);
    }

    /// <summary>What is trained.</summary>
    public IReadOnlyList<Leaf<float>> Parameters => [.. clock.Parameters, .. body.Parameters];

    /// <summary>Its answer, 1 x n x 4, for samples and the waves of their times.</summary>
    /// <param name="x">1 x n x width.</param>
    /// <param name="waves">1 x n x 128, filled by <see cref="Fill"/>.</param>
    public Node<float> Of(Node<float> x, Node<float> waves) =>
        body.Of(Shapes.Beside(x, clock.Of(waves, Functions.Relu, threads)), Functions.Relu, threads);

    /// <summary>Leaves for samples and waves.</summary>
    /// <param name="n">Samples.</param>
    public (Leaf<float> X, Leaf<float> Waves) Inputs(int n) => (new Leaf<float>(1, n, width), new Leaf<float>(1, n, 2 * Waves));

    /// <summary>Sinusoids of a time.</summary>
    /// <param name="t">Time, 0 to 1.</param>
    /// <param name="waves">Receives 128 numbers.</param>
    public static void Fill(double t, Span<float> waves)
    {
        Span<float> phases = stackalloc float[Waves];
        TensorPrimitives.Multiply(Frequencies, (float)(Fastest * t), phases);
        TensorPrimitives.Sin(phases, waves[..Waves]);
        TensorPrimitives.Cos(phases, waves[Waves..]);
    }
}
