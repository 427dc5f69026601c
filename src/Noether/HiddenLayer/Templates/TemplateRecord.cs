using System.Text.Json.Serialization;

namespace Noether.HiddenLayer.Templates;

/// <summary>What templates.json holds.</summary>
internal sealed record TemplateRecord
{
    /// <summary>The format version that this library writes and reads.</summary>
    public const int CurrentFormatVersion = 1;

    /// <summary>Version of the layout of the folder.</summary>
    public required int FormatVersion { get; init; }

    /// <summary>Version of the library that wrote the folder.</summary>
    public required string Noether { get; init; }

    /// <summary>The seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Number of templates.</summary>
    public required int Count { get; init; }

    /// <summary>The settings.</summary>
    public required TemplateSettings Settings { get; init; }

    /// <summary>Names of the classes, in the order of the numbers in <see cref="Labels"/>.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>The class of each template.</summary>
    public required IReadOnlyList<int> Labels { get; init; }
}

/// <summary>Serialisers of templates.json, generated when the library is built.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    RespectNullableAnnotations = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TemplateRecord))]
internal sealed partial class TemplateJsonContext : JsonSerializerContext;
