using System.Runtime.CompilerServices;
using Noether.Numerics;

namespace Noether.HiddenLayer.Decoy;

/// <summary>
/// Outputs of the last hidden layer after ReLU for all points in training, with their sums and sums of squares, from
/// which its batch norm takes mean and variance. The coefficients of the present place of the tour stay in registers.
/// </summary>
internal static unsafe class ForwardPass<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    /// <summary>A block of up to four registers of units.</summary>
    /// <param name="s">The pass.</param>
    /// <param name="column">First unit of the block.</param>
    /// <param name="hidden">Points x Stride; receives the outputs of the block.</param>
    /// <param name="sums">Stride sums over the points.</param>
    /// <param name="squares">Stride sums of squares over the points.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TColumns>(in TourSweep s, nint column, float* hidden, float* sums, float* squares)
        where TColumns : struct, ICount
    {
        nint width = TLanes.Width, stride = s.Stride;
        var weights = s.Weights + column;
        TVector s0 = TLanes.Zero, s1 = TLanes.Zero, s2 = TLanes.Zero, s3 = TLanes.Zero;
        TVector q0 = TLanes.Zero, q1 = TLanes.Zero, q2 = TLanes.Zero, q3 = TLanes.Zero;
        float* px = s.X, py = s.Y;
        hidden += column;
        nint point = 0;
        for (var n = 0; n < s.Stretches; n++)
        {
            var stretch = s.Stretch[n];
            TVector a0 = TLanes.Zero, a1 = TLanes.Zero, a2 = TLanes.Zero, a3 = TLanes.Zero;
            TVector b0 = TLanes.Zero, b1 = TLanes.Zero, b2 = TLanes.Zero, b3 = TLanes.Zero;
            var c0 = TLanes.Load(s.Base + column);
            var c1 = TColumns.Value > 1 ? TLanes.Load(s.Base + column + width) : c0;
            var c2 = TColumns.Value > 2 ? TLanes.Load(s.Base + column + (2 * width)) : c0;
            var c3 = TColumns.Value > 3 ? TLanes.Load(s.Base + column + (3 * width)) : c0;
            for (var e = stretch.On; e <= stretch.Off; e++)
            {
                nint end = e < stretch.Off ? s.Events[e].End : stretch.End;
                for (; point < end; point++, hidden += stride)
                {
                    var x = TLanes.Create(px[point]);
                    var y = TLanes.Create(py[point]);
                    Unit(x, y, a0, b0, c0, ref s0, ref q0, hidden);
                    if (TColumns.Value > 1)
                        Unit(x, y, a1, b1, c1, ref s1, ref q1, hidden + width);
                    if (TColumns.Value > 2)
                        Unit(x, y, a2, b2, c2, ref s2, ref q2, hidden + (2 * width));
                    if (TColumns.Value > 3)
                        Unit(x, y, a3, b3, c3, ref s3, ref q3, hidden + (3 * width));
                }
                if (e == stretch.Off)
                    break;
                ref readonly var change = ref s.Events[e];
                var row = weights + (change.Unit * stride);
                var alongX = TLanes.Create(s.AlongX[change.Signed]);
                var alongY = TLanes.Create(s.AlongY[change.Signed]);
                var along1 = TLanes.Create(s.Along1[change.Signed]);
                Add(TLanes.Load(row), alongX, alongY, along1, ref a0, ref b0, ref c0);
                if (TColumns.Value > 1)
                    Add(TLanes.Load(row + width), alongX, alongY, along1, ref a1, ref b1, ref c1);
                if (TColumns.Value > 2)
                    Add(TLanes.Load(row + (2 * width)), alongX, alongY, along1, ref a2, ref b2, ref c2);
                if (TColumns.Value > 3)
                    Add(TLanes.Load(row + (3 * width)), alongX, alongY, along1, ref a3, ref b3, ref c3);
            }
        }

        sums += column;
        squares += column;
        TLanes.Store(s0, sums);
        TLanes.Store(q0, squares);
        if (TColumns.Value > 1)
        {
            TLanes.Store(s1, sums + width);
            TLanes.Store(q1, squares + width);
        }
        if (TColumns.Value > 2)
        {
            TLanes.Store(s2, sums + (2 * width));
            TLanes.Store(q2, squares + (2 * width));
        }
        if (TColumns.Value > 3)
        {
            TLanes.Store(s3, sums + (3 * width));
            TLanes.Store(q3, squares + (3 * width));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(
        TVector row, TVector alongX, TVector alongY, TVector along1, ref TVector a, ref TVector b, ref TVector c)
    {
        a = TLanes.MultiplyAdd(alongX, row, a);
        b = TLanes.MultiplyAdd(alongY, row, b);
        c = TLanes.MultiplyAdd(along1, row, c);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Unit(
        TVector x, TVector y, TVector a, TVector b, TVector c, ref TVector sum, ref TVector square, float* hidden)
    {
        var u = TLanes.MultiplyAdd(a, x, TLanes.MultiplyAdd(b, y, c));
        var h = TLanes.Max(u, TLanes.Zero);
        sum = TLanes.Add(sum, h);
        square = TLanes.MultiplyAdd(h, h, square);
        TLanes.Store(h, hidden);
    }
}
