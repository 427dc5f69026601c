using System.Text.Json.Serialization;

namespace Noether.HiddenLayer.Probing;

/// <summary>What is kept of the pictures that are known.</summary>
internal sealed record ProbeCalibrationRecord
{
    /// <summary>What the contour shows is listed if the answers of the networks show it at this level.</summary>
    public required double AnswersLevel { get; init; }

    /// <summary>One for each reading.</summary>
    public required IReadOnlyList<ReadingCalibration> Readings { get; init; }

    /// <summary>Features of the hidden layers of single networks, and the class of the template that each learnt.</summary>
    public required IReadOnlyList<TemplateFeatures> Templates { get; init; }
}

/// <summary>What is kept for one reading.</summary>
/// <param name="Source">The reading.</param>
/// <param name="Thresholds">From what on something is said.</param>
/// <param name="Nulls">Pictures without symmetry, for each number of networks that they were read with.</param>
internal sealed record ReadingCalibration(
    ProbeSource Source, ProbeThresholds Thresholds, IReadOnlyList<NullSet> Nulls);

/// <summary>Pictures without symmetry.</summary>
/// <param name="Networks">Networks that they were read with.</param>
/// <param name="Ranks">For each picture the best rank of each test.</param>
internal sealed record NullSet(int Networks, IReadOnlyList<double[]> Ranks);

/// <summary>A template as the probe sees it.</summary>
/// <param name="Class">Its class.</param>
/// <param name="Features">Features of the hidden reading.</param>
internal sealed record TemplateFeatures(int Class, double[] Features);

/// <summary>
/// From what on something is said of a picture; all are shares but the first. Set on drawings that were made symmetric.
/// </summary>
internal sealed record ProbeThresholds
{
    /// <summary>The likeness that anything has at least.</summary>
    public double LeastLikeness { get; init; }

    /// <summary>The likeness that anything has at least, of that of the best.</summary>
    public double OfBest { get; init; }

    /// <summary>Of O(2): the lowest decile over all lines through the centre, of their mean.</summary>
    public double EvenTurns { get; init; }

    /// <summary>Of T: the second lowest over all lengths, of their mean.</summary>
    public double EvenLengths { get; init; }

    /// <summary>Of D_n: the likeness under its reflections, of that under its rotations.</summary>
    public double Mirrored { get; init; }

    /// <summary>Of a shorter period: its likeness, of that of the best period.</summary>
    public double Multiple { get; init; }

    /// <summary>Of a higher order: its likeness, of that of the order that stands out most.</summary>
    public double HigherOrder { get; init; }
}

/// <summary>JSON of <see cref="ProbeCalibrationRecord"/> without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ProbeCalibrationRecord))]
internal sealed partial class ProbeCalibrationJson : JsonSerializerContext;
