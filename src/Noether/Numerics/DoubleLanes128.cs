using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Noether.Numerics;

/// <summary>Doubles in 128-bit registers, the portable level.</summary>
internal readonly unsafe struct DoubleLanes128 : ILaneArithmetic<double, Vector128<double>>
{
    public static int Width => 2;

    public static Vector128<double> Zero => Vector128<double>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Create(double value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Load(double* source) => Vector128.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Load(ref readonly double source, nuint offset) =>
        Vector128.LoadUnsafe(in source, offset);

    public static Vector128<double> LoadPartial(double* source, int count)
    {
        var lanes = stackalloc double[2];
        new ReadOnlySpan<double>(source, count).CopyTo(new Span<double>(lanes, 2));
        new Span<double>(lanes + count, 2 - count).Clear();
        return Vector128.Load(lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<double> value, double* destination) => Vector128.Store(value, destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<double> value, ref double destination, nuint offset) =>
        Vector128.StoreUnsafe(value, ref destination, offset);

    public static void StorePartial(Vector128<double> value, double* destination, int count)
    {
        var lanes = stackalloc double[2];
        Vector128.Store(value, lanes);
        new ReadOnlySpan<double>(lanes, count).CopyTo(new Span<double>(destination, count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Add(Vector128<double> a, Vector128<double> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Subtract(Vector128<double> a, Vector128<double> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Multiply(Vector128<double> a, Vector128<double> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> MultiplyAdd(Vector128<double> a, Vector128<double> b, Vector128<double> c) =>
        Vector128.MultiplyAddEstimate(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector128<double> value) => value[0] + value[1];
}
