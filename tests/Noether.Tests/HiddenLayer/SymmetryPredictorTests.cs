using Noether.HiddenLayer;
using Noether.HiddenLayer.Prediction;
using Noether.HiddenLayer.Symmetries;
using Noether.Pictures;
using Noether.Tests.HiddenLayer.Contours;

namespace Noether.Tests.HiddenLayer;

public sealed class SymmetryReaderTests
{
    private const int Networks = 3;

    private static readonly Picture Rings = Drawn.Picture(
        128, 128, (x, y) => 0.5 + (0.5 * Math.Cos(14 * Math.Sqrt((x * x) + (y * y)))));

    private static readonly Lazy<SymmetryPrediction> Reading = new(() => SymmetryPredictor.Read(Rings, Settings(1)));

    [Fact]
    public void Read_Rings_NamesRotation() => Assert.Equal(SymmetryClass.Rotation, Reading.Value.MostLikely);

    [Fact]
    public void Read_AnyPicture_GivesTheMeanOfItsNetworksInsideAnInterval()
    {
        var reading = Reading.Value;

        Assert.Equal(Networks, reading.Networks.Count);
        Assert.All(reading.Networks, network => Assert.Equal(1, network.Likelihoods.Sum(), 1e-9));
        for (var k = 0; k < SymmetryClasses.Count; k++)
        {
            var interval = reading.Likelihoods[k];
            Assert.Equal(reading.Networks.Average(network => network.Likelihoods[k]), interval.Mean, 1e-9);
            Assert.InRange(interval.Mean, interval.Lower, interval.Upper);
        }
    }

    [Fact]
    public void Read_OnTwoThreads_GivesTheSameLikelihoods()
    {
        var other = SymmetryPredictor.Read(Rings, Settings(2));

        Assert.Equal(
            Reading.Value.Networks.Select(network => network.Likelihoods),
            other.Networks.Select(network => network.Likelihoods));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10_001)]
    public void Read_AnImpossibleNumberOfNetworks_IsRefusedInASentence(int networks) => Assert.Contains(
        "choose 1 to 10000",
        Assert.Throws<NoetherException>(
            () => SymmetryPredictor.Read(Rings, new HiddenLayerSettings { Networks = networks })).Message,
        StringComparison.Ordinal);

    private static HiddenLayerSettings Settings(int threads) => new() { Networks = Networks, Threads = threads, Seed = 4 };
}
