using System.Globalization;
using Noether.Data.Formats;
using Noether.Discovery;
using Noether.Runs;

namespace Noether.Sweeps;

/// <summary>
/// The folder of a sweep: sweep.json, a copy of the plan, and a run folder for every case, cases/0000/000001 and so on, a
/// thousand together. Where a case stands is what its own status.json says, whoever works on it and wherever.
/// </summary>
public sealed class SweepFolder
{
    /// <summary>Cases in one folder, and in one array of a queue.</summary>
    public const int Together = 1000;

    private const string CasesName = "cases";
    private const string LockName = "sweep.lock";

    private SweepFolder(string root, SweepPlan plan) => (Root, Plan) = (root, plan);

    /// <summary>The folder itself, as given.</summary>
    public string Root { get; }

    /// <summary>The plan.</summary>
    public SweepPlan Plan { get; }

    /// <summary>Makes the folder of a plan, or opens the one that was made of the same plan before.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="plan">The file of the plan.</param>
    /// <param name="methods">The methods that there are.</param>
    /// <exception cref="NoetherException">The plan or the folder cannot be used.</exception>
    public static SweepFolder Begin(string root, string plan, MethodCatalogue methods)
    {
        ArgumentNullException.ThrowIfNull(root);
        var read = SweepPlan.Read(plan, methods);
        var folder = new SweepFolder(root, read);
        var copy = Path.Combine(root, read.FileName);
        if (SweepRecord.Read(root) is { } earlier)
        {
            return earlier.Plan == read.FileName && File.Exists(copy) && File.ReadAllBytes(copy).AsSpan().SequenceEqual(read.Bytes)
                ? folder
                : throw Other($"The sweep in {root} was begun with another plan than {plan} is now; choose another folder.", root);
        }

        if (File.Exists(root) || (Directory.Exists(root) && !IsHardlyBegun(root, read)))
            throw Other($"{root} holds something else than a sweep; choose another folder.", root);
        try
        {
            Directory.CreateDirectory(root);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Other($"The folder {root} cannot be made ({failure.Message.TrimEnd('.')}); choose another place.", root);
        }

        OutputFile.Write(copy, read.Bytes);
        new SweepRecord
        {
            Plan = read.FileName,
            Folder = Path.GetDirectoryName(Path.GetFullPath(plan))!,
            Cases = read.Count,
            Versions = RunVersions.Current(),
        }.Write(root);
        return folder;
    }

    /// <summary>Opens the folder of a sweep.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="methods">The methods that there are.</param>
    /// <exception cref="NoetherException">There is no sweep, or it cannot be read.</exception>
    public static SweepFolder Open(string root, MethodCatalogue methods)
    {
        ArgumentNullException.ThrowIfNull(root);
        var record = SweepRecord.Read(root) ?? throw new NoetherException($"There is no sweep in {root}; begin one with a plan.")
        {
            Code = "sweep.missing",
            File = root,
        };
        if (record.FormatVersion != SweepRecord.CurrentFormatVersion)
        {
            throw Other(
                $"The sweep in {root} has format version {record.FormatVersion}, and this program reads version "
                + $"{SweepRecord.CurrentFormatVersion}; use the program that wrote it.", root);
        }

        var plan = SweepPlan.Read(Path.Combine(root, Path.GetFileName(record.Plan)), record.Folder, methods);
        return plan.Count == record.Cases
            ? new SweepFolder(root, plan)
            : throw Other($"The plan in {root} was changed after the sweep began; begin another one.", root);
    }

    /// <summary>The run folder of a case.</summary>
    /// <param name="number">Its number, from 1.</param>
    public string PathOf(int number) => Path.Combine(Root, PlaceOf(number));

    /// <summary>The same, relative to the folder of the sweep.</summary>
    /// <param name="number">Its number, from 1.</param>
    public static string PlaceOf(int number) => Path.Combine(
        CasesName, ((number - 1) / Together).ToString("0000", CultureInfo.InvariantCulture),
        number.ToString("000000", CultureInfo.InvariantCulture));

    /// <summary>Where a case stands.</summary>
    /// <param name="number">Its number, from 1.</param>
    public SweepStatus StatusOf(int number) => SweepStatus.Of(number, PathOf(number), DateTimeOffset.UtcNow);

    /// <summary>Where all cases stand, in their order.</summary>
    public IEnumerable<SweepStatus> Statuses() => Enumerable.Range(1, Plan.Count).Select(StatusOf);

    /// <summary>Cases that have not come to their end and that nobody works on.</summary>
    /// <param name="failed">Whether those that failed count too, to be tried again.</param>
    public IReadOnlyList<int> Remaining(bool failed = false) =>
        [.. Statuses().Where(status => status.State is SweepState.Waiting or SweepState.Stopped
            || (failed && status.State == SweepState.Failed)).Select(status => status.Number)];

    /// <summary>What became of a case.</summary>
    /// <param name="number">Its number, from 1.</param>
    public SweepRow RowOf(int number)
    {
        var status = StatusOf(number);
        var row = new SweepRow(number, Plan.ValuesOf(number), status.State);
        if (status.State != SweepState.Finished)
            return row with { Method = status.Run?.Method ?? "", Message = status.Run?.Message ?? "" };
        var path = PathOf(number);
        try
        {
            var score = SweepCaseRecord.Read(path)?.Score ?? SweepExecution.Score(Plan.CaseOf(number), path);
            return row with { Method = score.Method, Score = score };
        }
        catch (NoetherException failure)
        {
            return row with { Method = status.Run!.Method, Message = failure.Message };
        }
    }

    /// <summary>Takes the folder for one program that runs its cases; let go when it is disposed, or the program dies.</summary>
    /// <exception cref="NoetherException">Another program has it.</exception>
    public IDisposable Lock()
    {
        try
        {
            return new FileStream(
                Path.Combine(Root, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
        }
        catch (IOException)
        {
            throw Other($"Another program is running the cases of {Root}; wait for it, or stop it.", Root);
        }
    }

    // A kill before sweep.json was written leaves no more than the copy of the plan, or half of it.
    private static bool IsHardlyBegun(string root, SweepPlan plan) => Directory.EnumerateFileSystemEntries(root).Select(Path.GetFileName)
        .All(name => name == plan.FileName || AtomicFile.IsUnfinished(name!));

    private static NoetherException Other(string sentence, string root) => new(sentence) { Code = "sweep.folder", File = root };
}
