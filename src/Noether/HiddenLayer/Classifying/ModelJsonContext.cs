using System.Text.Json.Serialization;

namespace Noether.HiddenLayer.Classifying;

/// <summary>JSON of <see cref="ModelRecord"/> without reflection.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip)]
[JsonSerializable(typeof(ModelRecord))]
internal sealed partial class ModelJsonContext : JsonSerializerContext;
