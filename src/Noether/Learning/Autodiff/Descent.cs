using System.Numerics;
using Noether.Optimization;

namespace Noether.Learning.Autodiff;

/// <summary>Adam over several leaves.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal sealed class Descent<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly (Leaf<T> Leaf, Adam<T> Adam)[] all;
    private readonly double rate;

    /// <summary>Begins with moments of zero.</summary>
    /// <param name="leaves">What is changed.</param>
    /// <param name="rate">Learning rate.</param>
    /// <param name="momentum">Decay of the mean of gradients.</param>
    /// <param name="epsilon">Added to the root.</param>
    public Descent(IReadOnlyList<Leaf<T>> leaves, double rate, double momentum = 0.9, double epsilon = 1e-8)
    {
        this.rate = rate;
        all = [.. leaves.Select(leaf => (leaf, new Adam<T>(leaf.Values.Length, momentum, epsilon: epsilon)))];
    }

    /// <summary>One step down the gradients of the plan that ran last.</summary>
    public void Step()
    {
        foreach (var (leaf, adam) in all)
            adam.Step(leaf.Values, leaf.Gradient, rate);
    }
}
