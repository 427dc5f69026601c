namespace Noether.HiddenLayer.Representation;

/// <summary>How the points of a hidden layer are drawn as pictures for the symmetry classifier.</summary>
internal sealed record ScatterSettings
{
    /// <summary>Pixels along each side, 16 to 256; default 64.</summary>
    public int Size { get; init; } = 64;

    /// <summary>What the components are taken of, each with planes of its own; default all four analyses.</summary>
    public IReadOnlyList<HiddenAnalysis> Analyses { get; init; } = Enum.GetValues<HiddenAnalysis>();

    /// <summary>
    /// Planes of principal components to draw of each analysis, 1 to 3; default 3: (1, 2), (1, 3) and (2, 3). The
    /// paper draws one.
    /// </summary>
    public int Planes { get; init; } = 3;

    /// <summary>Half the width of a picture, in standard deviations of its component; default 2.5.</summary>
    public float Range { get; init; } = 2.5f;

    /// <summary>
    /// Whether points on the contour and in the background are drawn in channels of their own, as two colours; default
    /// true.
    /// </summary>
    public bool Colours { get; init; } = true;

    /// <summary>Channels of a picture: the planes, times two with <see cref="Colours"/> where there are both.</summary>
    public int Channels => Analyses.Sum(ChannelsOf);

    /// <summary>Principal components that are needed of each analysis.</summary>
    public int Components => Planes == 1 ? 2 : 3;

    /// <summary>Channels of the pictures of one analysis.</summary>
    /// <param name="kind">The analysis.</param>
    public int ChannelsOf(HiddenAnalysis kind) =>
        Planes * (Colours && !(kind is HiddenAnalysis.Contour or HiddenAnalysis.Background) ? 2 : 1);
}
