using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Noether.Numerics;

/// <summary>
/// Elementary functions over arrays of floats; accuracy and special values as in <see cref="LaneMath"/>. An element's
/// result does not depend on its position. Source and destination may be the same memory, but not partly overlap.
/// </summary>
internal static unsafe class VectorMath
{
    /// <summary>destination[i] = e^source[i].</summary>
    /// <param name="source">Any floats.</param>
    /// <param name="destination">As long as the source, or longer; elements behind are left alone.</param>
    public static void Exp(ReadOnlySpan<float> source, Span<float> destination) =>
        Run<ExpFunction>(source, destination, Simd.Level);

    /// <summary>destination[i] = natural logarithm of source[i].</summary>
    /// <param name="source">Any floats.</param>
    /// <param name="destination">As long as the source, or longer; elements behind are left alone.</param>
    public static void Log(ReadOnlySpan<float> source, Span<float> destination) =>
        Run<LogFunction>(source, destination, Simd.Level);

    /// <summary>destination[i] = tanh(source[i]).</summary>
    /// <param name="source">Any floats.</param>
    /// <param name="destination">As long as the source, or longer; elements behind are left alone.</param>
    public static void Tanh(ReadOnlySpan<float> source, Span<float> destination) =>
        Run<TanhFunction>(source, destination, Simd.Level);

    /// <summary>The same at a chosen level, which the processor must have.</summary>
    internal static void Run<TFunction>(ReadOnlySpan<float> source, Span<float> destination, SimdLevel level)
        where TFunction : struct, ILaneFunction
    {
        if (destination.Length < source.Length)
            throw new ArgumentException("The destination is shorter than the source.", nameof(destination));
        fixed (float* from = source)
        fixed (float* to = destination)
        {
            switch (level)
            {
                case SimdLevel.Avx512:
                    Kernel<TFunction, Lanes512, Vector512<float>>(from, to, source.Length);
                    break;
                case SimdLevel.Avx2:
                    Kernel<TFunction, Lanes256, Vector256<float>>(from, to, source.Length);
                    break;
                default:
                    Kernel<TFunction, Lanes128, Vector128<float>>(from, to, source.Length);
                    break;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Kernel<TFunction, TLanes, TVector>(float* source, float* destination, int count)
        where TFunction : struct, ILaneFunction
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var width = TLanes.Width;
        var i = 0;

        // Two independent chains hide the latency of the polynomial.
        for (; i <= count - (2 * width); i += 2 * width)
        {
            var first = TFunction.Invoke<TLanes, TVector>(TLanes.Load(source + i));
            var second = TFunction.Invoke<TLanes, TVector>(TLanes.Load(source + i + width));
            TLanes.Store(first, destination + i);
            TLanes.Store(second, destination + i + width);
        }

        for (; i < count; i += width)
        {
            var rest = Math.Min(width, count - i);
            var value = TFunction.Invoke<TLanes, TVector>(TLanes.LoadPartial(source + i, rest));
            TLanes.StorePartial(value, destination + i, rest);
        }
    }

    /// <summary>The exponential function.</summary>
    internal readonly struct ExpFunction : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Invoke<TLanes, TVector>(TVector x)
            where TLanes : struct, ILanes<TVector>
            where TVector : struct => TLanes.Exp(x);
    }

    /// <summary>The natural logarithm.</summary>
    internal readonly struct LogFunction : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Invoke<TLanes, TVector>(TVector x)
            where TLanes : struct, ILanes<TVector>
            where TVector : struct => TLanes.Log(x);
    }

    /// <summary>The hyperbolic tangent.</summary>
    internal readonly struct TanhFunction : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Invoke<TLanes, TVector>(TVector x)
            where TLanes : struct, ILanes<TVector>
            where TVector : struct => TLanes.Tanh(x);
    }
}
