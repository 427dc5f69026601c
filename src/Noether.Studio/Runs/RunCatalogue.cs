using System.Text.Json;
using Noether.Reports;
using Noether.Reports.Readings;
using Noether.Studio.Jobs;

namespace Noether.Studio.Runs;

/// <summary>Reads what lies in the runs folder. Whatever is wrong with one run is said of that run alone.</summary>
internal static class RunCatalogue
{
    private static readonly TimeSpan LiveAge = TimeSpan.FromSeconds(45);

    /// <summary>All runs, the newest first.</summary>
    /// <param name="folder">The runs folder.</param>
    /// <param name="jobs">The jobs of this studio.</param>
    public static IReadOnlyList<RunEntry> List(RunsFolder folder, JobQueue jobs)
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

        return [.. names.Select(name => Find(folder, jobs, name)).OfType<RunEntry>()
            .OrderByDescending(run => run.State.IsActive()).ThenByDescending(run => run.Changed)];
    }

    /// <summary>One run; null for a folder that holds no run at all, or that is gone.</summary>
    public static RunEntry? Find(RunsFolder folder, JobQueue jobs, string name)
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
            return Read(path, name, jobs);
        }
        catch (Exception failure) when (
            failure is IOException or UnauthorizedAccessException or JsonException or NoetherException)
        {
            return new RunEntry(name, RunState.Broken, Directory.GetLastWriteTimeUtc(path))
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

    private static RunEntry? Read(string path, string name, JobQueue jobs)
    {
        if (jobs.Find(name) is { } job && job.State != RunState.Done)
        {
            return new RunEntry(name, job.State, job.Changed)
            {
                Request = job.Request,
                Fraction = job.State is RunState.Running or RunState.Stopping ? job.Latest?.Fraction : null,
                Problem = job.Problem,
            };
        }

        var result = Path.Combine(path, "result.json");
        var request = JobFile.Read(path)?.Wanted;
        if (File.Exists(result))
        {
            return Finished(name, File.ReadAllText(result)) with { Request = request };
        }

        var checkpoints = Path.Combine(path, "checkpoints");
        if (!Directory.Exists(checkpoints))
            return null;
        var changed = Newest(checkpoints);
        var live = DateTimeOffset.UtcNow - changed < LiveAge;
        return new RunEntry(name, live ? RunState.RunningElsewhere : RunState.Unfinished, changed);
    }

    private static RunEntry Finished(string name, string json)
    {
        if (IsReading(json))
        {
            var reading = ReadingJson.Parse(json);
            Require(reading.FormatVersion == ReadingRecord.CurrentFormatVersion);
            return new RunEntry(name, RunState.Done, reading.Finished) { Reading = reading };
        }

        var record = RunJson.Parse(json);
        Require(record.FormatVersion == RunRecord.CurrentFormatVersion);
        return new RunEntry(name, RunState.Done, record.Finished) { Record = record };

        void Require(bool known)
        {
            if (!known)
                throw new NoetherException($"{name} was written by another version of the program; open it with that.");
        }
    }

    private static bool IsReading(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement is { ValueKind: JsonValueKind.Object } root
            && root.TryGetProperty("method", out var method)
            && method.ValueKind == JsonValueKind.String && method.ValueEquals(ReadingRecord.MethodName);
    }

    private static DateTimeOffset Newest(string checkpoints)
    {
        var newest = Directory.GetLastWriteTimeUtc(checkpoints);
        foreach (var file in Directory.EnumerateFiles(checkpoints))
        {
            var written = File.GetLastWriteTimeUtc(file);
            newest = written > newest ? written : newest;
        }

        return newest;
    }
}
