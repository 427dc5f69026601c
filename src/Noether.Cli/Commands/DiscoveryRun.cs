using System.Diagnostics;
using Noether.Cli.Rendering;
using Noether.Cli.Running;
using Noether.Data;
using Noether.Lens;
using Noether.Reports;

namespace Noether.Cli.Commands;

/// <summary>
/// One discovery as a command sees it: announce, run under the eyes of the user, keep and show the answer.
/// </summary>
/// <param name="host">Streams, consoles, cancellation.</param>
/// <param name="samples">The samples.</param>
/// <param name="settings">The knobs.</param>
/// <param name="path">The run folder.</param>
internal sealed class DiscoveryRun(CliHost host, SampleSet samples, LensSettings settings, string path)
{
    private LensResult? result;
    private RunFolder? folder;

    /// <summary>The answer, after <see cref="Execute"/> has returned true.</summary>
    public LensResult Result => result ?? throw new InvalidOperationException("The run has not finished.");

    /// <summary>The run folder, after <see cref="Execute"/> has returned true.</summary>
    public RunFolder Folder => folder ?? throw new InvalidOperationException("The run has not started.");

    /// <summary>How long it took, without the time of earlier sessions of a resumed run.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>Time between checkpoints; null means what the library has as its default.</summary>
    public TimeSpan? CheckpointInterval { get; init; }

    /// <summary>Runs the discovery and writes the run folder.</summary>
    /// <param name="mode">What to do with an earlier run in the folder.</param>
    /// <param name="quiet">Whether to say nothing on the way.</param>
    /// <returns>False when the user stopped it; a checkpoint is then in the folder.</returns>
    public bool Execute(RunFolderMode mode, bool quiet)
    {
        // Samples that cannot be used are refused before a folder is made, or an earlier run in it removed.
        LensDiscovery.Check(samples, settings, host.Cancellation);
        folder = RunFolder.Create(path, mode);
        if (!quiet)
        {
            host.Error.WriteLine(
                $"noether: {samples.Count} samples of {samples.Dimension} values from {samples.Source}; "
                + $"preset {settings.Preset.ToString().ToLowerInvariant()}, seed {settings.Seed}, run folder {path}.");
        }

        var watch = Stopwatch.StartNew();
        var checkpoints = new LensCheckpoints(folder.Checkpoints, mode == RunFolderMode.Resume);
        if (CheckpointInterval is { } interval)
            checkpoints = checkpoints with { Interval = interval };
        try
        {
            result = ProgressView.Watch(() => host.ErrorConsole, host.Live && !quiet, progress =>
                host.Discover(samples, settings, checkpoints, progress, host.Cancellation));
        }
        catch (OperationCanceledException) when (host.Cancellation.IsCancellationRequested)
        {
            return false;
        }
        catch (NoetherException)
        {
            // Samples that cannot be used leave no empty folder behind that the next attempt would stumble over.
            RemoveIfEmpty(folder.Checkpoints);
            RemoveIfEmpty(folder.Root);
            throw;
        }

        folder.WriteResult(result);
        Elapsed = watch.Elapsed;
        return true;
    }

    /// <summary>Shows the answer: the verdict, then where the files are.</summary>
    /// <param name="json">Whether programs read it.</param>
    public void ShowResult(bool json)
    {
        if (json)
        {
            Json.Write(host.Output, writer => RunView.Write(writer, Folder, Result, Elapsed));
            return;
        }

        VerdictView.Show(host.Console, Result.Verdict);
        RunView.ShowFiles(host.Output, Folder, Elapsed);
    }

    private static void RemoveIfEmpty(string directory)
    {
        if (Directory.Exists(directory) && !Directory.EnumerateFileSystemEntries(directory).Any())
            Directory.Delete(directory);
    }
}
