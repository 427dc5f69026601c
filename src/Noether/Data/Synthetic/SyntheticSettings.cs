using Noether.Discovery.Settings;

namespace Noether.Data.Synthetic;

/// <summary>
/// What synthetic samples to make. Source: Efe and Ozakin, SymmetryLens, arXiv 2410.05232, section 4.
/// </summary>
public sealed record SyntheticSettings
{
    private const int LargestDimension = 4096;

    /// <summary>Which local signals. Default: gaussian.</summary>
    public SignalFamily Family { get; init; } = SignalFamily.Gaussian;

    /// <summary>How the axis is hidden. Default: identity, not at all.</summary>
    public HiddenTransform Transform { get; init; } = HiddenTransform.Identity;

    /// <summary>Number of values in a sample, d, from 2 to 4096. Default 33.</summary>
    public int Dimension { get; init; } = 33;

    /// <summary>
    /// Rows of a hidden grid on which the d values lie, row after row; 1 means that they lie on a line. It must divide
    /// d. Default 1.
    /// </summary>
    public int Rows { get; init; } = 1;

    /// <summary>Columns of the hidden grid, d over <see cref="Rows"/>: the length of a line.</summary>
    internal int Columns => Dimension / Rows;

    /// <summary>Number of samples, N, at least 1. Default 200,000.</summary>
    public long Samples { get; init; } = 200_000;

    /// <summary>
    /// Standard deviation of the noise, in standard deviations of the signal; 0 or more. Default 0.05.
    /// </summary>
    public double Noise { get; init; } = 0.05;

    /// <summary>Seed of the transform, the signals and the noise. Same seed, same numbers. Default 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>
    /// Whether the hidden axis is a circle: signals that leave at one end come in at the other. Default: false, signals
    /// enter and leave at the ends.
    /// </summary>
    public bool Circular { get; init; }

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="NoetherException">A value is out of range.</exception>
    internal void Validate()
    {
        if (Dimension is < 2 or > LargestDimension)
        {
            throw new NoetherException(
                $"Samples of {Dimension} values cannot be made; ask for 2 to {LargestDimension} with {SettingName.Mention("dim")}.");
        }
        if (Rows < 1 || Dimension % Rows != 0 || (Rows > 1 && Columns < 2))
        {
            throw new NoetherException(
                $"{Dimension} values make no grid of {Rows} rows; give a {SettingName.Mention("shape")} of at least 2 x 2.");
        }
        if (Rows > 1 && Circular)
            throw new NoetherException($"A grid has no circle: leave {SettingName.Mention("circular")} or {SettingName.Mention("shape")} out.");
        if (Samples < 1)
            throw new NoetherException($"{Samples} samples cannot be made; ask for at least 1 with {SettingName.Mention("samples")}.");
        if (!double.IsFinite(Noise) || Noise < 0)
            throw new NoetherException($"The noise cannot be {Noise}; give 0 or a positive number with {SettingName.Mention("noise")}.");
        if (!Enum.IsDefined(Family) || !Enum.IsDefined(Transform))
        {
            throw new NoetherException(
                "The family or the transform of the synthetic samples is unknown; choose one that exists.");
        }
    }
}
