using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Noether.Cli.Options;
using Noether.Cli.Rendering;
using Noether.Cli.Running;
using Noether.Discovery;
using Noether.HiddenLayer.Symmetries;
using Noether.HiddenLayer.Templates;
using Noether.Reports.Ensembles;

namespace Noether.Cli.Commands;

/// <summary><c>noether templates</c>: labelled pictures of the five symmetry classes.</summary>
internal static class TemplatesCommand
{
    private const int MostTemplates = 100_000;
    private const int MostPoints = 100_000;
    private const int MostThreads = 1024;

    /// <summary>Creates the command.</summary>
    /// <param name="host">What it acts on.</param>
    public static Command Create(CliHost host)
    {
        var count = Numbers.Whole(
            "--count", 1, MostTemplates, "Number of templates; the five classes take turns. [default: 200]");
        var seed = Numbers.Seed("Seed of the templates; template i is the same in every count. [default: 0]");
        var points = Numbers.Whole(
            "--points", 10, MostPoints, "Points on the contour, and as many in the background. [default: 1000]");
        var coarsest = Numbers.Real("--coarsest", 1.5, 12, "Least wave number of the stripes. [default: 2]");
        var finest = Numbers.Real(
            "--finest", 2.25, 12, "Largest wave number, at least 1.5 times the least. [default: 3.5]");
        var threads = Numbers.Whole("--threads", 1, MostThreads, "Worker threads. [default: all cores]");
        var output = Texts.Path("--out", "folder", "Folder for the templates.");
        output.Required = true;
        var force = Texts.Switch("--force", "Replace templates that are in the folder.");
        var json = Texts.Switch("--json", "Print one JSON object instead of text.");
        var command = new Command("templates", "Make labelled pictures of the five symmetry classes.");
        command.Add(count, seed, points, coarsest, finest, threads, output, force, json);
        command.Runs(parsed =>
        {
            var settings = new TemplateSettings();
            settings = settings with
            {
                PointsOfEach = (int)(parsed.GetValue(points) ?? settings.PointsOfEach),
                LeastWaveNumber = parsed.GetValue(coarsest) ?? settings.LeastWaveNumber,
                MostWaveNumber = parsed.GetValue(finest) ?? settings.MostWaveNumber,
            };
            settings.Check();
            var number = (int)(parsed.GetValue(count) ?? 200);
            var folder = parsed.GetRequiredValue(output)!;
            var quiet = parsed.GetValue(json);
            TemplateFolder.Prepare(folder, parsed.GetValue(force));
            var watch = Stopwatch.StartNew();
            var set = ProgressView.Watch(() => host.ErrorConsole, host.Live && !quiet, progress =>
                TemplateSet.Generate(
                    settings, number, parsed.GetValue(seed) ?? 0, (int)(parsed.GetValue(threads) ?? 0),
                    progress is null ? null : new Counter(progress, number, watch), host.Cancellation));
            TemplateFolder.Write(folder, set);
            var sheets = TemplateSheets.Write(folder, set);
            Show(host, set, folder, sheets, watch.Elapsed, quiet);
            return ExitCode.Done;
        });
        return command.WithExamples(
            "noether templates --count 200 --seed 1 --out templates/",
            "noether templates --count 1240 --points 2000 --out templates/ --force");
    }

    private static void Show(
        CliHost host, TemplateSet set, string folder, IReadOnlyList<string> sheets, TimeSpan elapsed, bool json)
    {
        var classes = set.Templates.CountBy(template => template.Symmetry).OrderBy(pair => pair.Key).ToList();
        if (json)
        {
            Json.Write(host.Output, writer =>
            {
                writer.WriteString("folder", folder);
                writer.WriteNumber("templates", set.Templates.Count);
                writer.WriteNumber("seed", set.Seed);
                writer.WriteNumber("points", 2 * set.Settings.PointsOfEach);
                writer.WriteStartObject("classes");
                foreach (var (symmetry, number) in classes)
                    writer.WriteNumber(SymmetryClasses.Symbol(symmetry), number);
                writer.WriteEndObject();
                writer.WriteStartArray("sheets");
                foreach (var sheet in sheets)
                    writer.WriteStringValue(sheet);
                writer.WriteEndArray();
                writer.Number("seconds", Math.Round(elapsed.TotalSeconds, 3));
            });
            return;
        }

        var each = string.Join(", ", classes.Select(pair => $"{pair.Value} {SymmetryClasses.Symbol(pair.Key)}"));
        host.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{folder}: {set.Templates.Count} templates ({each}), {set.Settings.PointsOfEach} points on the contour "
            + $"and as many in the background, seed {set.Seed}"));
        host.Output.WriteLine($"Look at {Path.Combine(folder, sheets[^1])} and the sheet of each class beside it.");
    }

    // Finished templates as a share of all, with the time that the rest will take.
    private sealed class Counter(IProgress<RunProgress> view, int total, Stopwatch watch) : IProgress<int>
    {
        public void Report(int value)
        {
            if (value % Math.Max(1, total / 100) != 0 && value != total)
                return;
            var left = watch.Elapsed * ((double)(total - value) / value);
            view.Report(new RunProgress("templates", (double)value / total, left));
        }
    }
}
