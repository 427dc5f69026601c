using System.CommandLine;
using System.Globalization;
using Noether.Data;
using Noether.Lens;
using Noether.Numerics;

namespace Noether.Benchmarks.Lens;

/// <summary>
/// The verb lens-null: what the lens says of data without the symmetry that it looks for, white noise and generated
/// sets whose columns are each shuffled by themselves. Prints one line of a table for each.
/// </summary>
internal static class LensNullCommand
{
    private const int Dimension = 33;
    private const int Samples = 200_000;

    public static Command Create()
    {
        var seeds = new Option<int>("--seeds") { DefaultValueFactory = _ => 1, Description = "Number of seeds, from 0." };
        var command = new Command("lens-null", "Runs the lens on data without a symmetry.") { seeds };
        command.SetAction(parsed =>
        {
            for (var seed = 0; seed < parsed.GetValue(seeds); seed++)
            {
                Report("white noise", seed, Noise((ulong)seed));
                Report(
                    "gaussian, columns shuffled", seed,
                    Shuffled(SignalFamily.Gaussian, HiddenTransform.Identity, (ulong)seed));
                Report(
                    "legendre x orthogonal, columns shuffled", seed,
                    Shuffled(SignalFamily.Legendre, HiddenTransform.Orthogonal, (ulong)seed));
            }
        });
        return command;
    }

    private static void Report(string name, int seed, float[] values)
    {
        using var samples = new ArraySamples(values, Dimension, name);
        var result = LensDiscovery.Run(samples, LensSettings.Fast with { Seed = (ulong)seed });
        var checks = string.Join(", ", result.Verdict.Checks.Select(c =>
            string.Create(CultureInfo.InvariantCulture, $"{c.Name} {c.Value:0.####}{(c.Passed ? "" : " (missed)")}")));
        Console.WriteLine($"| {name} | {seed} | {(result.Verdict.Found ? "yes" : "no")} | {checks} |");
    }

    private static float[] Noise(ulong seed)
    {
        var values = new float[Dimension * Samples];
        new CounterRandom(seed, 71).FillNormal(values);
        return values;
    }

    private static float[] Shuffled(SignalFamily family, HiddenTransform transform, ulong seed)
    {
        var data = SyntheticData.Generate(new SyntheticSettings
        {
            Family = family,
            Transform = transform,
            Samples = Samples,
            Dimension = Dimension,
            Seed = seed,
        });
        var values = new float[data.Samples.Length];
        for (var k = 0; k < Dimension; k++)
        {
            var order = new CounterRandom(seed, 72 + (ulong)k).Permutation(Samples);
            for (var i = 0; i < Samples; i++)
                values[(i * Dimension) + k] = data.Samples[(order[i] * Dimension) + k];
        }
        return values;
    }
}
