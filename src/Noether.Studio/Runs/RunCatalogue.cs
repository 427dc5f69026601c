using System.Collections.Concurrent;
using System.Text.Json;
using Noether.Runs;
using Noether.Studio.Files;
using Noether.Studio.Jobs;

namespace Noether.Studio.Runs;

/// <summary>Reads what lies in the runs folder. Whatever is wrong with one run is said of that run alone.</summary>
internal sealed class RunCatalogue(RunsFolder folder, JobQueue jobs, RunIndex index)
{
    // Reading a run takes a thousand times as long as asking when its files were written.
    private readonly Lazy<ConcurrentDictionary<string, (long Written, RunLine? Line)>> known = new(() => new(index.Read()));
    private readonly ConcurrentDictionary<string, byte> news = new();

    /// <summary>A page of the list of runs.</summary>
    /// <param name="query">Which one.</param>
    public RunList List(RunQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var all = Folders();
        var words = query.Search.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var skipped = (query.Page - 1) * RunList.PageSize;
        if (!query.IsChoice && query.Sort == RunQuery.ByTime)
        {
            // Only what is shown is looked into; a folder that holds no run leaves a gap.
            var order = query.Down ? all.AsEnumerable().Reverse() : all;
            return new RunList(
                query, [.. order.Skip(skipped).Take(RunList.PageSize).Select(Line).OfType<RunLine>()], all.Count, all.Count,
                Tags());
        }

        var lines = all.AsParallel().AsOrdered().Select(Line).OfType<RunLine>()
            .Where(run => words.All(run.Has) && (query.Tag.Length == 0 || run.Workspace.HasTag(query.Tag))).ToArray();
        IEnumerable<RunLine> sorted = query.Sort switch
        {
            "name" => lines.OrderBy(run => run.Title, StringComparer.CurrentCultureIgnoreCase),
            "outcome" => lines.OrderBy(run => run.Outcome, StringComparer.Ordinal),
            "data" => lines.OrderBy(run => run.Source, StringComparer.CurrentCultureIgnoreCase),
            "method" => lines.OrderBy(run => run.Method, StringComparer.Ordinal),
            "time" => lines.OrderBy(run => run.Seconds ?? double.MaxValue),
            _ => lines,
        };
        if (query.Down)
            sorted = sorted.Reverse();
        return new RunList(query, [.. sorted.Skip(skipped).Take(RunList.PageSize)], lines.Length, all.Count, Tags());
    }

    /// <summary>Reads all runs that are not known yet, and keeps in the index what is new; forgets runs that are gone.</summary>
    /// <param name="stop">Stops the reading.</param>
    public void Refresh(CancellationToken stop)
    {
        var all = Folders();
        foreach (var run in all)
        {
            if (stop.IsCancellationRequested)
                break;
            Line(run);
        }

        var there = all.Select(run => run.Name).ToHashSet();
        string[] gone = stop.IsCancellationRequested ? [] : [.. known.Value.Keys.Where(name => !there.Contains(name))];
        foreach (var name in gone)
            known.Value.TryRemove(name, out _);
        KeyValuePair<string, (long Written, RunLine? Line)>[] changed =
            [.. news.Keys.Where(name => news.TryRemove(name, out _) && known.Value.ContainsKey(name)).Select(name => KeyValuePair.Create(name, known.Value[name]))];
        if (changed.Length + gone.Length > 0)
            index.Write(changed, gone);
    }

    /// <summary>Keeps what people say of a run.</summary>
    /// <param name="name">Name of the run.</param>
    /// <param name="workspace">What they say.</param>
    /// <exception cref="NoetherException">There is no such run.</exception>
    public void Say(string name, Workspace workspace)
    {
        Required(name);
        workspace.Write(folder.RunPath(name));
    }

    // Of the runs that are known, which are all once the studio has looked.
    private string[] Tags() =>
    [
        .. known.Value.Values.SelectMany(run => run.Line?.Workspace.Tags ?? []).GroupBy(tag => tag, StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(tag => tag.Count()).ThenBy(tag => tag.Key, StringComparer.OrdinalIgnoreCase).Take(RunList.MostTags).Select(tag => tag.Key),
    ];

    /// <summary>The runs that were last worked on, and those that the last studio left.</summary>
    /// <param name="count">How many at most of the former.</param>
    public (IReadOnlyList<RunLine> Recent, IReadOnlyList<RunLine> Interrupted) Newest(int count) => (
        [.. Folders().Select(Line).OfType<RunLine>().Take(count)],
        [.. jobs.All.Where(job => job.State == JobState.Interrupted).Select(job => Line((job.Name, 0))).OfType<RunLine>()]);

    /// <summary>A run as a line; null for what is none.</summary>
    /// <param name="name">Its name.</param>
    public RunLine? LineOf(string name) => Find(name) is { } run ? RunLine.Of(run) : null;

    // Those at work first and then the newest, by the times at which their files were written.
    private List<(string Name, long Written)> Folders()
    {
        try
        {
            var active = jobs.All.Where(job => job.State.IsActive()).Select(job => job.Name).ToHashSet();
            return
            [
                .. new DirectoryInfo(folder.Root).EnumerateDirectories()
                    .Where(run => run.Name != RunsFolder.UploadsName && run.Name[0] != '.'
                        && !run.Attributes.HasFlag(FileAttributes.ReparsePoint))
                    .Select(run => (run.Name, Written: WrittenOf(run.FullName)))
                    .OrderByDescending(run => active.Contains(run.Name)).ThenByDescending(run => run.Written),
            ];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static readonly string[] Dated = [RunFolder.ResultName, RunStatus.FileName, RunRequest.FileName];

    private static long WrittenOf(string path) => Dated.Max(name => File.GetLastWriteTimeUtc(Path.Combine(path, name)).Ticks);

    // A word about an old run does not make it a new one, but its line has to be read again.
    private static long StampOf(string path, long written) =>
        written ^ File.GetLastWriteTimeUtc(Path.Combine(path, Workspace.FileName)).Ticks;

    private RunLine? Line((string Name, long Written) run)
    {
        if (jobs.Find(run.Name) is not null)
            return LineOf(run.Name);
        var stamp = StampOf(Path.Combine(folder.Root, run.Name), run.Written);
        if (known.Value.TryGetValue(run.Name, out var kept) && kept.Written == stamp && kept.Line is not { IsAtWork: true })
            return kept.Line;
        var line = LineOf(run.Name);
        // What another program works on changes with the clock.
        known.Value[run.Name] = (stamp, line);
        if (line is not { IsAtWork: true })
            news[run.Name] = 0;
        return line;
    }

    /// <summary>One run; null for a folder that holds no run at all, or that is gone.</summary>
    public RunEntry? Find(string name)
    {
        string path;
        try
        {
            path = folder.RunPath(name);
        }
        catch (NoetherException)
        {
            return null;
        }

        try
        {
            return Read(path, name) is { } run ? run with { Workspace = Workspace.Read(path) } : null;
        }
        catch (Exception failure) when (
            failure is IOException or UnauthorizedAccessException or JsonException or NoetherException)
        {
            return new RunEntry(name, JobState.Broken, Directory.GetLastWriteTimeUtc(path))
            {
                Problem = failure switch
                {
                    NoetherException => failure.Message,
                    JsonException => $"The files of {name} are damaged; repeat the run or delete it.",
                    _ => $"The files of {name} cannot be read ({failure.Message.TrimEnd('.')}); check its permissions.",
                },
            };
        }
    }

    /// <summary>A run that there is.</summary>
    /// <exception cref="NoetherException">There is none of this name.</exception>
    public RunEntry Required(string name) => Find(name) ?? throw RunsFolder.MissingRun("There is no such run");

    /// <summary>Deletes a run with everything in its folder.</summary>
    /// <exception cref="NoetherException">Somebody works on it, or it is no run.</exception>
    public void Delete(string name)
    {
        folder.RunPath(name);
        var entry = Find(name)
            ?? throw new NoetherException($"The folder {name} holds no run; remove it by hand if you want to.");
        if (entry.State == JobState.RunningElsewhere)
            throw new NoetherException($"Another program is at work on {name}; stop that before deleting it.");
        jobs.Delete(name);
        known.Value.TryRemove(name, out _);
    }

    private RunEntry? Read(string path, string name)
    {
        if (jobs.Find(name) is { } job && job.State != JobState.Done)
        {
            return new RunEntry(name, job.State, job.Changed)
            {
                Request = job.Request,
                Record = job.State.IsActive() ? null : BestSoFar(name),
                Fraction = job.State is JobState.Running or JobState.Stopping ? job.Latest?.Fraction : null,
                Problem = job.Problem,
            };
        }

        // A link leads out of the folder, wherever its maker wants.
        var request = folder.FileOf(name, RunRequest.FileName) is null ? null : RunRequest.Read(path);
        var status = folder.FileOf(name, RunStatus.FileName) is null ? null : RunStatus.Read(path);
        if (status is not null && status.IsAlive(DateTimeOffset.UtcNow))
        {
            return new RunEntry(name, JobState.RunningElsewhere, status.Heartbeat)
            {
                Request = request,
                Status = status,
                Record = BestSoFar(name),
                Fraction = status.Progress,
            };
        }

        var record = HasResult(path, name) ? RunFolder.Read(path).Record : null;
        if (record is { Complete: true })
            return new RunEntry(name, JobState.Done, record.Finished) { Record = record, Request = request };
        if (record is null && status is null && !Directory.Exists(Path.Combine(path, RunFolder.CheckpointsName)))
            return null;
        var state = status?.State == RunState.Failed ? JobState.Failed : JobState.Unfinished;
        return new RunEntry(name, state, status?.Heartbeat ?? Directory.GetLastWriteTimeUtc(path))
        {
            Record = record,
            Request = request,
            Status = status,
            Problem = status?.Message,
        };
    }

    private RunRecord? BestSoFar(string name)
    {
        try
        {
            return folder.FileOf(name, RunFolder.ResultName) is null
                ? null
                : RunFolder.Read(folder.RunPath(name)).Record;
        }
        catch (NoetherException)
        {
            return null;
        }
    }

    // A result that is a link leads out of the folder, and a folder of that name is no result.
    private bool HasResult(string path, string name)
    {
        if (folder.FileOf(name, RunFolder.ResultName) is not null)
            return true;
        return Directory.Exists(Path.Combine(path, RunFolder.ResultName))
            ? throw new NoetherException($"{RunFolder.ResultName} of {name} is a folder; delete the run.")
            : false;
    }
}
