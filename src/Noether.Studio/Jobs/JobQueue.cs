using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Noether.Runs;
using Noether.Studio.Files;
using Noether.Studio.Options;

namespace Noether.Studio.Jobs;

/// <summary>
/// The jobs of the studio. They start in the order in which they came; two run at the same time where there are two
/// cores, so that a short job does not wait for a long one: a job that starts alone gets all cores, one that starts
/// beside others its share.
/// </summary>
internal sealed class JobQueue(StudioOptions options, RunsFolder folder) : IHostedService
{
    private const string LockName = ".studio.lock";

    private readonly Lock gate = new();
    private readonly List<Job> jobs = [];
    private readonly List<Task> working = [];
    private readonly JobWork work = new(options, folder);
    private readonly int places = options.JobsAtOnce ?? Math.Min(2, Environment.ProcessorCount);
    private FileStream? exclusive;
    private bool stopping;

    /// <summary>The jobs that are not finished, in the order in which they came.</summary>
    public IReadOnlyList<Job> All
    {
        get
        {
            lock (gate)
                return [.. jobs];
        }
    }

    /// <summary>A job that is not finished, or null.</summary>
    public Job? Find(string name)
    {
        lock (gate)
            return jobs.Find(job => job.Name == name);
    }

    /// <summary>Makes a run folder and puts its job into the queue.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="wish">What the run should be called.</param>
    /// <param name="cancellationToken">Stops the look at the samples.</param>
    /// <exception cref="NoetherException">The data or the settings cannot be used.</exception>
    public async Task<Job> Add(RunRequest request, string wish, CancellationToken cancellationToken)
    {
        // What cannot be used is refused before a folder is made.
        await Task.Run(() => work.Check(request, cancellationToken), cancellationToken);
        lock (gate)
        {
            var name = folder.FreeName(wish);
            var path = Path.Combine(folder.Root, name);
            // A run that has not begun yet is one to go on with, from nothing.
            Directory.CreateDirectory(Path.Combine(path, RunFolder.CheckpointsName));
            request.Write(path);
            var job = new Job(name, request, JobState.Queued);
            Keep(job);
            jobs.Add(job);
            Pump();
            return job;
        }
    }

    /// <summary>Stops a job so that it can go on later.</summary>
    /// <param name="name">Its run.</param>
    /// <param name="wish">Paused or Stopped.</param>
    /// <exception cref="NoetherException">The job is neither waiting nor running.</exception>
    public void Halt(string name, JobState wish)
    {
        lock (gate)
        {
            var job = Find(name);
            if (job is null || !job.State.IsActive())
                throw Idle(name, $"{name} is not running; there is nothing to stop.");
            job.Halt(wish);
            Keep(job);
            Pump();
        }
    }

    /// <summary>Puts a job that was stopped back into the queue.</summary>
    /// <exception cref="NoetherException">The job cannot go on.</exception>
    public void Resume(string name)
    {
        lock (gate)
        {
            var job = Find(name);
            if (job is null || !job.State.CanResume())
                throw Idle(name, $"{name} cannot go on here; only a job that was stopped in the studio can.");
            jobs.Remove(job);
            jobs.Add(job);
            job.Enqueue();
            Keep(job);
            Pump();
        }
    }

    /// <summary>Removes the folder of a run that no job of this studio works on, with everything in it.</summary>
    /// <exception cref="NoetherException">A job works on it, or waits to.</exception>
    public void Delete(string name)
    {
        lock (gate)
        {
            if (Find(name) is { } job && job.State.IsActive())
                throw new NoetherException($"{name} is at work; stop it before deleting it.");
            Directory.Delete(folder.RunPath(name), recursive: true);
            jobs.RemoveAll(job => job.Name == name);
        }
    }

    /// <summary>Takes the folder, and finds the jobs that an earlier studio left unfinished.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            exclusive = new FileStream(
                Path.Combine(folder.Root, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException failure)
        {
            throw new NoetherException(
                $"Another studio works in {folder.Shown}; use that one, or another folder with ‹runs›.", failure)
            {
                Setting = "runs",
            };
        }

        Uploads.RemoveUnfinished(folder);
        foreach (var path in Directory.EnumerateDirectories(folder.Root).Order(StringComparer.Ordinal))
        {
            try
            {
                // The result of a run that is done is not looked into: of thousands that would take the start a while.
                if (JobFile.Read(path) is not { } record
                    || (record.State == JobState.Done && File.Exists(Path.Combine(path, RunFolder.ResultName)))
                    || RunFolder.IsComplete(path) || folder.FileOf(Path.GetFileName(path), RunRequest.FileName) is null || RunRequest.Read(path) is not { } request)
                    continue;
                var left = record.State.IsActive() || record.State == JobState.Done
                    ? JobState.Interrupted
                    : record.State;
                var job = new Job(Path.GetFileName(path), request, left);
                job.End(left, record.Problem);
                lock (gate)
                    jobs.Add(job);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
            {
                // The list of runs says what is wrong with this one.
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Stops all jobs, each with a checkpoint.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Task[] left;
        lock (gate)
        {
            stopping = true;
            foreach (var job in jobs.Where(job => job.State.IsActive()))
            {
                job.Halt(JobState.Interrupted);
                Keep(job);
            }

            left = [.. working];
        }

        await Task.WhenAny(Task.WhenAll(left), Task.Delay(Timeout.Infinite, cancellationToken));
        exclusive?.Dispose();
    }

    // A run that is not there is said to be missing, not to be idle.
    private NoetherException Idle(string name, string sentence)
    {
        folder.RunPath(name);
        return new NoetherException(sentence);
    }

    private void Pump()
    {
        while (!stopping && working.Count < places && jobs.Find(job => job.State == JobState.Queued) is { } next)
        {
            var alone = working.Count == 0 && jobs.Count(job => job.State == JobState.Queued) == 1;
            var threads = alone ? 0 : Math.Max(1, Environment.ProcessorCount / places);
            var token = next.Begin(threads);
            Keep(next);
            var task = Task.Factory.StartNew(
                () => Work(next, threads, token), CancellationToken.None, TaskCreationOptions.LongRunning,
                TaskScheduler.Default);
            working.Add(task);
            task.ContinueWith(_ => Finish(task), TaskScheduler.Default);
        }
    }

    private void Finish(Task task)
    {
        lock (gate)
        {
            working.Remove(task);
            Pump();
        }
    }

    private void Work(Job job, int threads, CancellationToken stop)
    {
        var (end, problem) = (JobState.Done, (string?)null);
        try
        {
            work.Run(job, threads, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            end = job.Wish;
        }
        catch (Exception failure)
        {
            (end, problem) = (JobState.Failed, Sentences.Of(failure)
                ?? $"This is a fault of the program: {failure.Message.ReplaceLineEndings(" ").TrimEnd('.')}.");
        }

        lock (gate)
        {
            job.End(end, problem);
            if (end == JobState.Done)
                jobs.Remove(job);
            Keep(job);
        }
    }

    private void Keep(Job job)
    {
        try
        {
            new JobFile(job.State, job.Problem).Write(Path.Combine(folder.Root, job.Name));
        }
        catch (NoetherException)
        {
            // A full disk must not take the queue down; the job itself will say so when it writes its result.
        }
    }
}
