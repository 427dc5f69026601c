using System.Runtime.CompilerServices;
using Noether.Numerics;

namespace Noether.Learning.Densities;

/// <summary>Carries sums held in the lanes of a register over to double precision.</summary>
internal static unsafe class LaneSums
{
    /// <summary>Sum over the lanes of log(product) - least log 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double LogSum<TLanes, TVector>(TVector product, TVector least)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        float* logs = stackalloc float[TLanes.Width];
        float* leasts = stackalloc float[TLanes.Width];
        TLanes.Store(TLanes.Log(product), logs);
        TLanes.Store(least, leasts);
        double sum = 0, powers = 0;
        for (int lane = 0; lane < TLanes.Width; lane++)
        {
            sum += logs[lane];
            powers += leasts[lane];
        }

        return sum - powers * MarginalConstants.Ln2;
    }

    /// <summary>Adds log(product) - least log 2 to one sum for each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddLogs<TLanes, TVector>(TVector product, TVector least, double* sums)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        float* logs = stackalloc float[TLanes.Width];
        float* leasts = stackalloc float[TLanes.Width];
        TLanes.Store(TLanes.Log(product), logs);
        TLanes.Store(least, leasts);
        for (int lane = 0; lane < TLanes.Width; lane++)
            sums[lane] += logs[lane] - leasts[lane] * MarginalConstants.Ln2;
    }
}
