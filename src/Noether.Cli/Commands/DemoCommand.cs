using System.CommandLine;
using Noether.Cli.Options;
using Noether.Cli.Rendering;
using Noether.Cli.Running;
using Noether.Comparisons;
using Noether.Data.Formats;
using Noether.Data.Synthetic;
using Noether.Discovery;
using Noether.Runs;

namespace Noether.Cli.Commands;

/// <summary><c>noether demo</c>: a permuted set, discovered in under a minute and judged against the truth.</summary>
internal static class DemoCommand
{
    private const long FewestSamples = 1000;
    private const long MostSamples = 10_000_000;
    private const int MostThreads = 1024;

    /// <summary>Creates the command.</summary>
    /// <param name="host">What it acts on.</param>
    public static Command Create(CliHost host)
    {
        var transform = SyntheticOptions.Transform(fallback: "permuted");
        var count = Numbers.Whole("--samples", FewestSamples, MostSamples, "Number of samples. [default: 200000]");
        var seed = Numbers.Seed("Seed of the data that are made up. [default: 0]");
        var threads = Numbers.Whole("--threads", 1, MostThreads, "Worker threads. [default: all cores]");
        var output = Texts.Path("--out", "folder",
            "Run folder; an earlier run in it is replaced. [default: runs/demo]");
        var json = Texts.Switch("--json", "Print one JSON object instead of text.");
        var command = new Command("demo", "Hide a symmetry in data, discover it, compare; takes less than a minute.");
        command.Add(transform, count, seed, threads, output, json);
        command.Runs(parsed =>
        {
            var quiet = parsed.GetValue(json);
            var settings = new SyntheticSettings
            {
                Transform = SyntheticOptions.ParseTransform(parsed.GetValue(transform) ?? "permuted"),
                Samples = parsed.GetValue(count) ?? new SyntheticSettings().Samples,
                Seed = parsed.GetValue(seed) ?? 0,
            };
            var data = SyntheticData.Generate(settings, host.Cancellation);
            // The method gets the samples alone; what hid the axis stays with the generator of the data.
            using var samples = data.ToSampleSet();
            var method = MethodChoice.DefaultFor(host.Methods, DataKind.Samples);
            var folder = parsed.GetValue(output) ?? Path.Combine("runs", "demo");
            var context = new RunContext
            {
                Threads = (int)(parsed.GetValue(threads) ?? 0),
                Cancellation = host.Cancellation,
            };
            var run = new DiscoveryRun(
                host, method, new SampleData(samples), method.Settings.Create(new Dictionary<string, string>()), context,
                folder);
            if (!run.Run(RunFolderMode.Overwrite, quiet))
            {
                host.Error.WriteLine("noether: Stopped; run the demo again when you like, it begins anew.");
                return ExitCode.Interrupted;
            }

            Show(host, run, folder, data, quiet);
            return ExitCode.Done;
        });
        return command.WithExamples("noether demo", "noether demo --transform dst --seed 3 --out runs/dst");
    }

    private static void Show(CliHost host, DiscoveryRun run, string folder, SyntheticData data, bool json)
    {
        var truth = new NpyArray(data.Truth.Values.ToArray(), [data.Truth.Rows, data.Truth.Columns]);
        var score = RunScore.Of(RunFolder.Read(folder), "The truth", truth);
        if (json)
        {
            Json.Write(host.Output, writer =>
            {
                AnswerView.Write(writer, host, folder, run.Record, run.Elapsed);
                ScoreView.Write(writer, score.Generators, score.Peak);
            });
            return;
        }

        AnswerView.Show(host, folder, run.Record);
        host.Output.WriteLine();
        host.Output.WriteLine("Against the truth, which the discovery never saw:");
        ScoreView.Show(host.Output, score.Generators, score.Peak);
        host.Output.WriteLine();
        RunView.ShowFiles(host.Output, folder, run.Elapsed);
    }
}
