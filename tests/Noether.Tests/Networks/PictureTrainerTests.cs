using Noether.Networks;
using Noether.Numerics;

namespace Noether.Tests.Networks;

public sealed class PictureTrainerTests
{
    private const ulong Seed = 7;
    private static readonly PictureShape Shape = new(2, 16, 16);

    private static readonly PictureTrainingSettings Quick = new()
    {
        Epochs = 3,
        BatchSize = 32,
        Augmentation = new Mirror(),
        LabelSmoothing = 0.05,
        Seed = Seed,
        Threads = 1,
    };

    [Fact]
    public void Train_NoisyStripes_AreLearnt()
    {
        var network = Network();
        var trainer = new PictureTrainer(network, Stripes(160, 1), Stripes(100, 2), Quick with { Epochs = 6 });

        trainer.Train();

        Assert.InRange(trainer.Epochs[^1].ValidationAccuracy, 0.97, 1);
        Assert.True(trainer.Epochs[^1].TrainingLoss < trainer.Epochs[0].TrainingLoss);
    }

    [Fact]
    public void Train_OneThreadOrThree_SameBits()
    {
        var one = Trained(Quick);
        var three = Trained(Quick with { Threads = 3 });

        AssertSame(one, three);
    }

    [Fact]
    public void Train_AnotherSeed_OtherWeights()
    {
        var one = Trained(Quick);
        var other = Trained(Quick with { Seed = Seed + 1 });

        Assert.NotEqual(one.Parameters[0].Values, other.Parameters[0].Values);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(9)]
    [InlineData(14)]
    public void Restore_AfterAnInterruption_SameBitsAsWithoutOne(int steps)
    {
        var settings = Quick with { KeepBest = true };
        var whole = Trained(settings);
        var first = Network();
        var interrupted = Trainer(first, settings);
        using var source = new CancellationTokenSource();
        var stop = new Listener(p =>
        {
            if (p.Step == steps)
                source.Cancel();
        });
        Assert.Throws<OperationCanceledException>(() => interrupted.Train(stop, cancellationToken: source.Token));
        var state = interrupted.Save();

        var second = Network();
        var resumed = Trainer(second, settings);
        resumed.Restore(state);
        resumed.Train();

        Assert.Equal(steps, state.Step);
        AssertSame(whole, second);
    }

    [Fact]
    public void Restore_StateOfAnotherNetwork_IsRefused()
    {
        var other = SmallConvolutionalNetwork.Create(Shape, 2, Seed, widths: [4, 4]);
        var state = new PictureTrainer(other, Stripes(90, 1), null, Quick).Save();

        Assert.Throws<NoetherException>(() => Trainer(Network(), Quick).Restore(state));
    }

    [Fact]
    public void Train_KeepBest_EndsWithTheWeightsOfTheBestEpoch()
    {
        var network = Network();
        var validation = Stripes(60, 2);
        var trainer = new PictureTrainer(network, Stripes(90, 1), validation, Quick with { KeepBest = true });

        trainer.Train();

        var best = trainer.Epochs.Aggregate((a, b) => b.IsBetterThan(a) ? b : a);
        var quality = ClassifierQuality.Of(network.Logits(validation.Pictures), validation.Labels);
        Assert.Equal(best.ValidationAccuracy, quality.Accuracy);
        Assert.Equal(best.ValidationLoss, quality.Loss);
    }

    [Fact]
    public void Train_PicturesWithNaN_SaysThatTheLossIsNoNumber()
    {
        var pictures = Stripes(40, 1);
        pictures.Pictures[3][5] = float.NaN;
        var trainer = new PictureTrainer(Network(), pictures, null, Quick);

        var failure = Assert.Throws<NoetherException>(() => trainer.Train());
        Assert.Contains("loss is no number", failure.Message);
    }

    [Fact]
    public void Constructor_WhatDoesNotFit_IsRefused()
    {
        var stripes = Stripes(8, 1);
        var other = StripePictures.Draw(new PictureShape(1, 16, 16), 8, 1);
        var thirdClass = new PictureSet(Shape, stripes.Pictures, [.. stripes.Labels.Select(l => l * 2)]);

        Assert.Throws<NoetherException>(() => new PictureTrainer(Network(), other, null, Quick));
        Assert.Throws<NoetherException>(() => new PictureTrainer(Network(), thirdClass, null, Quick));
        Assert.Throws<NoetherException>(
            () => new PictureTrainer(Network(), stripes, null, Quick with { KeepBest = true }));
        Assert.Throws<NoetherException>(() => new PictureTrainer(Network(), stripes, null, Quick with { Epochs = 0 }));
        Assert.Throws<NoetherException>(
            () => new PictureTrainer(Network(), stripes, null, Quick with { MaximumRate = double.NaN }));
    }

    private static PictureNetwork Trained(PictureTrainingSettings settings)
    {
        var network = Network();
        Trainer(network, settings).Train();
        return network;
    }

    // 150 pictures in batches of at most 32: five steps of 30 in an epoch.
    private static PictureTrainer Trainer(PictureNetwork network, PictureTrainingSettings settings) =>
        new(network, Stripes(150, 1), Stripes(20, 2), settings);

    private static PictureNetwork Network() =>
        SmallConvolutionalNetwork.Create(Shape, 2, Seed, dropout: 0.2, widths: [8, 16]);

    private static PictureSet Stripes(int count, ulong seed) => StripePictures.Draw(Shape, count, seed);

    private static void AssertSame(PictureNetwork expected, PictureNetwork actual)
    {
        foreach (var (a, b) in expected.Parameters.Zip(actual.Parameters))
            Assert.True(a.Values.AsSpan().SequenceEqual(b.Values), $"{a.Name} differs.");
    }

    private sealed class Listener(Action<PictureTrainingProgress> listen) : IProgress<PictureTrainingProgress>
    {
        public void Report(PictureTrainingProgress value) => listen(value);
    }

    private sealed class Mirror : IPictureAugmentation
    {
        public void Apply(ReadOnlySpan<float> source, Span<float> destination, CounterRandom random)
        {
            source.CopyTo(destination);
            if (random.NextInt(2) == 1)
                destination.Reverse();
        }
    }
}
