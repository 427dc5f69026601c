using System.Collections.Concurrent;
using System.Text.Json;
using Noether.Runs;
using Noether.Studio.Files;
using Noether.Studio.Jobs;

namespace Noether.Studio.Runs;

/// <summary>Reads what lies in the runs folder. Whatever is wrong with one run is said of that run alone.</summary>
internal sealed class RunCatalogue(RunsFolder folder, JobQueue jobs)
{
    // Reading a run takes a thousand times as long as asking when its files were written.
    private readonly ConcurrentDictionary<string, (long Written, RunLine? Line)> known = new();

    /// <summary>A page of the list of runs.</summary>
    /// <param name="query">Which one.</param>
    public RunList List(RunQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var all = Folders();
        var words = query.Search.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var skipped = (query.Page - 1) * RunList.PageSize;
        if (words.Length == 0 && query.Sort == RunQuery.ByTime)
        {
            // Only what is shown is looked into; a folder that holds no run leaves a gap.
            var order = query.Down ? all.AsEnumerable().Reverse() : all;
            return new RunList(
                query, [.. order.Skip(skipped).Take(RunList.PageSize).Select(Line).OfType<RunLine>()], all.Count, all.Count);
        }

        var lines = all.AsParallel().AsOrdered().Select(Line).OfType<RunLine>()
            .Where(run => words.All(run.Has)).ToArray();
        IEnumerable<RunLine> sorted = query.Sort switch
        {
            "name" => lines.OrderBy(run => run.Name, StringComparer.CurrentCultureIgnoreCase),
            "outcome" => lines.OrderBy(run => run.Outcome, StringComparer.Ordinal),
            "data" => lines.OrderBy(run => run.Source, StringComparer.CurrentCultureIgnoreCase),
            "method" => lines.OrderBy(run => run.Method, StringComparer.Ordinal),
            "time" => lines.OrderBy(run => run.Seconds ?? double.MaxValue),
            _ => lines,
        };
        if (query.Down)
            sorted = sorted.Reverse();
        return new RunList(query, [.. sorted.Skip(skipped).Take(RunList.PageSize)], lines.Length, all.Count);
    }

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

    private static long WrittenOf(string path) => Math.Max(
        File.GetLastWriteTimeUtc(Path.Combine(path, RunFolder.ResultName)).Ticks,
        Math.Max(
            File.GetLastWriteTimeUtc(Path.Combine(path, RunStatus.FileName)).Ticks,
            File.GetLastWriteTimeUtc(Path.Combine(path, RunRequest.FileName)).Ticks));

    private RunLine? Line((string Name, long Written) run)
    {
        if (jobs.Find(run.Name) is not null)
            return LineOf(run.Name);
        if (known.TryGetValue(run.Name, out var kept) && kept.Written == run.Written && kept.Line is not { IsAtWork: true })
            return kept.Line;
        var line = LineOf(run.Name);
        // What another program works on changes with the clock.
        known[run.Name] = (run.Written, line);
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
            return Read(path, name);
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
        known.TryRemove(name, out _);
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

        var request = RunRequest.Read(path);
        var status = RunStatus.Read(path);
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
