using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Noether.Numerics;

/// <summary>Doubles in 256-bit registers, the AVX2 level.</summary>
internal readonly unsafe struct DoubleLanes256 : ILaneArithmetic<double, Vector256<double>>
{
    public static int Width => 4;

    public static Vector256<double> Zero => Vector256<double>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Create(double value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Load(double* source) => Vector256.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Load(ref readonly double source, nuint offset) =>
        Vector256.LoadUnsafe(in source, offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LoadPartial(double* source, int count) =>
        Avx.IsSupported
            ? Avx.MaskLoad(source, Mask(count))
            : LoadPartialSlow(source, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<double> value, double* destination) => Vector256.Store(value, destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<double> value, ref double destination, nuint offset) =>
        Vector256.StoreUnsafe(value, ref destination, offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePartial(Vector256<double> value, double* destination, int count)
    {
        if (Avx.IsSupported)
            Avx.MaskStore(destination, Mask(count), value);
        else
            StorePartialSlow(value, destination, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Add(Vector256<double> a, Vector256<double> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Subtract(Vector256<double> a, Vector256<double> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Multiply(Vector256<double> a, Vector256<double> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> MultiplyAdd(Vector256<double> a, Vector256<double> b, Vector256<double> c) =>
        Vector256.MultiplyAddEstimate(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector256<double> value) => DoubleLanes128.Sum(value.GetLower() + value.GetUpper());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Mask(int count) =>
        Vector256.LessThan(Vector256<long>.Indices, Vector256.Create((long)count)).AsDouble();

    private static Vector256<double> LoadPartialSlow(double* source, int count)
    {
        var lanes = stackalloc double[4];
        new ReadOnlySpan<double>(source, count).CopyTo(new Span<double>(lanes, 4));
        new Span<double>(lanes + count, 4 - count).Clear();
        return Vector256.Load(lanes);
    }

    private static void StorePartialSlow(Vector256<double> value, double* destination, int count)
    {
        var lanes = stackalloc double[4];
        Vector256.Store(value, lanes);
        new ReadOnlySpan<double>(lanes, count).CopyTo(new Span<double>(destination, count));
    }
}
