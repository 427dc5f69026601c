using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Noether.Cli.Options;
using Noether.Cli.Rendering;
using Noether.Cli.Running;
using Noether.Discovery;
using Noether.HiddenLayer.Decoy;
using Noether.HiddenLayer.Templates;
using Noether.Reports.Ensembles;
using Noether.SymmetryModels;

namespace Noether.Cli.Commands;

/// <summary><c>noether decoy train</c>: networks that learn the contour of each template.</summary>
internal static class DecoyTrainCommand
{
    private const int MostNetworks = 10_000;
    private const int MostEpochs = 100_000;
    private const int MostThreads = 1024;

    /// <summary>Creates the command.</summary>
    /// <param name="host">What it acts on.</param>
    public static Command Create(CliHost host)
    {
        var templates = Texts.Argument("templates", "Folder of noether templates.");
        var output = Texts.Path("--out", "folder", "Run folder to write.");
        output.Required = true;
        var networks = Numbers.Whole("--networks", 1, MostNetworks, "Networks for each template. [default: 1]");
        var epochs = Numbers.Whole("--epochs", 1, MostEpochs, "Passes over the points. [default: 300]");
        var noValidation = Texts.Switch(
            "--no-validation", "Learn from all points and keep the epoch of least training loss.");
        var seed = Numbers.Seed("Seed of the networks; same seed, same bits. [default: 0]");
        var threads = Numbers.Whole(
            "--threads", 1, MostThreads, "Worker threads; the networks do not depend on it. [default: all cores]");
        var resuming = new ResumeOptions("training");
        var json = Texts.Switch("--json", "Print one JSON object instead of text.");
        var command = new Command("train", "Train networks to tell contour from background, some for each template.")
        {
            templates,
        };
        command.Add(output, networks, epochs, noValidation, seed, threads);
        resuming.AddTo(command);
        command.Add(json);
        command.Runs(parsed =>
        {
            var settings = new DecoySettings();
            settings = settings with
            {
                Epochs = (int)(parsed.GetValue(epochs) ?? settings.Epochs),
                ValidationShare = parsed.GetValue(noValidation) ? 0 : settings.ValidationShare,
            };
            var source = parsed.GetRequiredValue(templates);
            var set = TemplateFolder.Read(source);
            var folder = DecoyFolder.Prepare(parsed.GetRequiredValue(output)!, resuming.Mode(parsed));
            var run = new Run(host, set, folder, settings, parsed.GetValue(json))
            {
                NetworksEach = (int)(parsed.GetValue(networks) ?? 1),
                Seed = parsed.GetValue(seed) ?? 0,
                Threads = (int)(parsed.GetValue(threads) ?? 0),
            };
            return run.Execute(source) ? ExitCode.Done : Continuation.Say(host, parsed, run.Kept);
        });
        return command.WithExamples(
            "noether decoy train templates/ --out runs/decoy",
            "noether decoy train templates/ --networks 5 --seed 1 --out runs/decoy",
            "noether decoy train templates/ --networks 5 --seed 1 --out runs/decoy --resume");
    }

    private sealed class Run(CliHost host, TemplateSet set, DecoyFolder folder, DecoySettings settings, bool quiet)
        : IProgress<DecoyProgress>
    {
        private readonly DecoyPoints[] points = [.. set.Templates.Select(template => template.Points)];
        private readonly Stopwatch watch = Stopwatch.StartNew();
        private IProgress<RunProgress>? view;
        private DecoyProgress? last;
        private int trained;

        public required int NetworksEach { get; init; }

        public required ulong Seed { get; init; }

        public required int Threads { get; init; }

        public string Kept => $"{last?.Done ?? 0} networks of {set.Templates.Count * NetworksEach} are kept";

        public bool Execute(string source)
        {
            DecoyEnsemble.CheckFolder(folder.Root, points, NetworksEach, settings, Seed);
            if (!quiet)
            {
                host.Error.WriteLine(
                    $"noether: {set.Templates.Count} templates from {source}; {NetworksEach} networks each, "
                    + $"{settings.Epochs} epochs, seed {Seed}, run folder {folder.Root}.");
            }

            try
            {
                var record = ProgressView.Watch(() => host.ErrorConsole, host.Live && !quiet, progress =>
                {
                    view = progress;
                    return Train(source);
                });
                Show(record);
                return true;
            }
            catch (OperationCanceledException) when (host.Cancellation.IsCancellationRequested)
            {
                return false;
            }
        }

        public void Report(DecoyProgress value)
        {
            (last, trained) = (value, trained + 1);
            view?.Report(new(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{value.Done}/{value.Total} networks, accuracy {value.MeanAccuracy:0.000}"),
                (double)value.Done / value.Total, value.Remaining));
        }

        private DecoyRecord Train(string source)
        {
            using var networks = DecoyEnsemble.TrainInto(
                folder.Root, points, NetworksEach, settings, Seed, Threads, this, host.Cancellation);
            var minutes = watch.Elapsed.TotalMinutes;
            view?.Report(new("projecting the hidden layers", 1, null));
            return folder.Write(
                networks, set, source, trained > 0 ? trained / minutes : null,
                planes => PlaneSheets.Write(folder.Root, planes), Threads, host.Cancellation);
        }

        private void Show(DecoyRecord record)
        {
            if (quiet)
                Json.Write(host.Output, writer => DecoyView.Write(writer, folder, record, watch.Elapsed));
            else
                DecoyView.Show(host, folder, record, watch.Elapsed);
        }
    }
}
