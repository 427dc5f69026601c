using System.Text.Json;

namespace Noether.Studio.Jobs;

/// <summary>Reads and writes studio.json.</summary>
internal static class JobFile
{
    /// <summary>Name of the file in a run folder.</summary>
    public const string Name = "studio.json";

    private const long LargestFile = 64 * 1024;

    /// <summary>Reads it; null where there is none.</summary>
    /// <exception cref="JsonException">The file is damaged.</exception>
    public static JobRecord? Read(string runFolder)
    {
        var file = new FileInfo(Path.Combine(runFolder, Name));
        if (!file.Exists || file.LinkTarget is not null)
            return null;
        if (file.Length > LargestFile)
            throw new JsonException($"{Name} is too large");
        return JsonSerializer.Deserialize(File.ReadAllText(file.FullName), JobJsonContext.Default.JobRecord);
    }

    /// <summary>Writes it; the old one stays until the new one is complete.</summary>
    public static void Write(string runFolder, JobRecord record)
    {
        var path = Path.Combine(runFolder, Name);
        var temporary = path + ".tmp";
        File.WriteAllText(temporary, JsonSerializer.Serialize(record, JobJsonContext.Default.JobRecord) + "\n");
        File.Move(temporary, path, overwrite: true);
    }
}
