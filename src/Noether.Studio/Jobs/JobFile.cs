using System.Text.Json;
using System.Text.Json.Serialization;
using Noether.Runs;

namespace Noether.Studio.Jobs;

/// <summary>
/// studio.json in a run folder: where the run stands in the queue, so that a later studio can go on with it. What was
/// asked for is in run.json, as of every run.
/// </summary>
/// <param name="State">Where the run stood when the file was written.</param>
/// <param name="Problem">The sentence of a failure; null if there was none.</param>
internal sealed record JobFile(JobState State, string? Problem)
{
    /// <summary>Name of the file.</summary>
    public const string Name = "studio.json";

    private const long LargestFile = 64 * 1024;

    /// <summary>Reads it; null where there is none.</summary>
    /// <exception cref="JsonException">The file is damaged.</exception>
    public static JobFile? Read(string runFolder)
    {
        var file = new FileInfo(Path.Combine(runFolder, Name));
        if (!file.Exists || file.LinkTarget is not null)
            return null;
        if (file.Length > LargestFile)
            throw new JsonException($"{Name} is too large");
        return JsonSerializer.Deserialize(File.ReadAllText(file.FullName), JobJsonContext.Default.JobFile);
    }

    /// <summary>Writes it; the old one stays until the new one is complete.</summary>
    public void Write(string runFolder) => OutputFile.WriteOften(
        Path.Combine(runFolder, Name), JsonSerializer.Serialize(this, JobJsonContext.Default.JobFile) + "\n");
}

[JsonSourceGenerationOptions(
    WriteIndented = true,
    UseStringEnumConverter = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(JobFile))]
internal sealed partial class JobJsonContext : JsonSerializerContext;
