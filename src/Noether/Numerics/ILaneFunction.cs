namespace Noether.Numerics;

/// <summary>
/// A function of one float, applied to a whole register; a struct, so that calls are inlined into the traversal.
/// </summary>
internal interface ILaneFunction
{
    /// <summary>The function, lane by lane.</summary>
    static abstract TVector Invoke<TLanes, TVector>(TVector x)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct;
}
