using Noether.Discovery.Settings;

namespace Noether.Published.Forestano;

/// <summary>Settings of <see cref="ForestanoMethod"/>; defaults as published.</summary>
public sealed record ForestanoSettings
{
    /// <summary>Generators to look for, k; null, the default, tries 1, 2, ... up to <see cref="MostGenerators"/> and
    /// keeps the largest number that makes an algebra.</summary>
    [Setting("Generators to look for at once.", Least = 1, Most = 60,
        Automatic = "the most of a trial that make an algebra")]
    public int? Generators { get; init; }

    /// <summary>Largest number that is tried. Default 4.</summary>
    [Setting("Largest number of generators that is tried where none is given.", Least = 1, Most = 12)]
    public int MostGenerators { get; init; } = 4;

    /// <summary>Whether generators must be closed under commutation; an ablation where it is false. Default
    /// true.</summary>
    [Setting("Demand that generators are closed under commutation.")]
    public bool Closed { get; init; } = true;

    /// <summary>Steps of Adam over all points. Default 5000.</summary>
    [Setting("Steps of the descent.", Least = 10, Most = 100_000)]
    public int Epochs { get; init; } = 5000;

    /// <summary>Learning rate. Default 1e-3.</summary>
    [Setting("Learning rate of Adam.", Least = 1e-6, Most = 1, Advanced = true)]
    public double Rate { get; init; } = 1e-3;

    /// <summary>Samples that the function is asked at. Default 300.</summary>
    [Setting("Samples that the function is asked at.", Least = 50, Most = 20_000, Advanced = true)]
    public int Points { get; init; } = 300;

    /// <summary>Size of the infinitesimal motion. Default 1e-3.</summary>
    [Setting("Size of the infinitesimal motion x + epsilon G x.", Least = 1e-7, Most = 0.1, Advanced = true)]
    public double Epsilon { get; init; } = 1e-3;

    /// <summary>Whether maps act about the mean of the samples; about 0 where it is false, the default.</summary>
    [Setting("Look for linear maps about the mean of the samples, not about 0.")]
    public bool Centre { get; init; }
}
