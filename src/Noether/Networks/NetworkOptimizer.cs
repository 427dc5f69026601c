using Noether.Numerics;
using Noether.Optimization;

namespace Noether.Networks;

/// <summary>Adam for all learnt parameters of a network, with decay on kernels and matrices only.</summary>
internal sealed class NetworkOptimizer
{
    // fastai's Adam.
    private const double Beta2 = 0.99;
    private const double Epsilon = 1e-5;

    private readonly Parameter[] parameters;
    private readonly Adam<float>[] optimizers;

    /// <summary>Creates the optimiser.</summary>
    /// <param name="network">The network.</param>
    /// <param name="weightDecay">Decoupled decay of kernels and matrices, at least 0.</param>
    public NetworkOptimizer(PictureNetwork network, double weightDecay)
    {
        // The largest first, so that no thread starts one when the others are done.
        parameters = [.. network.Parameters.Where(p => p.IsLearnt).OrderByDescending(p => p.Values.Length)];
        optimizers =
        [
            .. parameters.Select(p =>
                new Adam<float>(
                    p.Values.Length, beta2: Beta2, epsilon: Epsilon,
                    weightDecay: p.Kind == ParameterKind.Weight ? weightDecay : 0)),
        ];
    }

    /// <summary>First moments, one array for each parameter.</summary>
    public IReadOnlyList<float[]> FirstMoments => [.. optimizers.Select(o => o.FirstMoments.ToArray())];

    /// <summary>Second moments, one array for each parameter.</summary>
    public IReadOnlyList<float[]> SecondMoments => [.. optimizers.Select(o => o.SecondMoments.ToArray())];

    /// <summary>One step down the gradients that the last backward pass left.</summary>
    /// <param name="rate">Learning rate.</param>
    /// <param name="beta1">Decay of the mean of gradients, in [0, 1).</param>
    /// <param name="threads">Threads to use, 0 for all processors.</param>
    public void Step(double rate, double beta1, int threads) =>
        ParallelBlocks.Run(parameters.Length, threads, i =>
            optimizers[i].Step(parameters[i].Values, parameters[i].Gradient, rate, beta1));

    /// <summary>Continues from saved moments.</summary>
    /// <param name="first">Saved <see cref="FirstMoments"/>.</param>
    /// <param name="second">Saved <see cref="SecondMoments"/>.</param>
    /// <param name="stepCount">Steps done.</param>
    /// <exception cref="ArgumentException">They belong to another network.</exception>
    public void Restore(IReadOnlyList<float[]> first, IReadOnlyList<float[]> second, long stepCount)
    {
        if (first.Count != optimizers.Length || second.Count != optimizers.Length)
            throw new ArgumentException($"The network has {optimizers.Length} learnt arrays, not {first.Count}.");
        for (var i = 0; i < optimizers.Length; i++)
            optimizers[i].Restore(first[i], second[i], stepCount);
    }
}
