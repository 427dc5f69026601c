using System.Text.Json.Serialization;

namespace Noether.HiddenLayer.Templates;

/// <summary>Serialisers of templates.json, generated when the library is built.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    RespectNullableAnnotations = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TemplateRecord))]
internal sealed partial class TemplateJsonContext : JsonSerializerContext;
