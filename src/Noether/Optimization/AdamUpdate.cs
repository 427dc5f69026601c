using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Noether.Optimization;

/// <summary>The constants of one step of <see cref="Adam{T}"/>, and the loop over the parameters.</summary>
/// <param name="Keep1">b1.</param>
/// <param name="Add1">1 - b1.</param>
/// <param name="Keep2">b2.</param>
/// <param name="Add2">1 - b2.</param>
/// <param name="Rate">Learning rate over 1 - b1^t.</param>
/// <param name="Correction2">1 over 1 - b2^t.</param>
/// <param name="Epsilon">Added to the root.</param>
/// <param name="Shrink">1 - learning rate x decay, the factor of the old parameter; 1 changes no bit of it.</param>
internal readonly record struct AdamUpdate<T>(
    T Keep1, T Add1, T Keep2, T Add2, T Rate, T Correction2, T Epsilon, T Shrink)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The constants of a step, computed in double and rounded once.</summary>
    /// <param name="learningRate">Length scale of the step.</param>
    /// <param name="beta1">Decay of the mean of gradients, in [0, 1).</param>
    /// <param name="beta2">Decay of the mean of squared gradients, in [0, 1).</param>
    /// <param name="epsilon">Added to the root, above 0.</param>
    /// <param name="weightDecay">Share of a parameter that a step of rate 1 takes off it, at least 0.</param>
    /// <param name="step">Number of the step, from 1.</param>
    public static AdamUpdate<T> Of(
        double learningRate, double beta1, double beta2, double epsilon, double weightDecay, long step) => new(
        T.CreateChecked(beta1),
        T.CreateChecked(1 - beta1),
        T.CreateChecked(beta2),
        T.CreateChecked(1 - beta2),
        T.CreateChecked(learningRate / (1 - Math.Pow(beta1, step))),
        T.CreateChecked(1 / (1 - Math.Pow(beta2, step))),
        T.CreateChecked(epsilon),
        T.CreateChecked(1 - (learningRate * weightDecay)));

    /// <summary>One step. The scalar tail does the same roundings in the same order as the registers.</summary>
    /// <param name="parameters">The parameters, changed in place.</param>
    /// <param name="gradient">Derivative of the loss by each parameter.</param>
    /// <param name="first">Decaying means of the gradients, changed in place.</param>
    /// <param name="second">Decaying means of the squared gradients, changed in place.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Apply(Span<T> parameters, ReadOnlySpan<T> gradient, Span<T> first, Span<T> second)
    {
        ref var p = ref MemoryMarshal.GetReference(parameters);
        ref var g = ref MemoryMarshal.GetReference(gradient);
        ref var m = ref MemoryMarshal.GetReference(first);
        ref var v = ref MemoryMarshal.GetReference(second);
        nuint i = 0;
        var count = (nuint)parameters.Length;
        var epsilon = new Vector<T>(Epsilon);
        for (; i + (nuint)Vector<T>.Count <= count; i += (nuint)Vector<T>.Count)
        {
            var slope = Vector.LoadUnsafe(ref g, i);
            var mean = (Vector.LoadUnsafe(ref m, i) * Keep1) + (slope * Add1);
            var square = (Vector.LoadUnsafe(ref v, i) * Keep2) + (slope * slope * Add2);
            var step = mean * Rate / (Vector.SquareRoot(square * Correction2) + epsilon);
            mean.StoreUnsafe(ref m, i);
            square.StoreUnsafe(ref v, i);
            ((Vector.LoadUnsafe(ref p, i) * Shrink) - step).StoreUnsafe(ref p, i);
        }

        for (var j = (int)i; j < parameters.Length; j++)
        {
            var slope = gradient[j];
            first[j] = (first[j] * Keep1) + (slope * Add1);
            second[j] = (second[j] * Keep2) + (slope * slope * Add2);
            var step = first[j] * Rate / (T.Sqrt(second[j] * Correction2) + Epsilon);
            parameters[j] = (parameters[j] * Shrink) - step;
        }
    }
}
