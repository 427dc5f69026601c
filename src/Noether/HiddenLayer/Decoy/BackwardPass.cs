using System.Runtime.CompilerServices;
using Noether.Numerics;

namespace Noether.HiddenLayer.Decoy;

/// <summary>
/// Gradient of the second layer. For each point and unit of the last hidden layer the derivative by its input is
/// d_ij = [h_ij above 0] (Slope_j r_i + Level_j) + Lean_j h_ij, r the residual of the output: batch norm, the rank-one
/// gradient of the output and ReLU in one expression. What the first layer needs are sums of d, d x and d y over the
/// points where each of its units is active: what lies before it ceases less what lies before it becomes so. All of
/// them are collected with the opposite sign, that of the event.
/// </summary>
internal static unsafe class BackwardPass<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    /// <summary>A block of up to four registers of units of the last hidden layer.</summary>
    /// <param name="s">The pass, without the batch norm of the first layer.</param>
    /// <param name="t">Operands and results.</param>
    /// <param name="column">First unit of the block.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TColumns>(in TourSweep s, in BackwardTerms t, nint column)
        where TColumns : struct, ICount
    {
        nint width = TLanes.Width, stride = s.Stride;
        var slope0 = TLanes.Load(t.Slope + column);
        var slope1 = TColumns.Value > 1 ? TLanes.Load(t.Slope + column + width) : slope0;
        var slope2 = TColumns.Value > 2 ? TLanes.Load(t.Slope + column + (2 * width)) : slope0;
        var slope3 = TColumns.Value > 3 ? TLanes.Load(t.Slope + column + (3 * width)) : slope0;
        var level0 = TLanes.Load(t.Level + column);
        var level1 = TColumns.Value > 1 ? TLanes.Load(t.Level + column + width) : level0;
        var level2 = TColumns.Value > 2 ? TLanes.Load(t.Level + column + (2 * width)) : level0;
        var level3 = TColumns.Value > 3 ? TLanes.Load(t.Level + column + (3 * width)) : level0;
        var lean0 = TLanes.Load(t.Lean + column);
        var lean1 = TColumns.Value > 1 ? TLanes.Load(t.Lean + column + width) : lean0;
        var lean2 = TColumns.Value > 2 ? TLanes.Load(t.Lean + column + (2 * width)) : lean0;
        var lean3 = TColumns.Value > 3 ? TLanes.Load(t.Lean + column + (3 * width)) : lean0;
        float* px = s.X, py = s.Y, residual = t.Residual;
        var hidden = t.Hidden + column;
        nint point = 0;
        TVector t0 = TLanes.Zero, t1 = TLanes.Zero, t2 = TLanes.Zero, t3 = TLanes.Zero;
        for (var n = 0; n < s.Stretches; n++)
        {
            var stretch = s.Stretch[n];
            TVector x0 = TLanes.Zero, x1 = TLanes.Zero, x2 = TLanes.Zero, x3 = TLanes.Zero;
            TVector y0 = TLanes.Zero, y1 = TLanes.Zero, y2 = TLanes.Zero, y3 = TLanes.Zero;
            TVector d0 = TLanes.Zero, d1 = TLanes.Zero, d2 = TLanes.Zero, d3 = TLanes.Zero;
            for (var e = stretch.Within; e <= stretch.Last; e++)
            {
                nint end = e < stretch.Last ? s.Events[e].End : stretch.End;
                for (; point < end; point++, hidden += stride)
                {
                    var x = TLanes.Create(px[point]);
                    var y = TLanes.Create(py[point]);
                    var r = TLanes.Create(residual[point]);
                    Unit(TLanes.Load(hidden), x, y, r, slope0, level0, lean0, ref x0, ref y0, ref d0);
                    if (TColumns.Value > 1)
                        Unit(TLanes.Load(hidden + width), x, y, r, slope1, level1, lean1, ref x1, ref y1, ref d1);
                    if (TColumns.Value > 2)
                        Unit(TLanes.Load(hidden + (2 * width)), x, y, r, slope2, level2, lean2, ref x2, ref y2, ref d2);
                    if (TColumns.Value > 3)
                        Unit(TLanes.Load(hidden + (3 * width)), x, y, r, slope3, level3, lean3, ref x3, ref y3, ref d3);
                }
                if (e == stretch.Last)
                    break;

                ref readonly var change = ref s.Events[e];
                nint k = change.Unit;
                var offset = (k * stride) + column;
                var sums = t.UnitSums + (3 * k * width);
                var unitX = TLanes.Create(s.AlongX[change.Signed]);
                var unitY = TLanes.Create(s.AlongY[change.Signed]);
                var unit1 = TLanes.Create(s.Along1[change.Signed]);
                TVector sumX = TLanes.Zero, sumY = TLanes.Zero, sum1 = TLanes.Zero;
                Event(s.Weights, t.Products, offset, x0, y0, d0, unitX, unitY, unit1, ref sumX, ref sumY, ref sum1);
                if (TColumns.Value > 1)
                    Event(s.Weights, t.Products, offset + width, x1, y1, d1,
                        unitX, unitY, unit1, ref sumX, ref sumY, ref sum1);
                if (TColumns.Value > 2)
                    Event(s.Weights, t.Products, offset + (2 * width), x2, y2, d2,
                        unitX, unitY, unit1, ref sumX, ref sumY, ref sum1);
                if (TColumns.Value > 3)
                    Event(s.Weights, t.Products, offset + (3 * width), x3, y3, d3,
                        unitX, unitY, unit1, ref sumX, ref sumY, ref sum1);
                var by = TLanes.Create(change.Sign);
                TLanes.Store(TLanes.MultiplyAdd(by, sumX, TLanes.Load(sums)), sums);
                TLanes.Store(TLanes.MultiplyAdd(by, sumY, TLanes.Load(sums + width)), sums + width);
                TLanes.Store(TLanes.MultiplyAdd(by, sum1, TLanes.Load(sums + (2 * width))), sums + (2 * width));
            }
            t0 = TLanes.Add(t0, d0);
            if (TColumns.Value > 1)
                t1 = TLanes.Add(t1, d1);
            if (TColumns.Value > 2)
                t2 = TLanes.Add(t2, d2);
            if (TColumns.Value > 3)
                t3 = TLanes.Add(t3, d3);
        }

        TLanes.Store(t0, t.Totals + column);
        if (TColumns.Value > 1)
            TLanes.Store(t1, t.Totals + column + width);
        if (TColumns.Value > 2)
            TLanes.Store(t2, t.Totals + column + (2 * width));
        if (TColumns.Value > 3)
            TLanes.Store(t3, t.Totals + column + (3 * width));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Unit(
        TVector h, TVector x, TVector y, TVector r, TVector slope, TVector level, TVector lean,
        ref TVector sumX, ref TVector sumY, ref TVector sum)
    {
        var active = TLanes.LessThan(TLanes.Zero, h);
        var d = TLanes.Select(active, TLanes.MultiplyAdd(slope, r, level), TLanes.Zero);
        d = TLanes.MultiplyAdd(lean, h, d);
        sumX = TLanes.MultiplyAdd(d, x, sumX);
        sumY = TLanes.MultiplyAdd(d, y, sumY);
        sum = TLanes.Add(sum, d);
    }

    /// <summary>Adds the sums up to here to the product of a unit, and their products with its weights.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Event(
        float* weights, float* products, nint offset, TVector x, TVector y, TVector d,
        TVector unitX, TVector unitY, TVector unit1, ref TVector sumX, ref TVector sumY, ref TVector sum1)
    {
        var row = TLanes.Load(weights + offset);
        sumX = TLanes.MultiplyAdd(row, x, sumX);
        sumY = TLanes.MultiplyAdd(row, y, sumY);
        sum1 = TLanes.MultiplyAdd(row, d, sum1);
        var product = TLanes.MultiplyAdd(unitX, x, TLanes.Load(products + offset));
        product = TLanes.MultiplyAdd(unitY, y, product);
        TLanes.Store(TLanes.MultiplyAdd(unit1, d, product), products + offset);
    }
}
