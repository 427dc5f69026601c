using System.Numerics;
using System.Runtime.CompilerServices;

namespace Noether.Numerics;

/// <summary>
/// Operations on rows of doubles whose length is a multiple of <see cref="Padding"/>, so that no register is partly
/// filled.
/// </summary>
internal static class RowKernels
{
    /// <summary>Rows are padded with zeros to a multiple of this: the widest register holds eight doubles.</summary>
    public const int Padding = 8;

    /// <summary>The smallest padded length for n values.</summary>
    public static int PaddedLength(int n) => (n + Padding - 1) / Padding * Padding;

    /// <summary>The sum of x_i y_i.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Dot(ref double x, ref double y, nuint length)
    {
        var sum = Vector<double>.Zero;
        for (nuint i = 0; i < length; i += (nuint)Vector<double>.Count)
            sum += Vector.LoadUnsafe(ref x, i) * Vector.LoadUnsafe(ref y, i);
        return Vector.Sum(sum);
    }

    /// <summary>y += a x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddScaled(ref double y, double a, ref double x, nuint length)
    {
        var factor = new Vector<double>(a);
        for (nuint i = 0; i < length; i += (nuint)Vector<double>.Count)
            (Vector.LoadUnsafe(ref y, i) + (factor * Vector.LoadUnsafe(ref x, i))).StoreUnsafe(ref y, i);
    }

    /// <summary>z += a x + b y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddTwoScaled(ref double z, double a, ref double x, double b, ref double y, nuint length)
    {
        var factorX = new Vector<double>(a);
        var factorY = new Vector<double>(b);
        for (nuint i = 0; i < length; i += (nuint)Vector<double>.Count)
        {
            var change = (factorX * Vector.LoadUnsafe(ref x, i)) + (factorY * Vector.LoadUnsafe(ref y, i));
            (Vector.LoadUnsafe(ref z, i) + change).StoreUnsafe(ref z, i);
        }
    }

    /// <summary>The plane rotation (x, y) = (c x - s y, s x + c y).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Rotate(ref double x, ref double y, double cosine, double sine, nuint length)
    {
        var c = new Vector<double>(cosine);
        var s = new Vector<double>(sine);
        for (nuint i = 0; i < length; i += (nuint)Vector<double>.Count)
        {
            var oldX = Vector.LoadUnsafe(ref x, i);
            var oldY = Vector.LoadUnsafe(ref y, i);
            ((c * oldX) - (s * oldY)).StoreUnsafe(ref x, i);
            ((s * oldX) + (c * oldY)).StoreUnsafe(ref y, i);
        }
    }
}
