using System.Text.Json.Serialization;

namespace Noether.Reports;

/// <summary>Serialisers of the result record, generated when the library is built.</summary>
[JsonSerializable(typeof(RunRecord))]
internal sealed partial class RunJsonContext : JsonSerializerContext;
