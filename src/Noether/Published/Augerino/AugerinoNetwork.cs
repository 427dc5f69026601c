using Noether.Networks;
using Noether.Numerics;

namespace Noether.Published.Augerino;

/// <summary>
/// The classifier of the published experiment with pictures: convolutions of c, 2c, 4c and 8c channels, batch norm
/// and relu
/// after each, maxima of 2 x 2 between the last three and behind them, a maximum over what is left, a linear layer.
/// Weights begin uniform in +-1 / sqrt(inputs), the default of PyTorch. The backward pass goes down to the pictures.
/// </summary>
internal static class AugerinoNetwork
{
    private const ulong InitialStream = 0x6175_6700;

    /// <summary>Makes it.</summary>
    /// <param name="input">Size of the pictures.</param>
    /// <param name="channels">c.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="seed">Draws the weights.</param>
    public static Sequential Create(PictureShape input, int channels, int classes, ulong seed)
    {
        var layers = new List<(string, ILayer)>();
        var shape = input;
        int[] factors = [1, 2, 4, 8];
        for (var i = 0; i < factors.Length; i++)
        {
            Add($"conv{i + 1}", new Conv2d(shape, factors[i] * channels, 3, padding: 1, hasBias: true));
            Add($"bn{i + 1}", new BatchNorm2d(shape));
            Add("relu", new Relu(shape));
            if (i > 0)
                Add("pool", new MaxPool2d(shape, 2, 2));
        }

        var side = Math.Min(4, Math.Min(shape.Height, shape.Width));
        if (side > 1)
            Add("pool", new MaxPool2d(shape, side, side));
        if (shape.Plane > 1)
            Add("average", new AdaptiveAveragePool2d(shape));
        Add("fc", new Linear(shape, classes));
        var network = new Sequential(layers);
        Initialise(network, seed);
        return network;

        void Add(string name, ILayer layer)
        {
            layers.Add((name, layer));
            shape = layer.Output;
        }
    }

    private static void Initialise(Sequential network, ulong seed)
    {
        var bound = 0.0;
        for (var i = 0; i < network.Parameters.Count; i++)
        {
            var parameter = network.Parameters[i];
            var isWeight = parameter.Kind == ParameterKind.Weight;
            if (isWeight)
                bound = 1 / Math.Sqrt(parameter.Values.Length / parameter.Shape[0]);
            if (!isWeight && !(parameter.Kind == ParameterKind.Offset
                && parameter.Name.EndsWith(".bias", StringComparison.Ordinal)
                && !parameter.Name.StartsWith("bn", StringComparison.Ordinal)))
            {
                continue;
            }

            new CounterRandom(seed, InitialStream + (uint)i).FillUniform(parameter.Values);
            foreach (ref var value in parameter.Values.AsSpan())
                value = (float)(bound * ((2.0 * value) - 1));
        }
    }
}
