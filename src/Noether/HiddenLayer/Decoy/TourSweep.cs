namespace Noether.HiddenLayer.Decoy;

/// <summary>
/// What a pass over the points in the order of their tour reads. The input of a unit j of the last hidden layer is
/// u_j = Base_j + sum over the active k of W_kj (AlongX_k x + AlongY_k y + Along1_k), which between two events is one
/// linear function of x and y; an event of unit k changes its three coefficients by a row of W.
/// </summary>
internal unsafe struct TourSweep
{
    /// <summary>Matrix of the second layer, a row of <see cref="Stride"/> for each unit of the first.</summary>
    public float* Weights;

    /// <summary>From one row to the next, and from one point of the hidden outputs to the next.</summary>
    public nint Stride;

    /// <summary>Units of the first layer.</summary>
    public int Units;

    /// <summary>For each unit of the first layer its slope by x, with its batch norm, and the negatives.</summary>
    public float* AlongX;

    /// <summary>For each unit of the first layer its slope by y, likewise.</summary>
    public float* AlongY;

    /// <summary>For each unit of the first layer its constant, likewise.</summary>
    public float* Along1;

    /// <summary>For each unit of the last hidden layer what it gets without any active unit.</summary>
    public float* Base;

    /// <summary>Stretches of the tour.</summary>
    public int Stretches;

    /// <summary>Where they and their events begin.</summary>
    public TourStretch* Stretch;

    /// <summary>The events, in order.</summary>
    public TourEvent* Events;

    /// <summary>Number of points.</summary>
    public int Points;

    /// <summary>First coordinates in the order of the tour.</summary>
    public float* X;

    /// <summary>Second coordinates in the order of the tour.</summary>
    public float* Y;
}
