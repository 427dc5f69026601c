using System.Text.Json;
using System.Text.Json.Serialization;
using Noether.Comparisons;
using Noether.Runs;

namespace Noether.Sweeps;

/// <summary>case.json in the run folder of a case: what the plan says of it, and what its answer is worth.</summary>
internal sealed record SweepCaseRecord
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "case.json";

    private static readonly SweepJsonContext Json = new(JsonLayout.Options());

    /// <summary>Its number in the plan, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Names and texts of the plan.</summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>Verdict and scores; null before there is an answer.</summary>
    public ComparedRun? Score { get; init; }

    /// <summary>Reads the record of a run folder; null where there is none that can be read.</summary>
    /// <param name="folder">The folder.</param>
    public static SweepCaseRecord? Read(string folder) => JsonLayout.ReadOrNull(folder, FileName, Json.SweepCaseRecord);

    /// <summary>Writes it.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="NoetherException">It cannot be written.</exception>
    public void Write(string folder) =>
        OutputFile.Write(Path.Combine(folder, FileName), JsonSerializer.Serialize(this, Json.SweepCaseRecord) + "\n");
}

[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(SweepRecord))]
[JsonSerializable(typeof(SweepCaseRecord))]
internal sealed partial class SweepJsonContext : JsonSerializerContext;
