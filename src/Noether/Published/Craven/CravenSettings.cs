using Noether.Discovery.Settings;

namespace Noether.Published.Craven;

/// <summary>What lies between the layers of the network.</summary>
public enum SmoothActivation
{
    /// <summary>tanh(z).</summary>
    Tanh,

    /// <summary>log(1 + exp(z)).</summary>
    Softplus,
}

/// <summary>Settings of <see cref="CravenMethod"/>.</summary>
public sealed record CravenSettings
{
    /// <summary>
    /// Maps to test: names with commas between, of columns counted from 0: 0-1 is the rotation of columns 0 and 1, 0+1
    /// the boost of both, scale all columns growing alike; or a .npy file of d x d or k x d x d values. Null, the
    /// default: the rotations of all pairs of columns, up to 200.
    /// </summary>
    [Setting("Maps to test: 0-1 for the rotation of columns 0 and 1, 0+1 for their boost, scale, with commas between; or a .npy "
        + "file of k x d x d values.", Automatic = "rotations of all pairs of columns")]
    public string? Candidates { get; init; }

    /// <summary>Hidden layers. Default 2.</summary>
    [Setting("Hidden layers of the network.", Least = 1, Most = 6)]
    public int Layers { get; init; } = 2;

    /// <summary>Units of each. Default 64.</summary>
    [Setting("Units of each hidden layer.", Least = 4, Most = 1024)]
    public int Units { get; init; } = 64;

    /// <summary>What lies between them. Default tanh.</summary>
    [Setting("What lies between the layers; it must be smooth.", Advanced = true)]
    public SmoothActivation Activation { get; init; }

    /// <summary>Epochs of Adam in batches of 256; null, the default: 1.2 million samples' worth, 20 to 200.</summary>
    [Setting("Times that the training sees every sample.", Least = 1, Most = 10_000,
        Automatic = "20 to 200 by the number of samples")]
    public int? Epochs { get; init; }

    /// <summary>Learning rate at the beginning; half a cosine takes it to 0. Default 3e-3.</summary>
    [Setting("Learning rate at the beginning.", Least = 1e-6, Most = 1, Advanced = true)]
    public double Rate { get; init; } = 3e-3;

    /// <summary>Samples to use at most. Default 40000.</summary>
    [Setting("Samples to use at most.", Least = 100, Most = 200_000, Advanced = true)]
    public int MostSamples { get; init; } = 40_000;

    /// <summary>Whether maps act about the mean of the samples; about 0 where it is false, the default.</summary>
    [Setting("Look for linear maps about the mean of the samples, not about 0.")]
    public bool Centre { get; init; }
}
