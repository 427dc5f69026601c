using Noether.HiddenLayer.Contours;

namespace Noether.HiddenLayer.Judging;

/// <summary>How the symmetry of a picture is read.</summary>
public sealed record ReadingSettings
{
    /// <summary>Most networks for one picture; so many take ten minutes on two cores.</summary>
    internal const int MostNetworks = 10_000;

    /// <summary>Networks to train, 1 to 10,000; default 20.</summary>
    public int Networks { get; init; } = 20;

    /// <summary>How the contour is found.</summary>
    public ContourSettings Contour { get; init; } = new();

    /// <summary>Folder of the model; null means the one that comes with the program.</summary>
    public string? Model { get; init; }

    /// <summary>Seed of points, networks and bootstrap; default 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>
    /// Folder for the networks that are finished, so that the same reading goes on there after an interruption, even a
    /// kill; null (the default) means that none are kept. Whoever asks for it removes the folder.
    /// </summary>
    public string? Checkpoints { get; init; }

    /// <summary>Worker threads; 0 means all processors. The result does not depend on it.</summary>
    public int Threads { get; init; }
}
