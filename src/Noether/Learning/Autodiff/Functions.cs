using System.Numerics;
using System.Numerics.Tensors;

namespace Noether.Learning.Autodiff;

/// <summary>The functions of one number that networks and losses are made of.</summary>
internal static class Functions
{
    /// <summary>max(x, 0).</summary>
    public static Node<T> Relu<T>(Node<T> x) where T : unmanaged, IFloatingPointIeee754<T> =>
        new Elementwise<T, ReluFunction<T>>(x);

    /// <summary>x where it is positive, 0.2 x elsewhere.</summary>
    public static Node<T> LeakyRelu<T>(Node<T> x) where T : unmanaged, IFloatingPointIeee754<T> =>
        new Elementwise<T, LeakyFunction<T>>(x);

    /// <summary>tanh(x).</summary>
    public static Node<T> Tanh<T>(Node<T> x) where T : unmanaged, IFloatingPointIeee754<T> =>
        new Elementwise<T, TanhFunction<T>>(x);

    /// <summary>1 / (1 + exp(-x)).</summary>
    public static Node<T> Sigmoid<T>(Node<T> x) where T : unmanaged, IFloatingPointIeee754<T> =>
        new Elementwise<T, SigmoidFunction<T>>(x);

    /// <summary>sin(x).</summary>
    public static Node<T> Sine<T>(Node<T> x) where T : unmanaged, IFloatingPointIeee754<T> =>
        new Elementwise<T, SineFunction<T>>(x);

    /// <summary>cos(x).</summary>
    public static Node<T> Cosine<T>(Node<T> x) where T : unmanaged, IFloatingPointIeee754<T> =>
        new Elementwise<T, CosineFunction<T>>(x);

    /// <summary>|x|; its derivative at 0 is 0.</summary>
    public static Node<T> Magnitude<T>(Node<T> x) where T : unmanaged, IFloatingPointIeee754<T> =>
        new Elementwise<T, MagnitudeFunction<T>>(x);

    /// <summary>x^2.</summary>
    public static Node<T> Square<T>(Node<T> x) where T : unmanaged, IFloatingPointIeee754<T> =>
        new Elementwise<T, SquareFunction<T>>(x);

    // Slopes that have two values, by the sign of x.
    private static void BySign<T>(ReadOnlySpan<T> x, T below, Span<T> slopes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var (one, other) = (new Vector<T>(T.One), new Vector<T>(below));
        var i = 0;
        for (; i + Vector<T>.Count <= x.Length; i += Vector<T>.Count)
        {
            Vector.ConditionalSelect(Vector.GreaterThan(new Vector<T>(x[i..]), Vector<T>.Zero), one, other)
                .CopyTo(slopes[i..]);
        }

        for (; i < x.Length; i++)
            slopes[i] = x[i] > T.Zero ? T.One : below;
    }

    private readonly struct ReluFunction<T> : IFunction<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        public static void Values(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Max(x, T.Zero, y);

        public static void Slopes(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> slopes) => BySign(x, T.Zero, slopes);
    }

    private readonly struct LeakyFunction<T> : IFunction<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        private static readonly T Below = T.CreateChecked(0.2);

        // max(x, 0.2 x), as 0.2 < 1.
        public static void Values(ReadOnlySpan<T> x, Span<T> y)
        {
            TensorPrimitives.Multiply(x, Below, y);
            TensorPrimitives.Max(x, y, y);
        }

        public static void Slopes(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> slopes) => BySign(x, Below, slopes);
    }

    private readonly struct TanhFunction<T> : IFunction<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        public static void Values(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Tanh(x, y);

        public static void Slopes(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> slopes)
        {
            TensorPrimitives.Multiply(y, y, slopes);
            TensorPrimitives.Subtract(T.One, slopes, slopes);
        }
    }

    private readonly struct SigmoidFunction<T> : IFunction<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        public static void Values(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Sigmoid(x, y);

        public static void Slopes(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> slopes)
        {
            TensorPrimitives.Subtract(T.One, y, slopes);
            TensorPrimitives.Multiply(y, slopes, slopes);
        }
    }

    private readonly struct SineFunction<T> : IFunction<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        public static void Values(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Sin(x, y);

        public static void Slopes(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> slopes) => TensorPrimitives.Cos(x, slopes);
    }

    private readonly struct CosineFunction<T> : IFunction<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        public static void Values(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Cos(x, y);

        public static void Slopes(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> slopes)
        {
            TensorPrimitives.Sin(x, slopes);
            TensorPrimitives.Negate(slopes, slopes);
        }
    }

    private readonly struct MagnitudeFunction<T> : IFunction<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        public static void Values(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Abs(x, y);

        public static void Slopes(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> slopes)
        {
            for (var i = 0; i < x.Length; i++)
                slopes[i] = T.CreateChecked(T.Sign(x[i]));
        }
    }

    private readonly struct SquareFunction<T> : IFunction<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        public static void Values(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Multiply(x, x, y);

        public static void Slopes(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> slopes) => TensorPrimitives.Add(x, x, slopes);
    }
}
