using System.Numerics;
using Noether.Numerics;

namespace Noether.Learning.Autodiff;

/// <summary>How the weights of a <see cref="Perceptron{T}"/> begin.</summary>
internal enum WeightStart
{
    /// <summary>Weights and offsets uniform in +-1 / sqrt(inputs), the default of PyTorch's Linear.</summary>
    Torch,

    /// <summary>Weights uniform in +-sqrt(6 / (inputs + outputs)), offsets 0: Glorot's, the default of Keras.</summary>
    Glorot,
}

/// <summary>
/// Dense layers with a function between them, one network for each group: weights that any number of graphs may be built
/// on.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
internal sealed class Perceptron<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly List<Leaf<T>> weights = [];
    private readonly List<Leaf<T>> offsets = [];

    /// <summary>Draws the weights.</summary>
    /// <param name="widths">Inputs, hidden units of every layer, outputs.</param>
    /// <param name="start">How weights begin.</param>
    /// <param name="random">Source of chance of every group: as many networks as there are.</param>
    public Perceptron(IReadOnlyList<int> widths, WeightStart start, params IReadOnlyList<CounterRandom> random)
    {
        for (var k = 1; k < widths.Count; k++)
        {
            var (w, b) = (new Leaf<T>(random.Count, widths[k], widths[k - 1]), new Leaf<T>(random.Count, 1, widths[k]));
            var bound = start == WeightStart.Torch ? 1 / Math.Sqrt(widths[k - 1]) : Math.Sqrt(6.0 / (widths[k] + widths[k - 1]));
            for (var g = 0; g < random.Count; g++)
            {
                Fill(w.Value(g), bound, random[g]);
                if (start == WeightStart.Torch)
                    Fill(b.Value(g), bound, random[g]);
            }

            weights.Add(w);
            offsets.Add(b);
        }
    }

    /// <summary>Weights and offsets, layer after layer.</summary>
    public IReadOnlyList<Leaf<T>> Parameters => [.. weights.Zip(offsets).SelectMany(pair => new[] { pair.First, pair.Second })];

    /// <summary>Its answer as a graph.</summary>
    /// <param name="x">(groups) x n x inputs.</param>
    /// <param name="between">What lies between layers.</param>
    /// <param name="threads">Threads for large products; 0 means all processors.</param>
    public Node<T> Of(Node<T> x, Func<Node<T>, Node<T>> between, int threads = 1)
    {
        for (var k = 0; k < weights.Count; k++)
        {
            x = new Linear<T>(x, weights[k], offsets[k], threads);
            if (k < weights.Count - 1)
                x = between(x);
        }

        return x;
    }

    private static void Fill(Span<T> values, double bound, CounterRandom random)
    {
        foreach (ref var value in values)
            value = T.CreateChecked(bound * ((2 * random.NextDouble()) - 1));
    }
}
