using System.Numerics;

namespace Noether.Optimization;

/// <summary>
/// The Adam optimiser over one flat vector of parameters (Kingma and Ba, arXiv 1412.6980), with decoupled weight decay
/// where it is wanted (Loshchilov and Hutter, arXiv 1711.05101):
/// m = b1 m + (1 - b1) g, v = b2 v + (1 - b2) g^2,
/// p = p (1 - rate decay) - rate (m / (1 - b1^t)) / (sqrt(v / (1 - b2^t)) + epsilon).
/// Every element is computed by itself, so the bits do not depend on the width of the vector registers, nor on how a
/// vector is cut into pieces.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
public sealed class Adam<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T[] firstMoments;
    private readonly T[] secondMoments;
    private readonly double beta1;
    private readonly double beta2;
    private readonly double epsilon;
    private readonly double weightDecay;

    /// <summary>Creates the optimiser with moments of zero.</summary>
    /// <param name="count">Number of parameters, at least 0.</param>
    /// <param name="beta1">Decay of the mean of gradients, in [0, 1).</param>
    /// <param name="beta2">Decay of the mean of squared gradients, in [0, 1).</param>
    /// <param name="epsilon">Added to the root, above 0.</param>
    /// <param name="weightDecay">Share of a parameter that a step of rate 1 takes off it, at least 0.</param>
    public Adam(int count, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ThrowIfNoDecay(beta1, nameof(beta1));
        ThrowIfNoDecay(beta2, nameof(beta2));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(epsilon);
        ArgumentOutOfRangeException.ThrowIfNegative(weightDecay);
        firstMoments = new T[count];
        secondMoments = new T[count];
        (this.beta1, this.beta2, this.epsilon, this.weightDecay) = (beta1, beta2, epsilon, weightDecay);
    }

    /// <summary>Number of steps taken.</summary>
    public long StepCount { get; private set; }

    /// <summary>Decaying means of the gradients, one for each parameter; for checkpoints.</summary>
    public ReadOnlySpan<T> FirstMoments => firstMoments;

    /// <summary>Decaying means of the squared gradients, one for each parameter; for checkpoints.</summary>
    public ReadOnlySpan<T> SecondMoments => secondMoments;

    /// <summary>Continues from a checkpoint; later steps have the same bits as without the interruption.</summary>
    /// <param name="first">Saved <see cref="FirstMoments"/>.</param>
    /// <param name="second">Saved <see cref="SecondMoments"/>.</param>
    /// <param name="stepCount">Saved <see cref="StepCount"/>.</param>
    /// <exception cref="ArgumentException">The moments do not belong to this number of parameters.</exception>
    public void Restore(ReadOnlySpan<T> first, ReadOnlySpan<T> second, long stepCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(stepCount);
        CheckLength(first.Length, nameof(first));
        CheckLength(second.Length, nameof(second));
        first.CopyTo(firstMoments);
        second.CopyTo(secondMoments);
        StepCount = stepCount;
    }

    /// <summary>Takes one step down the gradient.</summary>
    /// <param name="parameters">The parameters, changed in place.</param>
    /// <param name="gradient">Derivative of the loss by each parameter.</param>
    /// <param name="learningRate">Length scale of the step.</param>
    /// <exception cref="ArgumentException">A span has another length than the moments.</exception>
    public void Step(Span<T> parameters, ReadOnlySpan<T> gradient, double learningRate) =>
        Step(parameters, gradient, learningRate, beta1);

    /// <summary>
    /// Takes one step with another decay of the mean of gradients, as a one-cycle schedule wants; the correction uses
    /// this value, as if all steps had.
    /// </summary>
    /// <param name="parameters">The parameters, changed in place.</param>
    /// <param name="gradient">Derivative of the loss by each parameter.</param>
    /// <param name="learningRate">Length scale of the step.</param>
    /// <param name="momentum">b1 of this step, in [0, 1).</param>
    /// <exception cref="ArgumentException">A span has another length than the moments.</exception>
    public void Step(Span<T> parameters, ReadOnlySpan<T> gradient, double learningRate, double momentum)
    {
        CheckLength(parameters.Length, nameof(parameters));
        CheckLength(gradient.Length, nameof(gradient));
        ThrowIfNoDecay(momentum, nameof(momentum));
        StepCount++;
        AdamUpdate<T>.Of(learningRate, momentum, beta2, epsilon, weightDecay, StepCount)
            .Apply(parameters, gradient, firstMoments, secondMoments);
    }

    private static void ThrowIfNoDecay(double value, string name)
    {
        if (!(value >= 0 && value < 1))
            throw new ArgumentOutOfRangeException(name, value, "A decay lies in [0, 1).");
    }

    private void CheckLength(int length, string name)
    {
        if (length != firstMoments.Length)
            throw new ArgumentException($"The optimiser holds {firstMoments.Length} parameters, not {length}.", name);
    }
}
