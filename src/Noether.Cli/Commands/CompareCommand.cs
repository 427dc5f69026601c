using System.CommandLine;
using System.Globalization;
using Noether.Cli.Options;
using Noether.Cli.Rendering;
using Noether.Cli.Running;
using Noether.Comparisons;
using Noether.Discovery;
using Noether.Reports.Comparisons;
using Noether.Runs;

namespace Noether.Cli.Commands;

/// <summary><c>noether compare</c>: methods that answer the same question, on the same data, in one table.</summary>
internal static class CompareCommand
{
    private const int MostSeeds = 1000;
    private const int UsualSeeds = 5;

    /// <summary>Creates the command.</summary>
    /// <param name="host">What it acts on.</param>
    public static Command Create(CliHost host)
    {
        var data = Texts.Argument("data", "File of samples, one a row, of paths, or a picture, as for 'noether discover'.");
        var methods = Texts.Path(
            "--methods", "a,b:setting=value",
            "The methods with commas between them, each with settings of its own behind colons. [default: all for the kind of data]");
        var truth = Texts.Path("--truth", "file", "True generators, a d x d or k x d x d .npy file: every run is scored against them.");
        var seeds = Numbers.Whole(
            "--seeds", 1, MostSeeds, $"Runs of each method, each with a seed of its own from --seed on. [default: {UsualSeeds}]");
        var run = new RunOptionSet();
        var command = new Command("compare", "Compare methods that answer the same question on the same data.") { data };
        command.Add(methods, truth, seeds);
        var companions = new Companions();
        companions.AddTo(command);
        run.AddTo(command);
        SettingOptions? reading = null;
        if (host.Verb is null || host.Verb == command.Name)
        {
            reading = new SettingOptions([OpenedData.SampleSettings, OpenedData.PathSettings]);
            reading.AddTo(command);
        }

        companions.AddStepsTo(command);
        run.AddLastTo(command);
        command.Runs(parsed =>
        {
            var source = parsed.GetRequiredValue(data);
            var beside = companions.Given(parsed);
            var given = reading!.Given(parsed).Where(setting => !beside.ContainsKey(setting.Key)).ToDictionary();
            var compared = Choose(host, parsed.GetValue(methods), source, given, companions.Told(parsed));
            var kind = companions.Told(parsed) ?? compared[0].Method.Card.Data;
            foreach (var method in compared)
                Companions.Require(method.Method, beside);
            foreach (var key in given.Keys.Where(key => OpenedData.ReaderOf(kind)?.Find(key) is null))
            {
                throw new NoetherException($"‹{key}› has no meaning for such data; leave it out.")
                {
                    Code = "setting.unknown",
                    Setting = key,
                };
            }

            using var opened = Companions.Open(kind, new DataFiles(source, given, beside), host);
            var folder = run.Folder(parsed) ?? DiscoverCommand.DefaultFolder(source) + "-compared";
            var quiet = run.IsQuiet(parsed);
            var comparison = new MethodComparison(folder, compared, opened.Data)
            {
                Seeds = (int)(parsed.GetValue(seeds) ?? UsualSeeds),
                Truth = parsed.GetValue(truth),
                Options = new RunOptions
                {
                    Report = host.Report(),
                    CheckpointInterval = run.Interval(parsed) ?? new RunOptions().CheckpointInterval,
                },
                Request = new RunRequest
                {
                    Method = compared[0].Method.Card.Name,
                    Data = source,
                    DataSettings = given.Concat(beside).ToDictionary(),
                    BudgetSeconds = run.Context(parsed, host).Budget?.TotalSeconds,
                },
            };
            return Execute(host, parsed, comparison, run, folder, quiet);
        });
        return command.WithExamples(
            "noether compare x.npy --labels y.npy --truth truth.npy --out runs/c",
            "noether compare data.npy --methods lens,lens:preset=paper --seeds 3 --out runs/c",
            "noether compare x.npy --next x1.npy --json",
            "noether compare paths.npy --paths --dt 0.1 --resume --out runs/c");
    }

    private static int Execute(
        CliHost host, ParseResult parsed, MethodComparison comparison, RunOptionSet run, string folder, bool quiet)
    {
        ComparisonRecord record;
        try
        {
            record = ProgressView.Watch(() => host.ErrorConsole, host.Live && !quiet, progress => comparison.Run(
                run.Mode(parsed), run.Context(parsed, host) with { Progress = progress }, Tell));
        }
        catch (OperationCanceledException) when (host.Cancellation.IsCancellationRequested && Directory.Exists(folder))
        {
            return Continuation.Say(host, parsed, $"the runs so far are kept in {folder}");
        }

        var report = host.Report() is null ? null : ComparisonReport.Write(folder, record);
        if (quiet)
            Json.Write(host.Output, writer => ComparisonView.Write(writer, folder, report, record));
        else
            ComparisonView.Show(host, folder, report, record);
        return ExitCode.Done;

        // Where nobody watches live, every run leaves a line, so that a log can be read while it goes on.
        void Tell(ComparedRun ended)
        {
            if (quiet || host.Live)
                return;
            var what = ended.State == ComparedState.Answered
                ? string.Create(CultureInfo.InvariantCulture, $"{ComparisonView.Word(ended)}, {ended.Seconds:0.00} s")
                : $"{ComparisonView.Word(ended)}: {host.Translate(ended.Summary)}";
            host.Error.WriteLine($"noether: {ended.Label}, seed {ended.Seed}: {what}");
        }
    }

    private static IReadOnlyList<ComparedMethod> Choose(
        CliHost host, string? list, string source, IReadOnlyDictionary<string, string> given, DataKind? told)
    {
        if (list is null)
            return ComparedMethod.All(told ?? MethodChoice.Of(host.Methods, null, source, given).Method.Card.Data, host.Methods);
        var compared = ComparedMethod.Parse(list, host.Methods);
        var kind = told ?? compared[0].Method.Card.Data;
        return compared.FirstOrDefault(method => !method.Method.Card.Takes(kind)) is { } other
            ? throw new NoetherException(
                $"The method {other.Label} takes another kind of data than {(told is null ? compared[0].Label : "was given")}; compare "
                + "methods that answer the same question, see 'noether methods'.")
            {
                Code = "method.data",
                Setting = "methods",
            }
            : compared;
    }
}
