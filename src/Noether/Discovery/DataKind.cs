namespace Noether.Discovery;

/// <summary>What a method takes.</summary>
public enum DataKind
{
    /// <summary>Samples, one a row: <see cref="SampleData"/>.</summary>
    Samples,

    /// <summary>One picture: <see cref="PictureData"/>.</summary>
    Picture,

    /// <summary>Samples with labels or a function: <see cref="LabelData"/>.</summary>
    Labels,

    /// <summary>Pairs of samples: <see cref="PairData"/>.</summary>
    Pairs,

    /// <summary>Trajectories of a system: <see cref="PathData"/>.</summary>
    Paths,
}
