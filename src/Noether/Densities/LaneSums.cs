using System.Runtime.CompilerServices;
using Noether.Numerics;

namespace Noether.Densities;

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

    /// <summary>log(product) - least log 2, added to a register in memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddLogs<TLanes, TVector>(TVector product, TVector least, float* logs)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        TVector log = TLanes.MultiplyAdd(least, TLanes.Create((float)-MarginalConstants.Ln2), TLanes.Log(product));
        TLanes.Store(TLanes.Add(TLanes.Load(logs), log), logs);
    }

    /// <summary>Moves a register in memory to one double-precision sum for each lane.</summary>
    public static void Carry<TLanes, TVector>(float* logs, double* sums)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        for (int lane = 0; lane < TLanes.Width; lane++)
            sums[lane] += logs[lane];
        TLanes.Store(TLanes.Zero, logs);
    }
}
