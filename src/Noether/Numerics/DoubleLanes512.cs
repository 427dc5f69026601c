using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Noether.Numerics;

/// <summary>Doubles in 512-bit registers, the AVX-512 level.</summary>
internal readonly unsafe struct DoubleLanes512 : ILaneArithmetic<double, Vector512<double>>
{
    public static int Width => 8;

    public static Vector512<double> Zero => Vector512<double>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Create(double value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Load(double* source) => Vector512.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Load(ref readonly double source, nuint offset) =>
        Vector512.LoadUnsafe(in source, offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LoadPartial(double* source, int count) =>
        Avx512F.IsSupported
            ? Avx512F.MaskLoad(source, Mask(count), Vector512<double>.Zero)
            : LoadPartialSlow(source, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<double> value, double* destination) => Vector512.Store(value, destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<double> value, ref double destination, nuint offset) =>
        Vector512.StoreUnsafe(value, ref destination, offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePartial(Vector512<double> value, double* destination, int count)
    {
        if (Avx512F.IsSupported)
            Avx512F.MaskStore(destination, Mask(count), value);
        else
            StorePartialSlow(value, destination, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Add(Vector512<double> a, Vector512<double> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Subtract(Vector512<double> a, Vector512<double> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Multiply(Vector512<double> a, Vector512<double> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> MultiplyAdd(Vector512<double> a, Vector512<double> b, Vector512<double> c) =>
        Vector512.MultiplyAddEstimate(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector512<double> value) => DoubleLanes256.Sum(value.GetLower() + value.GetUpper());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Mask(int count) =>
        Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)count)).AsDouble();

    private static Vector512<double> LoadPartialSlow(double* source, int count)
    {
        var lanes = stackalloc double[8];
        new ReadOnlySpan<double>(source, count).CopyTo(new Span<double>(lanes, 8));
        new Span<double>(lanes + count, 8 - count).Clear();
        return Vector512.Load(lanes);
    }

    private static void StorePartialSlow(Vector512<double> value, double* destination, int count)
    {
        var lanes = stackalloc double[8];
        Vector512.Store(value, lanes);
        new ReadOnlySpan<double>(lanes, count).CopyTo(new Span<double>(destination, count));
    }
}
