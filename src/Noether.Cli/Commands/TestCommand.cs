using System.CommandLine;
using System.Globalization;
using Noether.Cli.Options;
using Noether.Cli.Rendering;
using Noether.Cli.Running;
using Noether.Data;
using Noether.Testing;

namespace Noether.Cli.Commands;

/// <summary><c>noether test</c>: is a set of samples invariant under a given transformation?</summary>
internal static class TestCommand
{
    private static readonly string[] Methods = [.. Enum.GetNames<SymmetryTestMethod>().Select(name => name.ToLowerInvariant())];

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
        var method = Texts.Choice(
            "--method", Methods,
            "real (which of a sample and its moved copy is real?), classifier (trees tell samples from others moved), mmd (kernel "
            + "discrepancy), or all of them put together. [default: auto]");
        var level = Numbers.Real(
            "--level", 1e-4, 0.5, "Level of each test; of several symmetries the false discovery rate. [default: 0.05]");
        var most = Numbers.Whole(
            "--most-samples", SymmetryTest.LeastSamples, 10_000_000, "Samples to use at most, drawn at random. [default: 20000]");
        var permutations = Numbers.Whole("--permutations", 99, 100_000, "Permutations and sign flips. [default: 999]");
        var shape = Texts.Path("--shape", "rows x columns", "How the values of a sample lie in a picture, such as 28x28. [default: as the file has it]");
        var seed = Numbers.Seed("Seed of every random choice; same seed, same answer. [default: 0]");
        var threads = Numbers.Whole("--threads", 1, 1024, "Worker threads; the answer does not depend on it. [default: all cores]");
        var json = Texts.Switch("--json", "Print one JSON object instead of text.");
        var samples = new SampleOptions();
        var command = new Command("test", "Test whether samples are invariant under a given transformation.") { data };
        command.Add(symmetry, method, level, most, permutations, shape, seed, threads);
        samples.AddTo(command, host);
        command.Add(json);
        command.Runs(parsed =>
        {
            using var opened = samples.Open(parsed, parsed.GetRequiredValue(data), host);
            var usual = new SymmetryTestSettings();
            var settings = usual with
            {
                Level = parsed.GetValue(level) ?? usual.Level,
                Method = parsed.GetValue(method) is { } name ? Enum.Parse<SymmetryTestMethod>(name, ignoreCase: true) : usual.Method,
                MostSamples = (int)(parsed.GetValue(most) ?? usual.MostSamples),
                Permutations = (int)(parsed.GetValue(permutations) ?? usual.Permutations),
                Seed = parsed.GetValue(seed) ?? usual.Seed,
                Threads = (int)(parsed.GetValue(threads) ?? usual.Threads),
            };
            var lie = Shape(parsed.GetValue(shape), opened);
            // All are read before the first is tested.
            SampleAction[] actions = [.. parsed.GetRequiredValue(symmetry).Select(what => SampleActions.Parse(what, opened.Dimension, lie))];
            SymmetryTestResult[] results = [.. actions.Select(action => SymmetryTest.Run(opened, action, settings, host.Cancellation))];
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
