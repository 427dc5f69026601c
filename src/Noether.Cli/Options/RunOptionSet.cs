using System.CommandLine;
using Noether.Cli.Running;
using Noether.Discovery;
using Noether.Runs;

namespace Noether.Cli.Options;

/// <summary>The options that every run of every method has.</summary>
internal sealed class RunOptionSet
{
    private const int MostThreads = 1024;

    private readonly Option<string?> output = Texts.Path(
        "--out", "folder", "Run folder to write. [default: runs/NAME of the data file]");

    private readonly Option<ulong?> seed = Numbers.Seed(
        "Seed of every random choice; same seed, same answer. [default: 0]");

    private readonly Option<long?> threads = Numbers.Whole(
        "--threads", 1, MostThreads, "Worker threads; the answer does not depend on it. [default: all cores]");

    private readonly Option<TimeSpan?> budget = Durations.Create(
        "--budget", "Time to spend, such as 60s, 5m or 1h. [default: no limit]");

    private readonly Option<bool> resume = Texts.Switch(
        "--resume", "Go on with the run in the folder from its last checkpoint.");

    private readonly Option<bool> force = Texts.Switch("--force", "Replace the run in the folder.");

    private readonly Option<TimeSpan?> interval = Durations.Create(
        "--checkpoint-every", "Time between checkpoints. [default: 10s]");

    private readonly Option<bool> json = Texts.Switch("--json", "Print one JSON object instead of text.");

    /// <summary>Adds all but the last to a command, before the settings.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Add(output, seed, threads, budget, resume, force, interval);
        command.Validators.Add(result =>
        {
            if (result.Has(resume) && result.Has(force))
                result.AddError("Give either --resume or --force, not both.");
        });
    }

    /// <summary>Adds the option that stands last.</summary>
    /// <param name="command">The command.</param>
    public void AddLastTo(Command command) => command.Add(json);

    /// <summary>The run folder that was asked for, or null.</summary>
    /// <param name="parsed">A command line without errors.</param>
    public string? Folder(ParseResult parsed) => parsed.GetValue(output);

    /// <summary>Whether programs read the answer.</summary>
    /// <param name="parsed">A command line without errors.</param>
    public bool IsQuiet(ParseResult parsed) => parsed.GetValue(json);

    /// <summary>What to do with a folder that holds something.</summary>
    /// <param name="parsed">A command line without errors.</param>
    public RunFolderMode Mode(ParseResult parsed) => parsed.GetValue(resume) ? RunFolderMode.Resume
        : parsed.GetValue(force) ? RunFolderMode.Overwrite
        : RunFolderMode.New;

    /// <summary>Time between checkpoints, or null.</summary>
    /// <param name="parsed">A command line without errors.</param>
    public TimeSpan? Interval(ParseResult parsed) => parsed.GetValue(interval);

    /// <summary>Seed, threads and budget, with what stops the run.</summary>
    /// <param name="parsed">A command line without errors.</param>
    /// <param name="host">Stops the run.</param>
    public RunContext Context(ParseResult parsed, CliHost host) => new()
    {
        Seed = parsed.GetValue(seed) ?? 0,
        Threads = (int)(parsed.GetValue(threads) ?? 0),
        Budget = parsed.GetValue(budget),
        Cancellation = host.Cancellation,
    };
}
