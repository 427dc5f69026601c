using System.Numerics;
using System.Numerics.Tensors;

namespace Noether.Learning.Autodiff;

/// <summary>y = f(x) of every number.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <typeparam name="TFunction">f, from <see cref="Functions"/>.</typeparam>
internal sealed class Elementwise<T, TFunction>(Node<T> x) : Node<T>(x.Groups, x.Rows, x.Columns, x)
    where T : unmanaged, IFloatingPointIeee754<T>
    where TFunction : struct, IFunction<T>
{
    private const int Block = 256;

    /// <inheritdoc/>
    public override void Forward() => TFunction.Values(x.Values, Values);

    /// <inheritdoc/>
    public override void Backward()
    {
        if (!x.IsWanted)
            return;
        Span<T> slopes = stackalloc T[Block];
        for (var first = 0; first < Values.Length; first += Block)
        {
            var count = Math.Min(Block, Values.Length - first);
            var part = slopes[..count];
            TFunction.Slopes(x.Values.AsSpan(first, count), Values.AsSpan(first, count), part);
            var target = x.Gradient.AsSpan(first, count);
            TensorPrimitives.MultiplyAdd<T>(part, Gradient.AsSpan(first, count), target, target);
        }
    }
}

/// <summary>A function of one number, over spans.</summary>
internal interface IFunction<T>
{
    /// <summary>y = f(x).</summary>
    static abstract void Values(ReadOnlySpan<T> x, Span<T> y);

    /// <summary>f'(x), where y = f(x) is known.</summary>
    static abstract void Slopes(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> slopes);
}
