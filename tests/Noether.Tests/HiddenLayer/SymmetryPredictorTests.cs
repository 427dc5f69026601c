using Noether.Discovery;
using Noether.HiddenLayer;
using Noether.HiddenLayer.Prediction;
using Noether.HiddenLayer.Symmetries;
using Noether.Pictures;
using Noether.Tests.HiddenLayer.Contours;

namespace Noether.Tests.HiddenLayer;

public sealed class SymmetryPredictorTests
{
    private const int Networks = 3;

    private static readonly Picture Rings = Drawn.Picture(
        128, 128, (x, y) => 0.5 + (0.5 * Math.Cos(14 * Math.Sqrt((x * x) + (y * y)))));

    private static readonly HiddenLayerSettings Few = new() { Networks = Networks };

    private static readonly Lazy<SymmetryPrediction> Prediction = new(() => Predict(1));

    [Fact]
    public void Predict_AnyPicture_GivesTheMeanOfItsNetworksInsideAnInterval()
    {
        var prediction = Prediction.Value;

        Assert.Equal([0, 1, 2], prediction.Networks.Select(network => network.Number));
        Assert.All(prediction.Networks, network => Assert.Equal(1, network.Likelihoods.Sum(), 1e-9));
        for (var k = 0; k < SymmetryClasses.Count; k++)
        {
            var interval = prediction.Likelihoods[k];
            Assert.Equal(prediction.Networks.Average(network => network.Likelihoods[k]), interval.Mean, 1e-9);
            Assert.InRange(interval.Mean, interval.Lower, interval.Upper);
        }
    }

    [Fact]
    public void Predict_OnTwoThreads_GivesTheSameLikelihoods() => Assert.Equal(
        Prediction.Value.Networks.Select(network => network.Likelihoods),
        Predict(2).Networks.Select(network => network.Likelihoods));

    [Theory]
    [InlineData(0)]
    [InlineData(10_001)]
    public void Predict_AnImpossibleNumberOfNetworks_IsRefusedInASentence(int networks) => Assert.Equal(
        $"‹networks› must be a whole number from 1 to 10000, not '{networks}'.",
        Assert.Throws<NoetherException>(
            () => SymmetryPredictor.Predict(Rings, new HiddenLayerSettings { Networks = networks })).Message);

    private static SymmetryPrediction Predict(int threads) =>
        SymmetryPredictor.Predict(Rings, Few, new RunContext { Threads = threads, Seed = 4 });
}
