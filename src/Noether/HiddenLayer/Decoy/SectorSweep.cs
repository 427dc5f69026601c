namespace Noether.HiddenLayer.Decoy;

/// <summary>
/// What a pass over the points in the order of their angle reads. The input of a unit j of the last hidden layer is
/// u_j = sum_k W_kj (Shift_k + [k active] (AlongX_k x + AlongY_k y)), which between two events is a linear function of
/// x and y; an event of unit k changes its two coefficients by a row of W.
/// </summary>
internal unsafe struct SectorSweep
{
    /// <summary>Matrix of the second layer, a row of <see cref="Stride"/> for each unit of the first.</summary>
    public float* Weights;

    /// <summary>From one row to the next, and from one point of the hidden outputs to the next.</summary>
    public nint Stride;

    /// <summary>Units of the first layer.</summary>
    public int Units;

    /// <summary>For each unit of the first layer its slope by x, with its batch norm.</summary>
    public float* AlongX;

    /// <summary>For each unit of the first layer its slope by y, with its batch norm.</summary>
    public float* AlongY;

    /// <summary>For each unit of the first layer what its batch norm adds.</summary>
    public float* Shift;

    /// <summary>For each unit 1 if it is active before the first event, else 0.</summary>
    public float* InitiallyActive;

    /// <summary>Number of events.</summary>
    public int Events;

    /// <summary>The unit of each event.</summary>
    public int* Unit;

    /// <summary>1 where it becomes active, -1 where it becomes inactive.</summary>
    public float* Sign;

    /// <summary>For each event the number of points before it.</summary>
    public int* Ends;

    /// <summary>Number of points.</summary>
    public int Points;

    /// <summary>First inputs of the first layer.</summary>
    public float* X;

    /// <summary>Second inputs of the first layer.</summary>
    public float* Y;
}
