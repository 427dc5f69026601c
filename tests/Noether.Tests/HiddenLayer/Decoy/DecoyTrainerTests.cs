using Noether.HiddenLayer.Decoy;

namespace Noether.Tests.HiddenLayer.Decoy;

public class DecoyTrainerTests
{
    private static readonly DecoySettings Quick = new() { FirstUnits = 40, LastUnits = 24, Epochs = 40 };

    [Fact]
    public void Train_OnARing_ReachesNinetyNinePercent()
    {
        var network = new DecoyTrainer(new DecoySettings(), 2000).Train(DecoyPictures.Ring(2000, 1), 1, 0, 0);
        Assert.True(network.ValidationAccuracy > 0.99, $"validation {network.ValidationAccuracy}");
        Assert.True(network.TrainingAccuracy > 0.99, $"training {network.TrainingAccuracy}");
        Assert.InRange(network.EpochKept, 1, 300);
    }

    [Fact]
    public void Train_TheSameNetworkAfterOthers_HasTheSameBits()
    {
        var ring = DecoyPictures.Ring(300, 1);
        var trainer = new DecoyTrainer(Quick, 400);
        var alone = trainer.Train(ring, 7, 3, 2);
        trainer.Train(DecoyPictures.Stripes(400, 2), 7, 4, 0);
        var again = trainer.Train(ring, 7, 3, 2);
        Assert.Equal(alone.Weights, again.Weights);
        Assert.Equal(alone.ValidationLoss, again.ValidationLoss);
        Assert.NotEqual(alone.Weights, trainer.Train(ring, 7, 3, 1).Weights);
        Assert.NotEqual(alone.Weights, trainer.Train(ring, 7, 2, 2).Weights);
        Assert.NotEqual(alone.Weights, trainer.Train(ring, 8, 3, 2).Weights);
    }

    [Theory]
    [InlineData(0.2, 8000)]
    [InlineData(0, 8000)]
    [InlineData(0.2, 100)]
    public void Train_FoldedWeights_AreTheNetworkThatWasJudged(double share, int batch)
    {
        var ring = DecoyPictures.Ring(300, 4);
        var settings = Quick with { ValidationShare = share, BatchSize = batch };
        var network = new DecoyTrainer(settings, 300).Train(ring, 3, 0, 0);
        var right = network.Predict(ring.Coordinates).Zip(ring.OnContour, (p, on) => p > 0.5 == on).Count(ok => ok);
        var held = share == 0 ? 0 : 60;
        var judged = (network.TrainingAccuracy * (300 - held)) + (held == 0 ? 0 : network.ValidationAccuracy * held);
        Assert.Equal(judged, right, 1e-6);
        Assert.Equal(share == 0, double.IsNaN(network.ValidationLoss));
        Assert.True(right > 240, $"{right} of 300");
    }

    [Fact]
    public void Train_MoreEpochs_LowersTheTrainingLossThatIsKept()
    {
        var ring = DecoyPictures.Ring(400, 4);
        double Loss(int epochs)
        {
            var settings = Quick with { ValidationShare = 0, Epochs = epochs };
            return new DecoyTrainer(settings, 400).Train(ring, 3, 0, 0).TrainingLoss;
        }

        Assert.True(Loss(120) < Loss(30));
    }

    [Fact]
    public void Train_Cancelled_Stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() =>
            new DecoyTrainer(Quick, 300).Train(DecoyPictures.Ring(300, 1), 1, 0, 0, source.Token));
    }
}
