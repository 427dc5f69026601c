namespace Noether.HiddenLayer.Representation;

/// <summary>
/// What the principal components are taken of. With the activations h_j of a point, scale_j of the batch norm behind
/// them and v_j of the output, scale_j v_j h_j is what unit j adds to the output: the contributions leave out what the
/// network carries along without using it, and there points that it treats alike come to lie together.
/// </summary>
internal enum HiddenAnalysis
{
    /// <summary>The activations h of all points, as in the paper.</summary>
    Activations,

    /// <summary>The contributions to the output, of all points.</summary>
    Contributions,

    /// <summary>The contributions of the points on the contour alone.</summary>
    Contour,

    /// <summary>The contributions of the points in the background alone.</summary>
    Background,
}
