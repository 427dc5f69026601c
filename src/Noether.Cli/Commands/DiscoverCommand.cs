using System.CommandLine;
using Noether.Cli.Options;
using Noether.Cli.Running;
using Noether.Reports;

namespace Noether.Cli.Commands;

/// <summary><c>noether discover</c>: from a file of samples to a run folder.</summary>
internal static class DiscoverCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="host">What it acts on.</param>
    public static Command Create(CliHost host)
    {
        var data = Texts.Argument(
            "data", "File of samples, one a row: .npy .npz .csv .tsv .wav .png or MNIST idx, also with .gz.");
        var output = Texts.Path("--out", "folder", "Run folder to write. [default: runs/NAME of the data file]");
        var resume = Texts.Switch("--resume", "Go on with the run in the folder from its last checkpoint.");
        var force = Texts.Switch("--force", "Replace the run in the folder.");
        var interval = Durations.Create("--checkpoint-every", "Time between checkpoints. [default: 10s]");
        var json = Texts.Switch("--json", "Print one JSON object instead of text.");
        var lens = new LensOptions();
        var samples = new SampleOptions();

        var command = new Command("discover", "Discover the hidden symmetry of the samples in a file.") { data };
        command.Add(output);
        lens.AddTo(command);
        command.Add(resume, force, interval);
        samples.AddTo(command);
        command.Add(json);
        command.Validators.Add(result =>
        {
            if (result.GetResult(resume) is { Implicit: false } && result.GetResult(force) is { Implicit: false })
                result.AddError("Give either --resume or --force, not both.");
        });
        command.Runs(parsed =>
        {
            var path = parsed.GetRequiredValue(data);
            var mode = parsed.GetValue(resume) ? RunFolderMode.Resume
                : parsed.GetValue(force) ? RunFolderMode.Overwrite
                : RunFolderMode.New;
            // The data come first: a folder is touched only once there is something to put into it.
            using var set = samples.Open(parsed, path, host);
            var run = new DiscoveryRun(host, set, lens.Settings(parsed),
                parsed.GetValue(output) ?? DefaultFolder(path))
            {
                CheckpointInterval = parsed.GetValue(interval),
            };
            if (!run.Execute(mode, parsed.GetValue(json)))
                return Continuation.Say(host, parsed);
            run.ShowResult(parsed.GetValue(json));
            return ExitCode.Done;
        });
        return command.WithExamples(
            "noether discover data.npy --out runs/x",
            "noether discover data.npy --out runs/x --preset paper --budget 1h",
            "noether discover data.npy --out runs/x --resume",
            "noether discover photo.png --window 33 --stride 5 --out runs/photo",
            "noether discover ecg.npy --channel 0 --window 33 --out runs/ecg --json");
    }

    /// <summary>runs/NAME, with NAME the file name up to its first dot: digits.npy.gz becomes runs/digits.</summary>
    /// <param name="path">The file of samples.</param>
    internal static string DefaultFolder(string path)
    {
        var name = Path.GetFileName(path).Split('.', StringSplitOptions.RemoveEmptyEntries);
        return Path.Combine("runs", name.Length > 0 ? name[0] : "run");
    }
}
