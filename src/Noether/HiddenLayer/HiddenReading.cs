namespace Noether.HiddenLayer;

/// <summary>What is read of the networks.</summary>
public enum HiddenReading
{
    /// <summary>
    /// Under which maps of the picture the hidden layers are turned copies of themselves, and the answers the same: a list
    /// of symmetries with their places.
    /// </summary>
    Probe = 0,

    /// <summary>
    /// Scatter pictures of the hidden layers, which a network classifies, as Barenboim, Hirn and Sanz published it: one
    /// of five classes.
    /// </summary>
    Scatter = 1,
}
