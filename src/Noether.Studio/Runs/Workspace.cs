using System.Text.Json;
using System.Text.Json.Serialization;
using Noether.Runs;

namespace Noether.Studio.Runs;

/// <summary>
/// workspace.json in a run folder: what people say of a run. The folder keeps its name, so that paths and command lines go on
/// to hold.
/// </summary>
public sealed record Workspace
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "workspace.json";

    /// <summary>Longest notes, letters.</summary>
    public const int LongestNotes = 10_000;

    private const int LongestTitle = 100;
    private const int LongestTag = 40;
    private const int MostTags = 20;
    private const long LargestFile = 256 * 1024;

    /// <summary>A run of which nobody has said anything.</summary>
    public static Workspace Empty { get; } = new();

    /// <summary>What the run is called instead of the name of its folder; empty for that name.</summary>
    public string Title { get; init; } = "";

    /// <summary>Words to find it by, each once.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Whatever there is to say.</summary>
    public string Notes { get; init; } = "";

    /// <summary>Makes one of what a person wrote.</summary>
    /// <param name="title">The name; null or empty for that of the folder.</param>
    /// <param name="tags">The tags, empty ones and repeated ones among them.</param>
    /// <param name="notes">The notes; null for none.</param>
    /// <exception cref="NoetherException">Something is too long, or there are too many tags.</exception>
    public static Workspace Of(string? title, IEnumerable<string?> tags, string? notes)
    {
        var made = new Workspace
        {
            Title = (title ?? "").ReplaceLineEndings(" ").Trim(),
            Tags = [.. tags.Select(tag => (tag ?? "").ReplaceLineEndings(" ").Trim()).Where(tag => tag.Length > 0)
                .Distinct(StringComparer.OrdinalIgnoreCase)],
            Notes = (notes ?? "").ReplaceLineEndings("\n").Trim(),
        };
        if (made.Title.Length > LongestTitle)
            throw new NoetherException($"The name is longer than {LongestTitle} letters; shorten it.");
        if (made.Tags.Count > MostTags)
            throw new NoetherException($"There are more than {MostTags} tags; leave some out.");
        if (made.Tags.FirstOrDefault(tag => tag.Length > LongestTag || tag.Contains(',', StringComparison.Ordinal)) is { } wrong)
            throw new NoetherException($"The tag {wrong} is longer than {LongestTag} letters or has a comma in it; choose another.");
        return made.Notes.Length > LongestNotes
            ? throw new NoetherException($"The notes are longer than {LongestNotes} letters; put the rest into a file of its own.")
            : made;
    }

    /// <summary>Reads what is said of a run; nothing where there is no file, or none that can be read.</summary>
    /// <param name="runFolder">Its folder.</param>
    public static Workspace Read(string runFolder)
    {
        var file = new FileInfo(Path.Combine(runFolder, FileName));
        if (!file.Exists || file.LinkTarget is not null || file.Length > LargestFile)
            return Empty;
        try
        {
            var read = JsonSerializer.Deserialize(File.ReadAllText(file.FullName), WorkspaceJsonContext.Default.Workspace);
            return read is null ? Empty : Of(read.Title, read.Tags ?? [], read.Notes);
        }
        catch (Exception failure) when (failure is JsonException or IOException or UnauthorizedAccessException or NoetherException)
        {
            // What people say of a run never stands in the way of the run.
            return Empty;
        }
    }

    /// <summary>Writes it; the old one stays until the new one is complete.</summary>
    /// <param name="runFolder">Folder of the run.</param>
    /// <exception cref="NoetherException">The file cannot be written.</exception>
    public void Write(string runFolder) => OutputFile.Write(
        Path.Combine(runFolder, FileName), JsonSerializer.Serialize(this, WorkspaceJsonContext.Default.Workspace) + "\n");

    /// <summary>Whether a tag is there, whatever its letters' case.</summary>
    /// <param name="tag">The tag.</param>
    public bool HasTag(string tag) => Tags.Contains(tag, StringComparer.OrdinalIgnoreCase);
}

[JsonSourceGenerationOptions(
    WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(Workspace))]
internal sealed partial class WorkspaceJsonContext : JsonSerializerContext;
