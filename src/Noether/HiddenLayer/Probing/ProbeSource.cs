namespace Noether.HiddenLayer.Probing;

/// <summary>What a symmetry was seen in.</summary>
public enum ProbeSource
{
    /// <summary>The last hidden layers: they are turned copies of themselves under the map (equivariance).</summary>
    Hidden = 0,

    /// <summary>What the networks answer: it is the same under the map (invariance).</summary>
    Output = 1,

    /// <summary>The contour itself, without any network: it is the same under the map.</summary>
    Contour = 2,
}
