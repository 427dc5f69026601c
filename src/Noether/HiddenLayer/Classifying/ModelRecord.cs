using System.Text.Json.Serialization;
using Noether.HiddenLayer.Decoy;
using Noether.HiddenLayer.Representation;

namespace Noether.HiddenLayer.Classifying;

/// <summary>What model.json says beside the weights.</summary>
internal sealed record ModelRecord
{
    /// <summary>Format that this program writes and reads.</summary>
    public const int CurrentFormatVersion = 2;

    /// <summary>Raised when the meaning of the files changes.</summary>
    public required int FormatVersion { get; init; }

    /// <summary>Version of Noether that wrote it.</summary>
    public required string Noether { get; init; }

    /// <summary>The network: small-cnn or resnet18.</summary>
    public required string Architecture { get; init; }

    /// <summary>Channels of the blocks of the small network.</summary>
    public required IReadOnlyList<int> Widths { get; init; }

    /// <summary>Pixels along each side of the scatter pictures.</summary>
    public required int Size { get; init; }

    /// <summary>What the principal components are taken of.</summary>
    public required IReadOnlyList<HiddenAnalysis> Analyses { get; init; }

    /// <summary>Planes of principal components of each analysis.</summary>
    public required int Planes { get; init; }

    /// <summary>Half the width of a picture in standard deviations.</summary>
    public required float Range { get; init; }

    /// <summary>Whether contour and background have channels of their own.</summary>
    public required bool Colours { get; init; }

    /// <summary>Logits are divided by this.</summary>
    public required double Temperature { get; init; }

    /// <summary>How the decoy networks that it learnt from were trained; pictures get networks trained alike.</summary>
    public required DecoySettings Decoy { get; init; }

    /// <summary>Points on the contour, and as many in the background, that a decoy network saw.</summary>
    public required int PointsOfEach { get; init; }

    /// <summary>Templates that it learnt from.</summary>
    public required int TrainingTemplates { get; init; }

    /// <summary>Decoy networks for each of them.</summary>
    public required int NetworksEach { get; init; }

    /// <summary>Share of held-out templates that it got right from one network each.</summary>
    public required double Accuracy { get; init; }

    /// <summary>Held-out templates behind <see cref="Accuracy"/>.</summary>
    public required int HeldOutTemplates { get; init; }
}

/// <summary>JSON of <see cref="ModelRecord"/> without reflection.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip)]
[JsonSerializable(typeof(ModelRecord))]
internal sealed partial class ModelJsonContext : JsonSerializerContext;
