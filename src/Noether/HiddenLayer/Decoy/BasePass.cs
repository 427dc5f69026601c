using System.Runtime.CompilerServices;
using Noether.Numerics;

namespace Noether.HiddenLayer.Decoy;

/// <summary>What the last hidden layer gets without any active unit of the first.</summary>
internal static unsafe class BasePass<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    /// <summary>base_j = bias_j + sum_k shift_k W_kj.</summary>
    /// <param name="weights">Matrix W, a row of stride for each unit of the first layer.</param>
    /// <param name="stride">Units of the last hidden layer with padding.</param>
    /// <param name="units">Units of the first layer.</param>
    /// <param name="shift">For each unit of the first layer what its batch norm adds.</param>
    /// <param name="bias">Stride biases.</param>
    /// <param name="result">Receives stride values.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(float* weights, nint stride, int units, float* shift, float* bias, float* result)
    {
        nint width = TLanes.Width;
        for (nint j = 0; j < stride; j += width)
            TLanes.Store(TLanes.Load(bias + j), result + j);
        for (var k = 0; k < units; k++, weights += stride)
        {
            var factor = TLanes.Create(shift[k]);
            for (nint j = 0; j < stride; j += width)
            {
                var sum = TLanes.MultiplyAdd(factor, TLanes.Load(weights + j), TLanes.Load(result + j));
                TLanes.Store(sum, result + j);
            }
        }
    }
}
