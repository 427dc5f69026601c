using System.CommandLine;
using Noether.Cli.Running;
using Noether.Discovery;
using Noether.Runs;
using Noether.Sweeps;

namespace Noether.Cli.Options;

/// <summary>The options of everything that runs cases of a sweep.</summary>
/// <param name="threads">What the help says of threads.</param>
internal sealed class SweepOptions(string threads)
{
    private const int MostThreads = 1024;

    private readonly Option<long?> threads = Numbers.Whole("--threads", 1, MostThreads, threads);

    private readonly Option<bool> retry = Texts.Switch("--retry-failed", "Run cases again that failed.");

    private readonly Option<bool> bare = Texts.Switch(
        "--no-reports", "Leave out report and pictures of each case, which are most of its folder.");

    private readonly Option<TimeSpan?> interval = Durations.Create(
        "--checkpoint-every", "Time between checkpoints of a case. [default: 10s]");

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command) => command.Add(threads, retry, bare, interval);

    /// <summary>The number of threads that was asked for, or 0.</summary>
    /// <param name="parsed">A command line without errors.</param>
    public int Threads(ParseResult parsed) => (int)(parsed.GetValue(threads) ?? 0);

    /// <summary>Whether cases are run again that failed.</summary>
    /// <param name="parsed">A command line without errors.</param>
    public bool Retries(ParseResult parsed) => parsed.GetValue(retry);

    /// <summary>The options but that of threads, for another command that has them.</summary>
    /// <param name="parsed">A command line without errors.</param>
    public IReadOnlyList<string> Words(ParseResult parsed)
    {
        var words = new List<string>();
        if (parsed.GetValue(retry))
            words.Add(retry.Name);
        if (parsed.GetValue(bare))
            words.Add(bare.Name);
        if (parsed.GetValue(interval) is { } time)
            words.AddRange([interval.Name, FormattableString.Invariant($"{time.TotalSeconds:0.###}s")]);
        return words;
    }

    /// <summary>What runs one case.</summary>
    /// <param name="parsed">A command line without errors.</param>
    /// <param name="folder">The sweep.</param>
    /// <param name="host">Opens data, writes reports.</param>
    /// <param name="alone">Whether the program runs one case at a time.</param>
    public SweepExecution Execution(ParseResult parsed, SweepFolder folder, CliHost host, bool alone)
    {
        // Of thousands of files what a reader notes is of no use.
        host.IsTaciturn = true;
        return new SweepExecution(folder, one =>
        {
            var opened = Companions.Open(one.Kind, new DataFiles(one.Source, one.DataSettings, one.Companions), host);
            return new CaseData(opened.Data, opened);
        })
        {
            Alone = alone,
            Options = new RunOptions
            {
                Report = parsed.GetValue(bare) ? null : host.Report(),
                CheckpointInterval = parsed.GetValue(interval) ?? new RunOptions().CheckpointInterval,
            },
        };
    }

    /// <summary>Threads and what stops the work.</summary>
    /// <param name="parsed">A command line without errors.</param>
    /// <param name="host">Stops the work.</param>
    public RunContext Context(ParseResult parsed, CliHost host) => new()
    {
        Threads = Threads(parsed),
        Cancellation = host.Cancellation,
    };
}
