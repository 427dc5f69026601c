using System.Runtime.CompilerServices;
using Noether.Numerics;

namespace Noether.HiddenLayer.Decoy;

/// <summary>
/// Outputs of the network in inference, where the batch norms are constants: the last hidden layer is never stored.
/// </summary>
internal static unsafe class EvaluatePass<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    /// <summary>Adds a block of up to four registers of units to the outputs.</summary>
    /// <param name="s">The pass.</param>
    /// <param name="column">First unit of the block.</param>
    /// <param name="output">For each unit its factor in the output, batch norm included.</param>
    /// <param name="partial">Points x Width partial sums of the outputs.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TColumns>(in TourSweep s, nint column, float* output, float* partial)
        where TColumns : struct, ICount
    {
        nint width = TLanes.Width, stride = s.Stride;
        var weights = s.Weights + column;
        output += column;
        var v0 = TLanes.Load(output);
        var v1 = TColumns.Value > 1 ? TLanes.Load(output + width) : v0;
        var v2 = TColumns.Value > 2 ? TLanes.Load(output + (2 * width)) : v0;
        var v3 = TColumns.Value > 3 ? TLanes.Load(output + (3 * width)) : v0;
        float* px = s.X, py = s.Y;
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
                for (; point < end; point++, partial += width)
                {
                    var x = TLanes.Create(px[point]);
                    var y = TLanes.Create(py[point]);
                    var sum = Unit(x, y, a0, b0, c0, v0, TLanes.Load(partial));
                    if (TColumns.Value > 1)
                        sum = Unit(x, y, a1, b1, c1, v1, sum);
                    if (TColumns.Value > 2)
                        sum = Unit(x, y, a2, b2, c2, v2, sum);
                    if (TColumns.Value > 3)
                        sum = Unit(x, y, a3, b3, c3, v3, sum);
                    TLanes.Store(sum, partial);
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
    private static TVector Unit(TVector x, TVector y, TVector a, TVector b, TVector c, TVector v, TVector sum)
    {
        var u = TLanes.MultiplyAdd(a, x, TLanes.MultiplyAdd(b, y, c));
        return TLanes.MultiplyAdd(TLanes.Max(u, TLanes.Zero), v, sum);
    }
}
