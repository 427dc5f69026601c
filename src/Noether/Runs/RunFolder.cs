using System.Text.Json;
using Noether.Data.Formats;
using Noether.Discovery;

namespace Noether.Runs;

/// <summary>
/// The folder of one run. Other programs rely on its contents: result.json, every array of the answer as NAME.npy
/// (float64, C order), history.csv, report.html; beside them status.json, run.json, figures.json and checkpoints/.
/// Every file is replaced atomically, and result.json comes last.
/// </summary>
public sealed class RunFolder
{
    /// <summary>Name of the file with the answer.</summary>
    public const string ResultName = "result.json";

    /// <summary>Name of the file with the history.</summary>
    public const string HistoryName = "history.csv";

    /// <summary>Name of the report.</summary>
    public const string ReportName = "report.html";

    /// <summary>Name of the folder with the checkpoints.</summary>
    public const string CheckpointsName = "checkpoints";

    private RunFolder(string root, RunRecord record)
    {
        Root = root;
        Record = record;
    }

    /// <summary>The folder itself, as given.</summary>
    public string Root { get; }

    /// <summary>What result.json holds.</summary>
    public RunRecord Record { get; }

    /// <summary>The history; empty where there was none.</summary>
    public HistoryTable History => HistoryCsv.Read(Path.Combine(Root, HistoryName));

    /// <summary>The figures; empty where there are none.</summary>
    public IReadOnlyList<Section> Sections => FiguresJson.Read(Root);

    /// <summary>Reads a run that has an answer, finished or not.</summary>
    /// <param name="path">Its folder.</param>
    /// <exception cref="NoetherException">There is no answer there, or it cannot be read.</exception>
    public static RunFolder Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!Directory.Exists(path))
        {
            throw new NoetherException($"There is no run folder {path}; make one with noether discover first.")
            {
                Code = "run.missing",
                File = path,
            };
        }

        var file = Path.Combine(path, ResultName);
        if (!File.Exists(file))
        {
            throw new NoetherException(
                $"{path} holds no answer yet ({ResultName} is missing); repeat the command that began the run with "
                + "‹resume›.")
            {
                Code = "run.unfinished",
                File = path,
            };
        }

        try
        {
            var record = RunJson.Parse(File.ReadAllText(file));
            return record.FormatVersion == RunRecord.CurrentFormatVersion
                ? new RunFolder(path, record)
                : throw new NoetherException(
                    $"{file} has format version {record.FormatVersion}, and this program reads version "
                    + $"{RunRecord.CurrentFormatVersion}; use the program that wrote it.");
        }
        catch (Exception failure) when (failure is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new NoetherException(
                $"{file} cannot be read as the result of a run ({failure.Message.TrimEnd('.')}); repeat the run.",
                failure)
            {
                Code = "run.damaged",
                File = file,
            };
        }
    }

    /// <summary>Whether the run in a folder went to its end.</summary>
    /// <param name="path">The folder.</param>
    public static bool IsComplete(string path)
    {
        try
        {
            return File.Exists(Path.Combine(path, ResultName)) && Read(path).Record.Complete;
        }
        catch (NoetherException)
        {
            return false;
        }
    }

    /// <summary>An array of the run.</summary>
    /// <param name="name">Its name, such as "generator".</param>
    /// <exception cref="NoetherException">The run has no such array, or its file cannot be read.</exception>
    public NpyArray Array(string name)
    {
        var path = Path.Combine(Root, name + ".npy");
        return File.Exists(path)
            ? NpyFile.ReadArray(path)
            : throw new NoetherException(
                $"The run {Root} has no array {name} (method {Record.Method}); choose a run that has one.")
            {
                Code = "run.array",
                File = path,
            };
    }

    /// <summary>
    /// Makes a folder ready for a run. Check the data first: <see cref="RunFolderMode.Overwrite"/> removes the earlier
    /// run at once.
    /// </summary>
    /// <returns>Keeps other programs away until it is disposed.</returns>
    internal static IDisposable Prepare(string path, RunFolderMode mode, IReadOnlyList<string> reportFiles)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw new NoetherException("The run folder has no name; give one with ‹out›.") { Setting = "out" };
        if (File.Exists(path))
        {
            throw new NoetherException($"{path} is a file; choose another name for the run folder.")
            {
                Code = "run.file",
                File = path,
            };
        }

        IDisposable? held = null;
        try
        {
            // What is refused is refused before anything is made, and again when nobody else can come between.
            Admit(path, mode);
            Directory.CreateDirectory(path);
            held = RunLock.Take(path);
            Admit(path, mode);
            AtomicFile.RemoveUnfinished(path);
            if (mode == RunFolderMode.Overwrite)
                Clear(path, reportFiles);
            AtomicFile.RemoveUnfinished(Directory.CreateDirectory(Path.Combine(path, CheckpointsName)).FullName);
            return held;
        }
        catch (NoetherException)
        {
            held?.Dispose();
            throw;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            held?.Dispose();
            throw new NoetherException(
                $"The run folder {path} cannot be written ({failure.Message.TrimEnd('.')}); choose another place.",
                failure)
            {
                Code = "run.unwritable",
                File = path,
            };
        }
    }

    private static void Admit(string path, RunFolderMode mode)
    {
        if (!Directory.Exists(path) || Directory.EnumerateFileSystemEntries(path).All(entry => Path.GetFileName(entry) == RunLock.FileName))
            return;
        var checkpoints = Path.Combine(path, CheckpointsName);
        switch (mode)
        {
            case RunFolderMode.New:
                throw new NoetherException(
                    $"The folder {path} is not empty; add ‹resume› to go on with the run in it, ‹force› to replace "
                    + "that run, or choose another folder.")
                {
                    Code = "run.exists",
                    File = path,
                };
            case RunFolderMode.Resume when !Directory.Exists(checkpoints):
                throw new NoetherException(
                    $"The folder {path} holds no run to resume; give the folder of a run, or choose a new one.")
                {
                    Code = "run.missing",
                    File = path,
                };
            case RunFolderMode.Resume:
            case RunFolderMode.Overwrite:
            default:
                break;
        }
    }

    private static void Clear(string path, IReadOnlyList<string> reportFiles)
    {
        var checkpoints = Path.Combine(path, CheckpointsName);
        // The result first: without it, what is left does not pass for a finished run. Its arrays are known
        // from it; files that no run wrote stay.
        var arrays = File.Exists(Path.Combine(path, ResultName)) ? Arrays(path) : [];
        string[] names =
        [
            ResultName, RunStatus.FileName, RunRequest.FileName, FiguresJson.FileName, HistoryName,
            .. arrays, .. Pictures(path), .. reportFiles,
        ];
        foreach (var name in names)
            File.Delete(Path.Combine(path, name));
        if (Directory.Exists(checkpoints))
            Directory.Delete(checkpoints, recursive: true);
    }

    private static string[] Pictures(string path) =>
    [
        .. FiguresJson.Read(path).SelectMany(section => section.Figures).Where(figure => figure.File is not null)
            .Select(figure => Path.GetFileName(figure.File!)).Where(name => name.Length > 0),
    ];

    private static IEnumerable<string> Arrays(string path)
    {
        try
        {
            return [.. Read(path).Record.Arrays.Select(array => Path.GetFileName(array.Name) + ".npy")];
        }
        catch (NoetherException)
        {
            return [];
        }
    }
}
