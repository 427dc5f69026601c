using Noether.Lens;
using Noether.Numerics;

namespace Noether.Reports;

/// <summary>A finished run of the lens, as read from its folder.</summary>
public sealed record LensRun
{
    /// <summary>What result.json holds.</summary>
    public required RunRecord Record { get; init; }

    /// <summary>Minimal generator G, d x d.</summary>
    public required Matrix Generator { get; init; }

    /// <summary>G on the padded axis, n x n.</summary>
    public required Matrix GeneratorPadded { get; init; }

    /// <summary>Resolving filter psi, d values.</summary>
    public required double[] Filter { get; init; }

    /// <summary>Group convolution L, d x d.</summary>
    public required Matrix GroupConvolution { get; init; }

    /// <summary>The transform y = L (x - mean) / standard deviation with the normalisation of the run.</summary>
    /// <exception cref="NoetherException">The normalisation in result.json cannot be used.</exception>
    public LensTransform Transform() =>
        new(GroupConvolution, Record.Normalisation.Mean, Record.Normalisation.StandardDeviation);
}
