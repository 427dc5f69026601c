using System.Diagnostics;
using Noether.Cli.Cluster;
using Noether.Cli.Rendering;
using Noether.Cli.Running;
using Noether.Discovery;
using Noether.Runs;
using Noether.Sweeps;

namespace Noether.Cli.Commands;

/// <summary>A sweep as arrays of Slurm: submits the cases that remain and watches their folders.</summary>
/// <param name="host">Streams and cancellation.</param>
/// <param name="folder">The sweep.</param>
/// <param name="script">What each task is given.</param>
/// <param name="quiet">Whether programs read the answer.</param>
internal sealed class SlurmSweep(CliHost host, SweepFolder folder, SlurmScript script, bool quiet)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private const int PausesPerQuestion = 3;

    private readonly SlurmQueue queue = new(folder.Root);
    private Dictionary<int, DateTimeOffset> earlier = [];

    /// <summary>Submits, and watches where that is wanted.</summary>
    /// <param name="failed">Whether cases that failed are run again.</param>
    /// <param name="waits">Whether to stay until all has ended.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    /// <exception cref="NoetherException">Slurm refuses.</exception>
    public int Execute(bool failed, bool waits)
    {
        SweepStatus[] before = [.. folder.Statuses()];
        // A case that is run again says that it failed until its task begins.
        earlier = failed
            ? before.Where(status => status.State == SweepState.Failed)
                .ToDictionary(status => status.Number, status => status.Run!.Heartbeat)
            : [];
        HashSet<int> ended = [.. before.Where(HasEnded).Select(status => status.Number)];
        var active = queue.Active();
        if (active.Count > 0)
            host.Error.WriteLine($"noether: Nothing is submitted: the queue still has {Listed(active)} of this sweep.");
        else
            active = Submit(folder.Remaining(failed));
        if (!waits)
        {
            SweepView.Show(host, folder, quiet);
            return ExitCode.Done;
        }

        try
        {
            ProgressView.Watch(() => host.ErrorConsole, host.Live && !quiet, progress => Watch(ended, progress));
        }
        catch (OperationCanceledException)
        {
            host.Error.WriteLine(
                $"noether: No longer watching; {Listed(active)} goes on. See 'noether sweep status {folder.Root}'; 'noether sweep stop "
                + $"{folder.Root}' ends it.");
            return ExitCode.Interrupted;
        }

        var totals = SweepTotals.Of(folder.Statuses());
        SweepView.Collect(host, folder, totals, quiet);
        if (totals.Ended < totals.Cases)
        {
            host.Error.WriteLine(
                $"noether: Of {totals.Cases} cases {totals.Cases - totals.Ended} did not come to an end, and nothing is in the "
                + $"queue for them; the same command submits them again. What tasks said is in {Path.Combine(folder.Root, SlurmScript.FolderName)}.");
        }

        return totals.Finished == totals.Cases ? ExitCode.Done : ExitCode.Incomplete;
    }

    private IReadOnlyList<string> Submit(IReadOnlyList<int> numbers)
    {
        if (numbers.Count == 0)
            return [];
        Directory.CreateDirectory(Path.GetDirectoryName(script.Path)!);
        OutputFile.Write(script.Path, script.Text());
        var jobs = new List<string>();
        foreach (var (offset, indexes) in script.Arrays(numbers))
            jobs.Add(queue.Submit(script.Path, FormattableString.Invariant($"{offset}"), indexes));
        if (!quiet)
            host.Error.WriteLine($"noether: {numbers.Count} of {folder.Plan.Count} cases submitted as {Listed(jobs)}.");
        return jobs;
    }

    private bool Watch(HashSet<int> ended, IProgress<RunProgress>? progress)
    {
        var watch = Stopwatch.StartNew();
        var before = ended.Count;
        for (var round = 1; ; round++)
        {
            // The queue first: what ends between the two questions is seen then.
            var over = round % PausesPerQuestion == 1 && queue.Active().Count == 0;
            var (running, share) = (0, 0.0);
            foreach (var number in Enumerable.Range(1, folder.Plan.Count).Where(number => !ended.Contains(number)).ToArray())
            {
                var status = folder.StatusOf(number);
                running += status.State == SweepState.Running ? 1 : 0;
                share += status.State == SweepState.Running ? status.Progress : 0;
                if (HasEnded(status) && ended.Add(number))
                    SweepView.Tell(host, quiet, folder.RowOf(number));
            }

            var done = ended.Count - before + share;
            progress?.Report(new RunProgress(
                $"{ended.Count} of {folder.Plan.Count} cases, {running} running", (ended.Count + share) / folder.Plan.Count,
                done > 0 ? watch.Elapsed * ((folder.Plan.Count - before - done) / done) : null));
            if (ended.Count == folder.Plan.Count || over)
                return true;
            host.Cancellation.WaitHandle.WaitOne(Pause);
            host.Cancellation.ThrowIfCancellationRequested();
        }
    }

    private bool HasEnded(SweepStatus status) => status.State == SweepState.Finished
        || (status.State == SweepState.Failed
            && !(earlier.TryGetValue(status.Number, out var then) && then == status.Run!.Heartbeat));

    private static string Listed(IReadOnlyList<string> jobs) =>
        jobs.Count == 1 ? $"the array {jobs[0]}" : $"{jobs.Count} arrays from {jobs.FirstOrDefault()} on";
}
