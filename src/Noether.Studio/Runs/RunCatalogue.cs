using System.Text.Json;
using Noether.Runs;
using Noether.Studio.Files;
using Noether.Studio.Jobs;

namespace Noether.Studio.Runs;

/// <summary>Reads what lies in the runs folder. Whatever is wrong with one run is said of that run alone.</summary>
internal sealed class RunCatalogue(RunsFolder folder, JobQueue jobs)
{
    /// <summary>All runs, those at work first and then the newest.</summary>
    public IReadOnlyList<RunEntry> List()
    {
        string[] names;
        try
        {
            names = [.. new DirectoryInfo(folder.Root).EnumerateDirectories()
                .Where(run => run.LinkTarget is null && run.Name != RunsFolder.UploadsName && run.Name[0] != '.')
                .Select(run => run.Name)];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [];
        }

        return [.. names.Select(Find).OfType<RunEntry>()
            .OrderByDescending(run => run.State.IsActive()).ThenByDescending(run => run.Changed)];
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
