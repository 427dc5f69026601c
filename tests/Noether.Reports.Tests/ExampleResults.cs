using Noether.Lens;
using Noether.Numerics;

namespace Noether.Reports.Tests;

/// <summary>Results that look like answers of the lens, made without it.</summary>
internal static class ExampleResults
{
    /// <summary>A shift of the hidden axis under a fixed reordering of the columns.</summary>
    public static LensResult PermutedShift(int d = 9, bool history = false, string source = "data.npy")
    {
        var order = Order(d);
        var generator = new Matrix(d, d);
        var convolution = new Matrix(d, d);
        for (var k = 0; k < d; k++)
        {
            convolution[k, order[k]] = 1;
            if (k + 1 < d)
                generator[order[k + 1], order[k]] = 1;
        }

        var filter = new double[d];
        filter[order[d / 2]] = 1;
        var random = new Random(5);
        var samples = new Matrix(8, d);
        for (var n = 0; n < samples.Rows; n++)
        {
            var centre = random.NextDouble() * d;
            for (var k = 0; k < d; k++)
                samples[n, order[k]] = 3 + (2 * Math.Exp(-Math.Pow(k - centre, 2))) + (0.1 * random.NextDouble());
        }

        return new LensResult
        {
            Settings = LensSettings.Fast with { Seed = 7, Padding = d, BatchSize = 500 * d },
            Dimension = d,
            SampleCount = 200_000,
            Source = source,
            Generator = generator,
            GeneratorPadded = Matrix.Identity(3 * d),
            Filter = filter,
            GroupConvolution = convolution,
            Mean = 3.25,
            StandardDeviation = 0.5,
            Verdict = new LensVerdict
            {
                Found = true,
                Summary = "A shift symmetry was found.",
                Caveats = ["Edges are seen less often than the middle."],
                Checks =
                [
                    new("heldOutUniformity", "Divergence between shifted densities", 0.01, 0.05, true),
                    new("neighbourCorrelation", "Mean correlation of neighbours", double.NaN, 0.2, false),
                ],
            },
            Candidates =
            [
                new() { Name = "independent components", Score = -2.5, Loss = -2.5, Seconds = 1.5, Won = true },
                new() { Name = "natural order", Score = double.PositiveInfinity, Loss = 1 },
            ],
            History = history ? [.. Enumerable.Range(0, 50).Select(Row)] : [],
            Snapshots = history
                ? [new(0, Matrix.Identity(d), Matrix.Identity(d)), new(49, generator, convolution)]
                : [],
            Timings = [new("reading", 0.5), new("starts", 2), new("reading", 0.25)],
            ExampleSamples = samples,
        };
    }

    /// <summary>The order of the columns along the hidden axis.</summary>
    public static int[] Order(int d)
    {
        var order = Enumerable.Range(0, d).ToArray();
        new Random(11).Shuffle(order);
        return order;
    }

    private static LensHistoryRow Row(int step) => new()
    {
        Step = step,
        Seconds = step * 0.01,
        LearningRate = 1e-3 * Math.Exp(-step * 0.04),
        Rho = step / 49.0,
        Rank = 1 + (step / 10.0),
        Total = 2 - (0.1 * step),
        Alignment = -0.01 * step,
        Uniformity = 0.5 / (step + 1),
        MarginalEntropy = 1.4 - (0.01 * step),
        JointEntropy = 0.3 + (0.01 * step),
    };
}
