using System.Text.Json.Serialization;

namespace Noether.Studio.Hosting;

[JsonSerializable(typeof(LiveMessage))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class LiveJsonContext : JsonSerializerContext;

/// <summary>What a stream of events says of a run.</summary>
/// <param name="Run">Its name.</param>
/// <param name="Parts">Markup by the ids of elements; null where there is none.</param>
/// <param name="Over">Whether the run has ended or is gone.</param>
internal sealed record LiveMessage(string Run, Dictionary<string, string>? Parts = null, bool Over = false);
