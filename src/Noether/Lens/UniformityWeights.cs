namespace Noether.Lens;

/// <summary>How the divergences between neighbours are averaged to uniformity.</summary>
public enum UniformityWeights
{
    /// <summary>Every component or pair weighs alike, after the mean over its directions: ends count for both.</summary>
    EachEntry,

    /// <summary>Every direction weighs alike, so that ends, which have one, weigh half as much.</summary>
    EachDirection,
}
