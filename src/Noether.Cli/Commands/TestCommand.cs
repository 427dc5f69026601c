using System.CommandLine;
using System.Globalization;
using Noether.Cli.Options;
using Noether.Cli.Rendering;
using Noether.Cli.Running;
using Noether.Data;
using Noether.Discovery;
using Noether.Discovery.Settings;
using Noether.Testing;
using Noether.Testing.Actions;

namespace Noether.Cli.Commands;

/// <summary><c>noether test</c>: is a set of samples invariant under a given transformation?</summary>
internal static class TestCommand
{
    private static SettingSet Settings => field ??= SettingSet.Of<SymmetryTestSettings>();

    /// <summary>Creates the command.</summary>
    /// <param name="host">What it acts on.</param>
    public static Command Create(CliHost host)
    {
        var data = Texts.Argument("data", "File of samples, one a row, or of pictures; 'noether info' says what a file holds.");
        var symmetry = new Option<string[]>("--symmetry")
        {
            Description = $"What is tested: {SampleActions.Names}; a .npy file of a matrix or of generators; a run folder. May be given "
                + "several times.",
            HelpName = "what",
            Required = true,
            AllowMultipleArgumentsPerToken = false,
        };
        var shape = Texts.Path("--shape", "rows x columns", "How the values of a sample lie in a picture, such as 28x28. [default: as the file has it]");
        var seed = Numbers.Seed("Seed of every random choice; same seed, same answer. [default: 0]");
        var threads = Numbers.Whole("--threads", 1, 1024, "Worker threads; the answer does not depend on it. [default: all cores]");
        var json = Texts.Switch("--json", "Print one JSON object instead of text.");
        var command = new Command("test", "Test whether samples are invariant under a given transformation.") { data };
        command.Add(symmetry, shape, seed, threads);
        SettingOptions? options = null;
        if (host.Verb is null || host.Verb == command.Name)
            (options = new SettingOptions([Settings, OpenedData.SampleSettings])).AddTo(command);
        command.Add(json);
        command.Runs(parsed =>
        {
            var given = options!.Given(parsed).ToLookup(setting => Settings.Find(setting.Key) is not null);
            var settings = (SymmetryTestSettings)Settings.Create(given[true].ToDictionary()) with
            {
                Seed = parsed.GetValue(seed) ?? 0,
                Threads = (int)(parsed.GetValue(threads) ?? 0),
            };
            using var opened = SampleOptions.Open(
                parsed.GetRequiredValue(data), OpenedData.Reading(given[false].ToDictionary()), host);
            var lie = Shape(parsed.GetValue(shape), opened);
            // All are read before the first is tested.
            SampleAction[] actions = [.. parsed.GetRequiredValue(symmetry).Select(what => SampleActions.Parse(what, opened.Dimension, lie))];
            var results = SymmetryTest.Run(opened, actions, settings, host.Cancellation);
            if (parsed.GetValue(json))
                Json.Write(host.Output, writer => TestView.Write(writer, results, host.Translate));
            else
                TestView.Show(host, results);
            return ExitCode.Done;
        });
        return command.WithExamples(
            "noether test jets.npy --symmetry rotations",
            "noether test digits.npy --symmetry mirror-horizontal --json",
            "noether test data.npy --symmetry runs/x",
            "noether test x.npy --symmetry sign --symmetry reverse --symmetry matrix.npy --level 0.01");
    }

    private static IReadOnlyList<int> Shape(string? text, SampleSet samples)
    {
        if (text is null)
            return samples.SampleShape;
        var sizes = text.Split('x').Select(part =>
            int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0).ToArray();
        return sizes.Length is 2 or 3 && sizes.All(size => size > 0) && sizes.Aggregate(1L, (all, size) => all * size) == samples.Dimension
            ? sizes
            : throw new NoetherException(
                $"The shape {text} does not make the {samples.Dimension} values of a sample; write rows x columns, such as 28x28.")
            {
                Setting = "shape",
            };
    }
}
