using Noether.Numerics;

namespace Noether.Labels;

/// <summary>What was measured of a symmetry algebra, whichever way gradients were had.</summary>
internal sealed record LabelEvidence
{
    /// <summary>How gradients were had.</summary>
    public required GradientSource Source { get; init; }

    /// <summary>In words, such as "kernel of width 2, ridge 0.1".</summary>
    public required string Model { get; init; }

    /// <summary>Samples that were used.</summary>
    public required int Samples { get; init; }

    /// <summary>The whole spectrum.</summary>
    public required GradientMoment Moment { get; init; }

    /// <summary>Where it was cut.</summary>
    public required SpectrumCut Cut { get; init; }

    /// <summary>Largest eigenvalue of permuted residuals (fits), or smallest of permuted normals (shells), as a share
    /// of the mean.</summary>
    public double NullValue { get; init; } = double.NaN;

    /// <summary>Share of the variance of held-out labels that the fit explains.</summary>
    public double Fit { get; init; } = double.NaN;

    /// <summary>Share of the variance that the fit leaves, though neighbours have it in common.</summary>
    public double Remainder { get; init; } = double.NaN;

    /// <summary>
    /// What held-out labels lose, as a share of the variance that is explained, where samples are moved along the
    /// generators: of the worst generator, two standard errors added.
    /// </summary>
    public double Loss { get; init; } = double.NaN;

    /// <summary>The same for the first direction above the gap, without the errors.</summary>
    public double LossOutside { get; init; } = double.NaN;

    /// <summary>Held-out labels and predictions, for a picture; may be empty.</summary>
    public IReadOnlyList<(double Label, double Prediction)> Predictions { get; init; } = [];

    /// <summary>The directions below the gap, r x r, orthonormal.</summary>
    public IReadOnlyList<Matrix> Directions() => [.. Enumerable.Range(0, Cut.Count).Select(Moment.Generator)];
}

/// <summary>How gradients were had.</summary>
internal enum GradientSource
{
    /// <summary>By differences of a function.</summary>
    Function,

    /// <summary>From smooth fits of values.</summary>
    Values,

    /// <summary>From smooth fits of the membership of classes.</summary>
    Classes,

    /// <summary>As normals of thin classes.</summary>
    Shells,
}
