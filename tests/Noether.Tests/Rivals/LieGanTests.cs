using Noether.Algebra;
using Noether.Discovery;
using Noether.Numerics;
using Noether.Rivals;
using Noether.Rivals.LieGan;

namespace Noether.Tests.Rivals;

public sealed class LieGanTests
{
    private static readonly LieGanMethod Method = new();
    private static readonly Matrix Turn = new(2, 2, [0, 1, -1, 0]);

    [Fact]
    public void Training_WithAnyNumberOfThreads_HasTheSameBits()
    {
        double[][] all = [.. new[] { 1, 2 }.Select(threads =>
        {
            var training = new LieGanTraining(
                RivalTestData.Normal(192, 5, seed: 1), 2, new LieGanRecipe { Vector = 2, Held = 1, Channels = 2 }, 4, threads);
            training.Epoch(CancellationToken.None);
            return training.Generators().SelectMany(one => one.Values.ToArray()).ToArray();
        })];

        Assert.Equal(all[0], all[1]);
    }

    [Fact]
    public void Mask_OfBlocks_LeavesTheRestZero()
    {
        var training = new LieGanTraining(
            RivalTestData.Normal(128, 8, seed: 1), 2, new LieGanRecipe { Vector = 4, Held = 1, Mask = GeneratorMask.Blocks2 }, 4, 1);
        training.Epoch(CancellationToken.None);
        var generator = training.Generators()[0];

        Assert.Equal(0, generator[0, 2]);
        Assert.Equal(0, generator[3, 1]);
        Assert.NotEqual(0, generator[2, 3]);
    }

    [Fact]
    public void Training_OnPairsThatTurn_FindsTheTurn()
    {
        // Pairs (x, x turned by a right angle), x normal with variances that no rotation of x alone keeps.
        var rows = new Matrix(2000, 4);
        var random = new CounterRandom(2);
        for (var i = 0; i < rows.Rows; i++)
        {
            var (sine, cosine) = Math.SinCos(2 * Math.PI * random.NextDouble());
            var radius = 1 + (0.1 * random.NextNormal());
            (rows[i, 0], rows[i, 1], rows[i, 2], rows[i, 3]) = (radius * cosine, radius * sine, -radius * sine, radius * cosine);
        }

        var training = new LieGanTraining(rows, 2, new LieGanRecipe { Vector = 2, Held = 1 }, 1, 0);
        for (var epoch = 0; epoch < 10; epoch++)
            training.Epoch(CancellationToken.None);

        // A short training; a generator by chance has a cosine of 0.42 on average.
        Assert.InRange(LieGanResult.Cosine(training.Generators(), [Turn]), 0.9, 1);
    }

    [Fact]
    public void Projector_OfRowsInAPlane_LeavesOutTheRest()
    {
        var rows = new Matrix(50, 3);
        var random = new CounterRandom(1);
        for (var i = 0; i < rows.Rows; i++)
        {
            (rows[i, 0], rows[i, 1]) = (random.NextNormal(), random.NextNormal());
            rows[i, 2] = -rows[i, 0];
        }

        var projector = SpanOfRows.Projector(rows, 1, 3);
        Assert.Equal(2, projector[0, 0] + projector[1, 1] + projector[2, 2], 1e-9);
        Assert.Equal(-0.5, projector[0, 2], 1e-9);
    }

    [Fact]
    public void Verdict_OfGeneratorsThatShrank_IsACollapse()
    {
        var small = Turn.Clone();
        GeneratorSpan.Scale(small, 0.01);

        Assert.Equal(Finding.NotFound, Verdict(small, 1, new HeldOutTest(0.5, 0.5, 0.51, 0.01)).Finding);
    }

    [Fact]
    public void Verdict_NeedsTrainingsThatAgreeAndSamplesThatDoNotRefuse()
    {
        HeldOutTest holds = new(0.5, 0.5, 0.52, 1);

        Assert.Equal(Finding.Found, Verdict(Turn, 0.99, holds).Finding);
        Assert.Equal(Finding.Undecided, Verdict(Turn, 0.5, holds).Finding);
        Assert.Equal(Finding.Undecided, Verdict(Turn, 0.99, holds with { Bound = 0.6 }).Finding);
        Assert.Equal(Finding.NotFound, Verdict(Turn, 0.99, holds with { PValue = 0.01 }).Finding);
    }

    [Fact]
    public void Run_OnLabels_Answers()
    {
        using var samples = RivalTestData.Samples(RivalTestData.Normal(1000, 2, seed: 3));
        var settings = new LieGanSettings { Epochs = 1 };
        var context = new RunContext { Seed = 1, Threads = 2 };
        var labelled = Method.Run(new LabelData(samples, RivalTestData.Normal(1000, 1, seed: 4)), settings, context);

        Assert.Equal([1, 2, 2], labelled.Arrays[0].Shape);
        Assert.NotEqual(Finding.Found, labelled.Verdict.Finding);
    }

    [Fact]
    public void Check_OfVectorsThatDoNotFit_NamesTheSetting()
    {
        using var samples = RivalTestData.Samples(RivalTestData.Normal(1000, 3, seed: 3));
        var refused = Assert.Throws<NoetherException>(() =>
            Method.Check(new SampleData(samples), new LieGanSettings { Vector = 2 }, new RunContext()));

        Assert.Equal("vector", refused.Setting);
    }

    private static Verdict Verdict(Matrix generator, double agreement, HeldOutTest test)
    {
        var input = new LieGanInput(RivalTestData.Normal(10, 2, seed: 1), 1, 1, 2, "samples");
        return LieGanVerdict.Of(
            new LieGanResult([[generator], [generator]], 0, Matrix.Identity(2), agreement, test), input, new LieGanSettings());
    }
}
