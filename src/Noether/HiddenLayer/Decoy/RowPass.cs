using System.Runtime.CompilerServices;
using Noether.Numerics;

namespace Noether.HiddenLayer.Decoy;

/// <summary>What is left to do for each row of the second matrix after the backward pass.</summary>
internal static unsafe class RowPass<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    /// <summary>Runs over the units k of the first layer.</summary>
    /// <param name="s">The pass.</param>
    /// <param name="t">Results of the backward pass.</param>
    /// <param name="scale">For each unit the factor of its batch norm.</param>
    /// <param name="shift">For each unit what its batch norm adds.</param>
    /// <param name="gradient">Units x Stride; receives shift_k total_j - scale_k product_kj.</param>
    /// <param name="dots">
    /// Units x 4; receives the three sums of each unit over the lanes with their sign turned, and sum_j W_kj total_j.
    /// </param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(
        in TourSweep s, in BackwardTerms t, float* scale, float* shift, float* gradient, float* dots)
    {
        nint width = TLanes.Width, stride = s.Stride;
        float* row = s.Weights, product = t.Products, sums = t.UnitSums, totals = t.Totals;
        for (var k = 0; k < s.Units; k++)
        {
            var a = TLanes.Create(-scale[k]);
            var b = TLanes.Create(shift[k]);
            var dot = TLanes.Zero;
            for (nint j = 0; j < stride; j += width)
            {
                var total = TLanes.Load(totals + j);
                dot = TLanes.MultiplyAdd(TLanes.Load(row + j), total, dot);
                var value = TLanes.Multiply(a, TLanes.Load(product + j));
                TLanes.Store(TLanes.MultiplyAdd(b, total, value), gradient + j);
            }
            dots[0] = -TLanes.Sum(TLanes.Load(sums));
            dots[1] = -TLanes.Sum(TLanes.Load(sums + width));
            dots[2] = -TLanes.Sum(TLanes.Load(sums + (2 * width)));
            dots[3] = TLanes.Sum(dot);
            row += stride;
            product += stride;
            gradient += stride;
            sums += 3 * width;
            dots += 4;
        }
    }
}
