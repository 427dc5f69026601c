using Noether.Runs;
using Noether.Studio.Files;
using Noether.Studio.Jobs;

namespace Noether.Studio.Runs;

/// <summary>The files of a run that can be downloaded.</summary>
internal static class RunFiles
{
    private static readonly Dictionary<string, string> Types = new()
    {
        [".html"] = "text/html; charset=utf-8",
        [".json"] = "application/json",
        [".npy"] = "application/octet-stream",
        [".npz"] = "application/octet-stream",
        [".safetensors"] = "application/octet-stream",
        [".onnx"] = "application/octet-stream",
        [".csv"] = "text/csv; charset=utf-8",
        [".png"] = "image/png",
    };

    // The files that the programs keep for themselves.
    private static readonly string[] Inner =
        [JobFile.Name, RunStatus.FileName, RunRequest.FileName, FiguresJson.FileName];

    // What people want first stands first.
    private static readonly string[] First = [RunFolder.ReportName, RunFolder.ResultName];

    /// <summary>Their names, report and result first.</summary>
    public static IReadOnlyList<string> Of(RunsFolder folder, string run) =>
    [
        .. new DirectoryInfo(folder.RunPath(run)).EnumerateFiles()
            .Where(file => file.LinkTarget is null && TypeOf(file.Name) is not null)
            .Select(file => file.Name)
            .OrderBy(name => Array.IndexOf(First, name) is var place && place < 0 ? First.Length : place)
            .ThenBy(name => name, StringComparer.Ordinal),
    ];

    /// <summary>The media type of a file; null for one that is not given away.</summary>
    public static string? TypeOf(string name) =>
        Inner.Contains(name) || name.StartsWith('.')
            || (Path.GetExtension(name) == ".html" && name != RunFolder.ReportName)
            ? null
            : Types.GetValueOrDefault(Path.GetExtension(name));
}
