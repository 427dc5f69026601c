using Noether.Discovery;
using Noether.Numerics;
using Noether.Rivals;
using Noether.Rivals.LaLiGan;

namespace Noether.Tests.Rivals;

public sealed class LaLiGanTests
{
    private static readonly LaLiGanRecipe Small = new() { Window = 2, Units = 16, Batch = 32 };

    [Fact]
    public void Training_WithAnyNumberOfThreads_HasTheSameBits()
    {
        double[][] all = [.. new[] { 1, 2 }.Select(threads =>
        {
            var training = new LaLiGanTraining(Circles(256), Small with { Units = 160, Batch = 256 }, 4, threads);
            training.Epoch(CancellationToken.None);
            return training.Generator.Values.ToArray();
        })];

        Assert.Equal(all[0], all[1]);
    }

    [Fact]
    public void Training_OverEpochs_DecodesBetter()
    {
        var training = new LaLiGanTraining(Circles(512), Small, 4, 1);
        double[] losses = [.. Enumerable.Range(0, 12).Select(_ => training.Epoch(CancellationToken.None))];

        Assert.True(losses[^1] < losses[0] / 2);
    }

    [Fact]
    public void Threshold_EveryFiveEpochs_LeavesOutSmallEntries()
    {
        var training = new LaLiGanTraining(Circles(64), Small with { Threshold = 0.98 }, 4, 1);
        for (var epoch = 0; epoch < 5; epoch++)
            training.Epoch(CancellationToken.None);

        Assert.Equal(3, training.Generator.Values.ToArray().Count(value => value == 0));
    }

    [Fact]
    public void Action_AndItsInverse_BringLatentNumbersBack()
    {
        var training = new LaLiGanTraining(Circles(256), Small, 4, 1);
        for (var epoch = 0; epoch < 3; epoch++)
            training.Epoch(CancellationToken.None);
        var action = training.Action();
        var samples = Circles(300).CopyColumns(0, 2);
        var latent = action.Latent(samples);
        var still = action.Moved(latent, new double[samples.Rows]);
        var moved = action.Moved(latent, [.. Enumerable.Repeat(0.7, samples.Rows)]);

        Assert.Equal(samples.Rows, moved.Rows);
        Assert.Contains(Enumerable.Range(0, moved.Rows), i => Math.Abs(moved[i, 0] - still[i, 0]) > 1e-3);
        // Latent numbers less their mean over the training: their own mean is small.
        Assert.InRange(Math.Abs(RivalRows.Mean(latent)[0]), 0, 0.5);
    }

    [Fact]
    public void Invariant_OfAGenerator_DoesNotChangeAlongIt()
    {
        var l = new Matrix(2, 2, [0.3, 2, -1, -0.3]);
        var form = new Matrix(2, 2, [1, 0.3, 0.3, 2]); // of z^T J z as Invariant has it
        var change = MatrixOps.Multiply(l.Transposed(), form);
        MatrixOps.AddScaled(change.Values, MatrixOps.Multiply(form, l).Values, 1);

        Assert.All(change.Values.ToArray(), value => Assert.Equal(0, value, 1e-12));
    }

    [Fact]
    public void Run_OnPairs_AnswersAndClaimsNothingOfSamplesAlone()
    {
        var circles = Circles(1000);
        using var first = RivalTestData.Samples(circles.CopyColumns(0, 2));
        using var next = RivalTestData.Samples(circles.CopyColumns(2, 2));
        var settings = new LaLiGanSettings { Epochs = 1, Units = 16, Batch = 64 };
        var context = new RunContext { Seed = 1, Threads = 2 };
        var pairs = new LaLiGanMethod().Run(new PairData(first, next), settings, context);

        Assert.Equal([2, 2, 2], pairs.Arrays[0].Shape);
        Assert.NotEqual(Finding.Found, pairs.Verdict.Finding);
    }

    // Points on rings, and the same turned by a little.
    private static Matrix Circles(int n)
    {
        var (random, rows) = (new CounterRandom(3), new Matrix(n, 4));
        for (var i = 0; i < n; i++)
        {
            var (radius, angle) = (1 + random.NextDouble(), 2 * Math.PI * random.NextDouble());
            (rows[i, 0], rows[i, 1]) = (radius * Math.Cos(angle), radius * Math.Sin(angle));
            (rows[i, 2], rows[i, 3]) = (radius * Math.Cos(angle + 0.3), radius * Math.Sin(angle + 0.3));
        }

        return rows;
    }
}
