using System.CommandLine;
using System.Diagnostics;
using Noether.Cli.Options;
using Noether.Cli.Rendering;
using Noether.Cli.Running;
using Noether.Data;
using Noether.Discovery;
using Noether.Runs;

namespace Noether.Cli.Commands;

/// <summary>
/// One discovery as a command sees it: announce, run under the eyes of the user, keep and show the answer.
/// </summary>
/// <param name="host">Streams, consoles, cancellation.</param>
/// <param name="method">The method.</param>
/// <param name="data">What it answers from.</param>
/// <param name="settings">Its settings.</param>
/// <param name="context">Seed, threads, budget, cancellation.</param>
/// <param name="path">The run folder.</param>
internal sealed class DiscoveryRun(
    CliHost host, IMethod method, MethodData data, object settings, RunContext context, string path)
{
    private RunRecord? record;

    /// <summary>What result.json holds, after <see cref="Run"/> has returned true.</summary>
    public RunRecord Record => record ?? throw new InvalidOperationException("The run has not finished.");

    /// <summary>How long it took, without the time of earlier sessions of a resumed run.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>Time between checkpoints; null means what the library has as its default.</summary>
    public TimeSpan? CheckpointInterval { get; init; }

    /// <summary>What was asked for, kept in the folder; null where it cannot be asked for again.</summary>
    public RunRequest? Request { get; init; }

    /// <summary>Runs a command that discovers: reads the data, runs and shows the answer.</summary>
    /// <param name="host">Streams, consoles, methods, cancellation.</param>
    /// <param name="parsed">The command line.</param>
    /// <param name="options">Its options of every run.</param>
    /// <param name="choice">The method and its settings.</param>
    /// <param name="source">The data.</param>
    /// <param name="companions">Paths of the files beside samples, by name; null means none.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Execute(
        CliHost host, ParseResult parsed, RunOptionSet options, MethodChoice choice, string source,
        IReadOnlyDictionary<string, string>? companions = null)
    {
        var method = choice.Method;
        companions ??= new Dictionary<string, string>();
        object settings;
        try
        {
            settings = method.Settings.Create(choice.Settings);
            // Only what was typed is told apart here: the files are opened below, and their faults are no matter of the help.
            if (method.Card.Data == DataKind.Paths)
                OpenedData.PathSettings.Create(choice.DataSettings);
            else
                OpenedData.Reading(choice.DataSettings);
        }
        catch (NoetherException wrong)
        {
            throw new NoetherException(
                $"{wrong.Message.TrimEnd('.')}; see 'noether {parsed.CommandResult.Command.Name} --help'.", wrong)
            {
                Code = wrong.Code,
                Setting = wrong.Setting,
            };
        }

        // The data come first: a folder is touched only once there is something to put into it.
        using var opened = Companions.Open(method.Card.Data, new DataFiles(source, choice.DataSettings, companions), host);
        var data = opened.Data;
        var folder = options.Folder(parsed) ?? DiscoverCommand.DefaultFolder(source);
        var context = options.Context(parsed, host);
        var run = new DiscoveryRun(host, method, data, settings, context, folder)
        {
            CheckpointInterval = options.Interval(parsed),
            Request = new RunRequest
            {
                Method = method.Card.Name,
                Data = source,
                DataSettings = choice.DataSettings.Concat(companions).ToDictionary(),
                Settings = choice.Settings,
                Seed = context.Seed,
                BudgetSeconds = context.Budget?.TotalSeconds,
            },
        };
        var quiet = options.IsQuiet(parsed);
        if (!run.Run(options.Mode(parsed), quiet))
            return Continuation.SayWhatIsIn(host, parsed, folder);
        run.ShowResult(quiet);
        return ExitCode.Done;
    }

    /// <summary>Runs the discovery and writes the run folder.</summary>
    /// <param name="mode">What to do with an earlier run in the folder.</param>
    /// <param name="quiet">Whether to say nothing on the way.</param>
    /// <returns>False when the user stopped it after the folder was made.</returns>
    public bool Run(RunFolderMode mode, bool quiet)
    {
        var watch = Stopwatch.StartNew();
        var begun = false;
        var options = new RunOptions { Report = host.Report(), Request = Request };
        if (CheckpointInterval is { } interval)
            options = options with { CheckpointInterval = interval };
        try
        {
            record = ProgressView.Watch(() => host.ErrorConsole, host.Live && !quiet, progress => RunExecution.Run(
                path, mode, method, data, settings, context with { Progress = progress }, options, Begin));
        }
        catch (OperationCanceledException) when (begun && host.Cancellation.IsCancellationRequested)
        {
            return false;
        }

        Elapsed = watch.Elapsed;
        return true;

        void Begin()
        {
            begun = true;
            if (quiet)
                return;
            host.Error.WriteLine($"noether: {Described}; {Chosen}, seed {context.Seed}, run folder {path}.");
            if (data is not SampleData { Samples: var samples })
                return;
            // Outliers and units spoil an answer without a word; the method itself cannot tell them from the data.
            foreach (var advice in SampleSummary.Compute(samples, host.Cancellation).Advice)
                host.Note(advice);
        }
    }

    /// <summary>Shows the answer: verdict and figures, then where the files are.</summary>
    /// <param name="json">Whether programs read it.</param>
    public void ShowResult(bool json)
    {
        if (json)
        {
            Json.Write(host.Output, writer => AnswerView.Write(writer, host, path, Record, Elapsed));
            return;
        }

        AnswerView.Show(host, path, Record);
        RunView.ShowFiles(host.Output, path, Elapsed);
    }

    private string Described => data switch
    {
        SampleData { Samples: var samples } =>
            $"{samples.Count} samples of {samples.Dimension} values from {samples.Source}",
        LabelData { Samples: var samples, Function: { } function } =>
            $"{samples.Count} samples of {samples.Dimension} values from {samples.Source} and the function {function.Source}",
        LabelData { Samples: var samples } =>
            $"{samples.Count} samples of {samples.Dimension} values from {samples.Source} with labels",
        PairData { Samples: var samples, Next: var next } =>
            $"{samples.Count} pairs of {samples.Dimension} values from {samples.Source} and {next.Source}",
        PathData { Paths: var paths } =>
            $"{paths.Count} paths of {paths.Dimension} coordinates, {paths.States} points in all, from {paths.Source}",
        PictureData { Picture: var picture } =>
            $"{picture.Source}, {picture.OriginalWidth} x {picture.OriginalHeight} pixels",
        _ => data.Source,
    };

    // The method with what differs from its defaults, such as "method lens, preset paper, steps 100".
    private string Chosen => string.Join(", ", method.Settings.Differences(settings)
        .Select(given => $"{given.Key} {given.Value}").Prepend($"method {method.Card.Name}"));
}
