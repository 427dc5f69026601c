using Noether.Discovery.Settings;
using Noether.HiddenLayer.Contours;

namespace Noether.HiddenLayer;

/// <summary>How the symmetry of a picture is predicted.</summary>
public sealed record HiddenLayerSettings
{
    /// <summary>Networks to train, 1 to 10,000; default 20. So many take ten minutes on two cores.</summary>
    [Setting("Networks that learn the contour and are judged.", Least = 1, Most = 10_000)]
    public int Networks { get; init; } = 20;

    /// <summary>What is read of the networks; default <see cref="HiddenReading.Probe"/>.</summary>
    [Setting("What is read of the networks: what maps the picture to itself, or scatter pictures, as published.")]
    public HiddenReading Reading { get; init; }

    /// <summary>Folder of the model; null means the one that comes with the program.</summary>
    [Setting("Folder of the model that judges scatter pictures, as decoy classify makes it.", Automatic = "the one built in")]
    public string? Model { get; init; }

    /// <summary>How the contour is found.</summary>
    [NestedSettings]
    public ContourSettings Contour { get; init; } = new();
}
