using System.CommandLine;
using System.Diagnostics;
using Noether.Cli.Options;
using Noether.Cli.Rendering;
using Noether.Cli.Running;
using Noether.HiddenLayer;
using Noether.HiddenLayer.Judging;
using Noether.Pictures;
using Noether.Reports.Readings;

namespace Noether.Cli.Commands;

/// <summary><c>noether symmetry-of</c>: from a picture to the likelihoods of its symmetries.</summary>
internal static class SymmetryOfCommand
{
    private const int MostThreads = 1024;

    /// <summary>Creates the command.</summary>
    /// <param name="host">What it acts on.</param>
    public static Command Create(CliHost host)
    {
        var picture = Texts.Argument("picture", "The picture: .png, .jpg, .webp, .gif or .bmp.");
        var output = Texts.Path("--out", "folder", "Run folder to write. [default: runs/NAME of the picture]");
        var model = Texts.Path("--model", "folder", "Model of noether decoy classify. [default: the one built in]");
        var networks = Numbers.Whole(
            "--networks", 1, ReadingSettings.MostNetworks, "Networks that learn the contour and are judged. [default: 20]");
        var seed = Numbers.Seed("Seed of every random choice; same seed, same answer. [default: 0]");
        var threads = Numbers.Whole(
            "--threads", 1, MostThreads, "Worker threads; the answer does not depend on it. [default: all cores]");
        var force = Texts.Switch("--force", "Replace the run in the folder.");
        var json = Texts.Switch("--json", "Print one JSON object instead of text.");
        var contour = new ContourOptions();
        var command = new Command("symmetry-of", "Read the symmetry of a picture off the hidden layers of networks.")
        {
            picture,
        };
        command.Add(output, model, networks);
        contour.AddTo(command);
        command.Add(seed, threads, force, json);
        command.Runs(parsed =>
        {
            var path = parsed.GetRequiredValue(picture);
            var settings = new ReadingSettings { Contour = contour.Settings(parsed), Model = parsed.GetValue(model) };
            settings = settings with
            {
                Networks = (int)(parsed.GetValue(networks) ?? settings.Networks),
                Seed = parsed.GetValue(seed) ?? settings.Seed,
                Threads = (int)(parsed.GetValue(threads) ?? settings.Threads),
            };
            var quiet = parsed.GetValue(json);
            var folder = ReadingFolder.Prepare(
                parsed.GetValue(output) ?? DiscoverCommand.DefaultFolder(path), parsed.GetValue(force));
            var image = PictureFile.Read(path);
            var watch = Stopwatch.StartNew();
            var reading = ProgressView.Watch(() => host.ErrorConsole, host.Live && !quiet, view =>
                SymmetryReader.Read(image, settings, StageProgress.For(view), host.Cancellation));
            folder.Write(reading);
            if (!quiet)
            {
                host.Error.WriteLine(
                    $"noether: {path}, {image.OriginalWidth} x {image.OriginalHeight} pixels; {settings.Networks} "
                    + $"networks, seed {settings.Seed}, run folder {folder.Root}.");
            }

            Show(host, folder, reading, watch.Elapsed, quiet);
            return ExitCode.Done;
        });
        return command.WithExamples(
            "noether symmetry-of picture.jpg --out runs/picture",
            "noether symmetry-of picture.png --contour level --level 0.4 --networks 100 --out runs/level",
            "noether symmetry-of weave.png --zoom 4 --model models/symmetry --out runs/weave --json");
    }

    private static void Show(
        CliHost host, ReadingFolder folder, SymmetryReading reading, TimeSpan elapsed, bool json)
    {
        if (json)
        {
            Json.Write(host.Output, writer =>
            {
                writer.WriteString("run", folder.Root);
                writer.WriteString("result", folder.Result);
                writer.WriteString("report", folder.Report);
                writer.WriteString("source", reading.Source);
                writer.WriteString("model", reading.Model);
                writer.WriteNumber("networks", reading.Networks.Count);
                writer.WriteNumber("seed", reading.Seed);
                writer.Number("seconds", elapsed.TotalSeconds);
                ReadingView.Write(writer, reading);
            });
            return;
        }

        ReadingView.Show(host.Console, reading);
        RunView.ShowFiles(host.Output, folder.Report, folder.Result, elapsed);
    }
}
