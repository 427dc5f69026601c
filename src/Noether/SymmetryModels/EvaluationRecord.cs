using Noether.Runs;

namespace Noether.SymmetryModels;

/// <summary>What evaluation.json holds.</summary>
public sealed record EvaluationRecord
{
    /// <summary>The format version that this library writes.</summary>
    public const int CurrentFormatVersion = 1;

    /// <summary>Version of the layout of evaluation.json.</summary>
    public required int FormatVersion { get; init; }

    /// <summary>Which method made it: "symmetry-classifier".</summary>
    public required string Method { get; init; }

    /// <summary>Seed of split, weights, order and augmentation.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Folder of the networks, as given.</summary>
    public required string Source { get; init; }

    /// <summary>The network: small or resnet18.</summary>
    public required string Kind { get; init; }

    /// <summary>File of weights that the training started from; null for random ones.</summary>
    public required string? Start { get; init; }

    /// <summary>Planes of principal components in a picture.</summary>
    public required int Planes { get; init; }

    /// <summary>Passes over the training networks.</summary>
    public required int Epochs { get; init; }

    /// <summary>Templates that were learnt from.</summary>
    public required int TrainingTemplates { get; init; }

    /// <summary>Templates that fitted the temperature.</summary>
    public required int CalibrationTemplates { get; init; }

    /// <summary>Templates that were used for nothing but these figures.</summary>
    public required int HeldOutTemplates { get; init; }

    /// <summary>Networks of each template.</summary>
    public required int NetworksEach { get; init; }

    /// <summary>The task of five classes.</summary>
    public required EvaluatedTask Five { get; init; }

    /// <summary>The tasks of telling whether one symmetry is present, as far as they were asked for.</summary>
    public required IReadOnlyList<EvaluatedTask> Binary { get; init; }

    /// <summary>Seconds of this session.</summary>
    public required double Seconds { get; init; }

    /// <summary>What the run was made with.</summary>
    public required RunVersions Versions { get; init; }

    /// <summary>When the run (or its last resumption) started, UTC.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>When the run finished, UTC.</summary>
    public required DateTimeOffset Finished { get; init; }
}
