using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Noether.Numerics;

namespace Noether.HiddenLayer.Decoy;

/// <summary>Which units of the first layer are active at each point, a bit for each.</summary>
internal static unsafe class MarkPass<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    private const int WordBits = 64;

    /// <summary>Marks the units with a x + b y + c above 0.</summary>
    /// <param name="x">First coordinates, padded to an even number.</param>
    /// <param name="y">Second coordinates, likewise.</param>
    /// <param name="points">Number of points.</param>
    /// <param name="a">Slopes by x, zeros behind them to a multiple of <see cref="DecoyLayout.Padding"/>.</param>
    /// <param name="b">Slopes by y, likewise.</param>
    /// <param name="c">Constants, likewise.</param>
    /// <param name="units">Number of units with these zeros.</param>
    /// <param name="active">Receives a row of whole words for each point, padded to an even number of rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(
        float* x, float* y, int points, float* a, float* b, float* c, int units, ulong* active)
    {
        var words = (units + WordBits - 1) / WordBits;
        for (var point = 0; point < points; point += 2, active += 2 * words)
        {
            TVector x0 = TLanes.Create(x[point]), y0 = TLanes.Create(y[point]);
            TVector x1 = TLanes.Create(x[point + 1]), y1 = TLanes.Create(y[point + 1]);
            for (var word = 0; word < words; word++)
            {
                ulong mask0 = 0, mask1 = 0;
                nint start = word * WordBits;
                for (var k = Math.Min(start + WordBits, units) - TLanes.Width; k >= start; k -= TLanes.Width)
                {
                    TVector va = TLanes.Load(a + k), vb = TLanes.Load(b + k), vc = TLanes.Load(c + k);
                    mask0 = (mask0 << TLanes.Width) | Above(TLanes.MultiplyAdd(va, x0, TLanes.MultiplyAdd(vb, y0, vc)));
                    mask1 = (mask1 << TLanes.Width) | Above(TLanes.MultiplyAdd(va, x1, TLanes.MultiplyAdd(vb, y1, vc)));
                }
                active[word] = mask0;
                active[words + word] = mask1;
            }
        }
    }

    /// <summary>A bit for each lane that is above 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Above(TVector u)
    {
        var mask = TLanes.LessThan(TLanes.Zero, u);
        if (typeof(TVector) == typeof(Vector512<float>))
            return ((Vector512<float>)(object)mask).ExtractMostSignificantBits();
        if (typeof(TVector) == typeof(Vector256<float>))
            return ((Vector256<float>)(object)mask).ExtractMostSignificantBits();
        return ((Vector128<float>)(object)mask).ExtractMostSignificantBits();
    }
}
