namespace Noether.Discovery;

/// <summary>What a method takes.</summary>
public enum DataKind
{
    /// <summary>Samples, one a row: <see cref="SampleData"/>.</summary>
    Samples,

    /// <summary>One picture: <see cref="PictureData"/>.</summary>
    Picture,

    /// <summary>Trajectories of a system: <see cref="PathData"/>.</summary>
    Paths,
}
