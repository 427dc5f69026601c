using System.CommandLine;
using System.Globalization;
using Noether.Data;
using Noether.Data.Synthetic;
using Noether.Discovery;
using Noether.Lens;
using Noether.Lens.Runs;
using static Noether.Benchmarks.ResultFiles;

namespace Noether.Benchmarks.Lens;

/// <summary>
/// The verb lens-real: windows of real pictures or signals, as they are or behind a fixed transform of their values,
/// and how close the discovered generator comes to the shift by one value. Prints one line of a table.
/// </summary>
internal static class LensRealCommand
{
    public static Command Create()
    {
        var data = new Argument<string>("data") { Description = "File or folder that noether discover reads." };
        var window = new Option<int>("--window") { DefaultValueFactory = _ => 33, Description = "Values in a window." };
        var stride = new Option<int>("--stride")
        {
            Description = "Step between windows.",
            DefaultValueFactory = _ => 1,
        };
        var transform = new Option<HiddenTransform>("--transform") { Description = "What hides the shift." };
        var seed = new Option<ulong>("--seed") { Description = "Seed of the transform and of the discovery." };
        var command = new Command("lens-real", "Discovers the shift in windows of real data.")
        {
            data, window, stride, transform, seed,
        };
        command.SetAction(parsed => Run(
            parsed.GetValue(data)!, parsed.GetValue(window), parsed.GetValue(stride), parsed.GetValue(transform),
            parsed.GetValue(seed)));
        return command;
    }

    private static void Run(string path, int window, int stride, HiddenTransform transform, ulong seed)
    {
        var samples = SampleFile.Open(path, new SampleFileOptions { Window = window, Stride = stride });
        var hidden = HiddenTransforms.Build(transform, window, seed);
        using var seen = new TransformedSamples(samples, hidden.Transposed());
        var result = LensDiscovery.Run(seen, context: new RunContext { Seed = seed });
        var score = GeneratorScore.Compare(result.Generator, HiddenTransforms.Generator(hidden, circular: false));
        var answer = result.Candidates.First(c => c.Won).Name;
        var checks = string.Join(", ", result.Verdict.Checks.Select(c =>
            string.Create(CultureInfo.InvariantCulture, $"{c.Name} {c.Value:0.####}")));
        Console.WriteLine(Row(
            Path.GetFileName(path), $"{transform}", $"{samples.Count}", Number(score.Cosine, 4), Number(score.Rmse, 4),
            Number(result.Timings[^1].Value, 1), $"{result.Verdict.Found}", answer, checks));
    }
}
