namespace Noether.HiddenLayer.Decoy;

/// <summary>What the random numbers of a network are for; at most four purposes.</summary>
internal enum DecoyStream
{
    /// <summary>Which points are set aside for validation.</summary>
    Split,

    /// <summary>Initial weights.</summary>
    Weights,

    /// <summary>Order of the points where an epoch has several batches.</summary>
    Batches,
}
