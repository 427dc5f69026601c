using System.Text.Json;
using System.Text.Json.Serialization;
using Noether.Runs;

namespace Noether.SymmetryModels;

/// <summary>Text of evaluation.json; serialisers are generated when the library is built.</summary>
[JsonSerializable(typeof(EvaluationRecord))]
internal sealed partial class EvaluationJson : JsonSerializerContext
{
    private static readonly EvaluationJson Written = new(JsonLayout.Options());

    /// <summary>Indented JSON with camel-case names, ending with a line feed.</summary>
    public static string Format(EvaluationRecord record) =>
        JsonSerializer.Serialize(record, Written.EvaluationRecord) + "\n";
}
