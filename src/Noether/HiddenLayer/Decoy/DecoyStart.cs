using Noether.Numerics;

namespace Noether.HiddenLayer.Decoy;

/// <summary>
/// What is random about a network: which points train it, and its initial weights. Each draws from a stream of its own,
/// a function of seed, picture and network.
/// </summary>
internal static class DecoyStart
{
    /// <summary>The stream of one purpose of a network.</summary>
    public static CounterRandom Stream(ulong seed, int picture, int network, DecoyStream purpose) =>
        new(seed, ((ulong)(uint)picture << 34) | ((ulong)(uint)network << 2) | (ulong)purpose);

    /// <summary>
    /// Initial weights and biases as torch.nn.Linear draws them, uniform within 1 / sqrt(inputs); batch norms do
    /// nothing yet; running means 0, variances 1.
    /// </summary>
    public static void Initialise(DecoyState state, DecoyLayout layout, CounterRandom random)
    {
        var p = state.Parameters.Span;
        p.Clear();
        Fill(p.Slice(layout.FirstX, layout.First), random, 2);
        Fill(p.Slice(layout.FirstY, layout.First), random, 2);
        for (var k = 0; k < layout.First; k++)
            Fill(p.Slice(layout.Second + (k * layout.Stride), layout.Last), random, layout.First);
        Fill(p.Slice(layout.Output, layout.Last), random, layout.Last);
        Fill(p.Slice(layout.FirstBias, layout.First), random, 2);
        Fill(p.Slice(layout.SecondBias, layout.Last), random, layout.First);
        Fill(p.Slice(layout.Bias, 1), random, layout.Last);
        p.Slice(layout.FirstScale, layout.First).Fill(1);
        p.Slice(layout.LastScale, layout.Last).Fill(1);
        p.Slice(layout.InputScale, 2).Fill(1);
        Array.Clear(state.InputMean);
        Array.Clear(state.FirstMean);
        Array.Clear(state.LastMean);
        Array.Fill(state.InputVariance, 1);
        Array.Fill(state.FirstVariance, 1);
        Array.Fill(state.LastVariance, 1);
    }

    /// <summary>Puts the numbers below the length of the list in random order, all orders equally likely.</summary>
    public static void Shuffle(Span<int> list, CounterRandom random)
    {
        for (var i = list.Length - 1; i > 0; i--)
        {
            var j = random.NextInt(i + 1);
            (list[i], list[j]) = (list[j], list[i]);
        }
    }

    private static void Fill(Span<float> weights, CounterRandom random, int inputs)
    {
        var bound = 1 / MathF.Sqrt(inputs);
        random.FillUniform(weights);
        foreach (ref var weight in weights)
            weight = bound * ((2 * weight) - 1);
    }
}

/// <summary>What the random numbers of a network are for; at most four purposes.</summary>
internal enum DecoyStream
{
    /// <summary>Which points are set aside for validation.</summary>
    Split,

    /// <summary>Initial weights.</summary>
    Weights,

    /// <summary>Order of the points where an epoch has several batches.</summary>
    Batches,
}
