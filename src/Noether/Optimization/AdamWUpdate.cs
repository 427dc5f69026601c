using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Noether.Optimization;

/// <summary>The constants of one step of <see cref="AdamW{T}"/>, and the loop over the parameters.</summary>
/// <param name="Keep1">b1.</param>
/// <param name="Add1">1 - b1.</param>
/// <param name="Keep2">b2.</param>
/// <param name="Add2">1 - b2.</param>
/// <param name="Rate">Learning rate over 1 - b1^t.</param>
/// <param name="Correction2">1 over 1 - b2^t.</param>
/// <param name="Epsilon">Added to the root.</param>
/// <param name="Shrink">1 - learning rate x decay, the factor of the old parameter.</param>
internal readonly record struct AdamWUpdate<T>(
    T Keep1, T Add1, T Keep2, T Add2, T Rate, T Correction2, T Epsilon, T Shrink)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>One step. The scalar tail does the same roundings in the same order as the registers.</summary>
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
