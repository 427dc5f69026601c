using System.Diagnostics;
using Noether.Data.Formats;
using Noether.Discovery;
using Noether.Runs;

namespace Noether.Comparisons;

/// <summary>
/// Runs methods that answer the same question on the same data, each with several seeds, and scores all of them alike. Every run has
/// a run folder of its own below that of the comparison: LABEL/seed-N.
/// </summary>
/// <param name="folder">The folder of the comparison.</param>
/// <param name="methods">The methods; at least one.</param>
/// <param name="data">What they answer from.</param>
public sealed class MethodComparison(string folder, IReadOnlyList<ComparedMethod> methods, MethodData data)
{
    /// <summary>Seeds of each method, from that of the context on; default 5.</summary>
    public int Seeds { get; init; } = 5;

    /// <summary>File of the true generators, d x d or k x d x d; null (the default) means that they are not known.</summary>
    public string? Truth { get; init; }

    /// <summary>What each run has beside method and seed.</summary>
    public RunOptions Options { get; init; } = new();

    /// <summary>What was asked for, but for method, settings and seed; null where that is not known.</summary>
    public RunRequest? Request { get; init; }

    /// <summary>Runs what has not been run.</summary>
    /// <param name="mode">
    /// What to do with a folder that holds something; to resume, finished runs are kept and others go on.
    /// </param>
    /// <param name="context">First seed, threads, budget of each run, progress, cancellation.</param>
    /// <param name="finished">Told of every run that came to its end; may be null.</param>
    /// <returns>The comparison as its file has it; a method that refuses the data has one row.</returns>
    /// <exception cref="NoetherException">The folder or the truth cannot be used, or no method takes the data.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the runs so far are kept.</exception>
    public ComparisonRecord Run(RunFolderMode mode, RunContext context, Action<ComparedRun>? finished = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        var truth = Truth is null ? null : new TrueGenerators(Truth, NpyFile.ReadArray(Truth));
        RequireFit(truth?.Values);
        RequireFree(mode);
        var earlier = mode == RunFolderMode.Resume ? ComparisonRecord.Read(folder) : null;
        var record = new ComparisonRecord { Source = data.Source, Truth = Truth, Versions = RunVersions.Current() };
        var watch = Stopwatch.StartNew();
        var all = methods.Count * Seeds;
        foreach (var method in methods)
        {
            for (var i = 0; i < Seeds; i++)
            {
                var seed = context.Seed + (ulong)i;
                var part = new Part(context.Progress, method.Label, i, record.Runs.Count, all, watch);
                var place = Path.Combine(method.Folder, $"seed-{seed}");
                var kept = earlier?.Runs.FirstOrDefault(run => run.Folder == place);
                var run = One(method, mode, context with { Seed = seed, Progress = part }, place, kept, truth);
                record = record with { Runs = [.. record.Runs, run] };
                record.Write(folder);
                finished?.Invoke(run);
                if (run.State == ComparedState.Refused)
                    break; // another seed has the same data
            }
        }

        return record.Runs.All(run => run.State == ComparedState.Refused)
            ? throw new NoetherException($"No method takes these data; the first says: {record.Runs[0].Summary}")
            {
                Code = "method.data",
            }
            : record;
    }

    private ComparedRun One(
        ComparedMethod method, RunFolderMode mode, RunContext context, string place, ComparedRun? earlier, TrueGenerators? truth)
    {
        var path = Path.Combine(folder, place);
        var run = new ComparedRun
        {
            Label = method.Label,
            Method = method.Method.Card.Name,
            Seed = context.Seed,
            Folder = place,
            State = ComparedState.Answered,
            Summary = "",
        };
        if (mode == RunFolderMode.Resume && RunFolder.IsComplete(path))
            return ScoredExecution.Score(run with { PeakMegabytes = earlier?.PeakMegabytes }, RunFolder.Read(path), truth);
        var request = Request is null ? null : Request with
        {
            Method = run.Method,
            Settings = method.Settings,
            Seed = context.Seed,
        };
        PeakMemory.Reset();
        run = ScoredExecution.Run(
            run, path, mode, method.Method, method.Settings, data, context, Options with { Request = request }, truth);
        return run.State == ComparedState.Answered ? run with { PeakMegabytes = PeakMemory.Megabytes() } : run;
    }

    // Said before anything runs, not after the first run.
    private void RequireFit(NpyArray? truth)
    {
        int? dimension = data switch
        {
            SampleData { Samples: var samples } => samples.Dimension,
            LabelData { Samples: var samples } => samples.Dimension,
            PairData { Samples: var samples } => samples.Dimension,
            PathData { Paths: var paths } => paths.Dimension,
            _ => null,
        };
        if (truth is null || dimension is not { } d)
            return;
        var shape = truth.Shape;
        if (shape.Count is < 2 or > 3 || shape[^1] != d || shape[^2] != d)
        {
            throw new NoetherException(
                $"{Truth} is an array of shape {string.Join(" x ", shape)}, and the data have {d} values each; the true generators are "
                + $"{d} x {d}, or k x {d} x {d}.")
            {
                Code = "truth.shape",
                Setting = "truth",
                File = Truth,
            };
        }
    }

    private void RequireFree(RunFolderMode mode)
    {
        if (mode == RunFolderMode.New && Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new NoetherException(
                $"The folder {folder} is not empty; add ‹resume› to go on with the comparison in it, ‹force› to replace its runs, or "
                + "choose another folder.")
            {
                Code = "run.exists",
                File = folder,
            };
        }

        if (mode == RunFolderMode.Resume && !Directory.Exists(folder))
        {
            throw new NoetherException($"There is no folder {folder} to resume; leave out ‹resume›.")
            {
                Code = "run.missing",
                File = folder,
            };
        }

        Directory.CreateDirectory(folder);
    }

    // The progress of one run as a part of the whole; the time that is left by what the runs so far took.
    private sealed class Part(
        IProgress<RunProgress>? progress, string label, int number, int done, int all, Stopwatch watch) : IProgress<RunProgress>
    {
        public void Report(RunProgress value)
        {
            var fraction = (done + Math.Clamp(value.Fraction, 0, 1)) / all;
            progress?.Report(value with
            {
                Stage = $"{label}, seed {number + 1}: {value.Stage}",
                Fraction = fraction,
                Remaining = done > 0 && fraction > 0 ? watch.Elapsed * ((1 - fraction) / fraction) : null,
                Figures = [],
            });
        }
    }
}
