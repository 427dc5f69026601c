using Noether.Data.Synthetic;
using Noether.Discovery.Settings;
using Noether.Lens;

namespace Noether.Sweeps;

/// <summary>What a plan can say of samples that are made for a case.</summary>
internal sealed record GeneratedSamples
{
    /// <summary>How the axis is hidden.</summary>
    [Setting("How the axis is hidden.")]
    public HiddenTransform Transform { get; init; }

    /// <summary>Whether the axis is a ring.</summary>
    [Setting("Whether what leaves at one end of the axis comes in at the other.")]
    public bool Circular { get; init; }

    /// <summary>Rows and columns of a grid; empty means a line.</summary>
    [Setting("Rows and columns of a hidden grid, such as 7x7.")]
    public string Shape { get; init; } = "";

    /// <summary>Which edges of a grid meet.</summary>
    [Setting("Which edges of the grid meet.")]
    public GridRings Ring { get; init; }

    /// <summary>Values in a sample of a line.</summary>
    [Setting("Values in a sample.", Least = 2, Most = 4096)]
    public int Dim { get; init; } = 33;

    /// <summary>Number of samples.</summary>
    [Setting("Number of samples.", Least = 1, Most = 1e9)]
    public long Samples { get; init; } = 200_000;

    /// <summary>Noise, in deviations of the signal.</summary>
    [Setting("Noise, in standard deviations of the signal.", Least = 0, Most = 1000)]
    public double Noise { get; init; } = 0.05;

    /// <summary>The settings of the generator.</summary>
    /// <param name="family">Which signals.</param>
    /// <param name="seed">Seed of transform, signals and noise.</param>
    /// <exception cref="NoetherException">The values do not go together.</exception>
    public SyntheticSettings Of(SignalFamily family, ulong seed)
    {
        GridShape? grid = Shape.Length > 0 ? GridShape.Parse(Shape) : null;
        var settings = new SyntheticSettings
        {
            Family = family,
            Transform = Transform,
            Circular = Circular,
            Dimension = grid?.Cells ?? Dim,
            Rows = grid?.Rows ?? 1,
            Rings = Ring,
            Samples = Samples,
            Noise = Noise,
            Seed = seed,
        };
        settings.Validate();
        return settings;
    }
}
