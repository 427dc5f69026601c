using System.Text.Json.Serialization;

namespace Noether.Studio.Hosting;

[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class LiveJsonContext : JsonSerializerContext;
