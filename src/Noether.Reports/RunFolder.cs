using System.Text.Json;
using Noether.Data.Formats;
using Noether.Lens;
using Noether.Numerics;

namespace Noether.Reports;

/// <summary>
/// The folder of one run. Other programs rely on its contents: result.json, generator.npy (d x d), generator_padded.npy
/// (n x n), filter.npy (d), group_convolution.npy (d x d), history.csv, report.html and checkpoints/; snapshots.npz
/// where there was a training. All arrays are float64 in C order. Every file is replaced atomically, and result.json
/// comes last: where it exists, the rest is complete.
/// </summary>
public sealed class RunFolder
{
    private const string ResultName = "result.json";
    private const string GeneratorName = "generator.npy";
    private const string GeneratorPaddedName = "generator_padded.npy";
    private const string FilterName = "filter.npy";
    private const string GroupConvolutionName = "group_convolution.npy";
    private const string HistoryName = "history.csv";
    private const string SnapshotsName = "snapshots.npz";
    private const string ReportName = "report.html";
    private const string CheckpointsName = "checkpoints";

    private readonly TimeProvider clock;

    private RunFolder(string path, TimeProvider clock)
    {
        Root = path;
        this.clock = clock;
        Started = clock.GetUtcNow();
    }

    /// <summary>The folder itself, as given.</summary>
    public string Root { get; }

    /// <summary>When this object was made; result.json gives it as the start of the run.</summary>
    public DateTimeOffset Started { get; }

    /// <summary>Folder of the checkpoints; exists.</summary>
    public string Checkpoints => Path.Combine(Root, CheckpointsName);

    /// <summary>Path of report.html.</summary>
    public string Report => Path.Combine(Root, ReportName);

    /// <summary>Path of result.json.</summary>
    public string Result => Path.Combine(Root, ResultName);

    /// <summary>Whether the run in this folder is finished: result.json exists.</summary>
    public bool IsComplete => File.Exists(Result);

    /// <summary>
    /// Makes a folder ready for a run. Open and check the data first: <see cref="RunFolderMode.Overwrite"/> removes the
    /// earlier run at once.
    /// </summary>
    /// <param name="path">Folder to use; made when it does not exist, with its parents.</param>
    /// <param name="mode">What to do with a folder that holds something. Default: refuse it.</param>
    /// <param name="clock">Where the times of start and finish come from; null means the system.</param>
    /// <exception cref="NoetherException">
    /// The folder cannot be written, or holds something that must not be touched.
    /// </exception>
    public static RunFolder Create(string path, RunFolderMode mode = RunFolderMode.New, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (string.IsNullOrWhiteSpace(path))
            throw new NoetherException("The run folder has no name; give one with --out.");
        if (File.Exists(path))
            throw new NoetherException($"{path} is a file; choose another name for the run folder.");
        var folder = new RunFolder(path, clock ?? TimeProvider.System);
        try
        {
            if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())
                folder.Admit(mode);
            Directory.CreateDirectory(folder.Checkpoints);
            var probe = Path.Combine(path, "partial-probe");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new NoetherException(
                $"The run folder {path} cannot be written ({failure.Message.TrimEnd('.')}); choose another place.",
                failure);
        }

        return folder;
    }

    /// <summary>Writes the answer: arrays, history and report first, result.json last.</summary>
    /// <param name="result">The answer of the lens.</param>
    /// <returns>What result.json holds.</returns>
    /// <exception cref="NoetherException">A file cannot be written.</exception>
    public RunRecord WriteResult(LensResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var record = RunRecord.From(result, Started, clock.GetUtcNow());

        // An earlier result must not vouch for a mixture of old and new files, should the writing be interrupted.
        OutputFile.Delete(Result);
        WriteMatrix(GeneratorName, result.Generator);
        WriteMatrix(GeneratorPaddedName, result.GeneratorPadded);
        WriteMatrix(GroupConvolutionName, result.GroupConvolution);
        NpyFile.Write(Path.Combine(Root, FilterName), result.Filter, result.Filter.Length);
        OutputFile.Write(Path.Combine(Root, HistoryName), HistoryCsv.Format(result.History));
        WriteSnapshots(result);
        LensReport.Write(result, Report);
        OutputFile.Write(Result, RunJson.Format(record));
        return record;
    }

    /// <summary>Reads a finished run.</summary>
    /// <param name="path">Its folder.</param>
    /// <exception cref="NoetherException">There is no finished run there, or its files do not fit together.</exception>
    public static LensRun Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!Directory.Exists(path))
        {
            throw new NoetherException(
                $"There is no run folder {path}; make one with noether discover DATA --out {path}.");
        }

        var file = Path.Combine(path, ResultName);
        if (!File.Exists(file))
        {
            throw new NoetherException(
                $"{path} holds no finished run ({ResultName} is missing); finish it with noether discover DATA " +
                $"--out {path} --resume.");
        }

        var record = ReadRecord(file);
        return new LensRun
        {
            Record = record,
            Generator = ReadMatrix(path, GeneratorName, record.Dimension),
            GeneratorPadded = ReadMatrix(path, GeneratorPaddedName, null),
            GroupConvolution = ReadMatrix(path, GroupConvolutionName, record.Dimension),
            Filter = ReadFilter(path, record.Dimension),
        };
    }

    private void Admit(RunFolderMode mode)
    {
        switch (mode)
        {
            case RunFolderMode.New:
                throw new NoetherException(
                    $"The folder {Root} is not empty; add --resume to go on with the run in it, --force to replace " +
                    "that run, or choose another folder.");
            case RunFolderMode.Resume when !Directory.Exists(Checkpoints):
                throw new NoetherException(
                    $"The folder {Root} holds no run to resume; give the folder of a run, or choose a new one.");
            case RunFolderMode.Overwrite:
                // The result first: without it, what is left does not pass for a finished run.
                string[] names =
                [
                    ResultName, ReportName, HistoryName, GeneratorName, GeneratorPaddedName, FilterName,
                    GroupConvolutionName, SnapshotsName,
                ];
                foreach (var name in names)
                    File.Delete(Path.Combine(Root, name));
                if (Directory.Exists(Checkpoints))
                    Directory.Delete(Checkpoints, recursive: true);
                break;
            case RunFolderMode.Resume:
            default:
                break;
        }
    }

    // step (m), generator (m x d x d) and group_convolution (m x d x d) of the training; no file without a training.
    private void WriteSnapshots(LensResult result)
    {
        var path = Path.Combine(Root, SnapshotsName);
        if (result.Snapshots.Count == 0)
        {
            File.Delete(path);
            return;
        }
        long m = result.Snapshots.Count, d = result.Dimension;
        NpzFile.Write(
            path,
            ("step", new NpyArray([.. result.Snapshots.Select(s => (double)s.Step)], [m])),
            ("generator", Stack(s => s.Generator)),
            ("group_convolution", Stack(s => s.GroupConvolution)));

        NpyArray Stack(Func<LensSnapshot, Matrix> part) =>
            new([.. result.Snapshots.SelectMany(s => part(s).Values.ToArray())], [m, d, d]);
    }

    private void WriteMatrix(string name, Matrix matrix) => NpyFile.Write(Path.Combine(Root, name), matrix);

    private static RunRecord ReadRecord(string file)
    {
        try
        {
            var record = RunJson.Parse(File.ReadAllText(file));
            return record.FormatVersion == RunRecord.CurrentFormatVersion
                ? record
                : throw new NoetherException(
                    $"{file} has format version {record.FormatVersion}, and this program reads version " +
                    $"{RunRecord.CurrentFormatVersion}; use the program that wrote it.");
        }
        catch (Exception failure) when (failure is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new NoetherException(
                $"{file} cannot be read as the result of a run ({failure.Message.TrimEnd('.')}); repeat the run.",
                failure);
        }
    }

    private static Matrix ReadMatrix(string folder, string name, int? dimension)
    {
        var matrix = NpyFile.ReadMatrix(Path.Combine(folder, name));
        if (matrix.Rows != matrix.Columns || (dimension is { } d && matrix.Rows != d))
        {
            throw new NoetherException(
                $"{Path.Combine(folder, name)} is {matrix.Rows} x {matrix.Columns}, which does not fit {ResultName}; " +
                "repeat the run.");
        }

        return matrix;
    }

    private static double[] ReadFilter(string folder, int dimension)
    {
        var filter = NpyFile.ReadVector(Path.Combine(folder, FilterName));
        return filter.Length == dimension
            ? filter
            : throw new NoetherException(
                $"{Path.Combine(folder, FilterName)} holds {filter.Length} values and {ResultName} says {dimension}; " +
                "repeat the run.");
    }
}
