using Noether.HiddenLayer.Decoy;
using Noether.HiddenLayer.Representation;
using Noether.Numerics;

namespace Noether.Tests.HiddenLayer.Representation;

public sealed class HiddenPointsTests
{
    private const int Points = 60;

    // Logits of single precision are rebuilt from probabilities near 1/2.
    private const double LogitTolerance = 1e-4;

    [Fact]
    public void Weigh_Contributions_SumToTheOutput()
    {
        var network = Network(scale: 0.1f);
        var points = Square();
        var contributions = network.HiddenActivations(points.Coordinates);
        network.Weigh(contributions);
        var predictions = network.Predict(points.Coordinates);

        // Bias and shifts of the batch norm add the same to every point.
        double Rest(int i) => Math.Log(predictions[i] / (1 - predictions[i]))
            - contributions.Skip(i * network.LastUnits).Take(network.LastUnits).Sum(value => (double)value);

        Assert.All(Enumerable.Range(1, Points - 1), i => Assert.Equal(Rest(0), Rest(i), LogitTolerance));
    }

    [Fact]
    public void Of_ContourAndBackground_AreAnalysedApart()
    {
        var network = Network(scale: 1);
        var packed = HiddenPoints.Of(network, Square(), new PrincipalComponents(network.LastUnits));

        for (var i = 0; i < Points; i++)
        {
            var point = packed.AsSpan(i * HiddenPoints.Width, HiddenPoints.Width);
            Assert.Equal(i % 3 == 0, HiddenPoints.Takes(HiddenAnalysis.Contour, point));
            Assert.True(HiddenPoints.Takes(HiddenAnalysis.Activations, point));
            var (seen, unseen) = i % 3 == 0
                ? (HiddenAnalysis.Contour, HiddenAnalysis.Background)
                : (HiddenAnalysis.Background, HiddenAnalysis.Contour);
            Assert.Equal([0, 0, 0], Components(point, unseen));
            Assert.Contains(Components(point, seen), value => value != 0);
        }
    }

    [Fact]
    public void Of_UnitThatTheOutputIgnores_ShowsInActivationsOnly()
    {
        var network = Network(scale: 1);
        var other = new DecoyNetwork(Settings, (float[])network.Weights.Clone());
        // The first unit of the last layer becomes loud, and weighs nothing in the output of either network.
        network.Weights[^(1 + network.LastUnits)] = other.Weights[^(1 + network.LastUnits)] = 0;
        other.Weights[(3 + network.LastUnits) * network.FirstUnits] += 10;
        var analysis = new PrincipalComponents(network.LastUnits);
        var (quiet, loud) = (HiddenPoints.Of(network, Square(), analysis), HiddenPoints.Of(other, Square(), analysis));

        Assert.NotEqual(Components(quiet, HiddenAnalysis.Activations), Components(loud, HiddenAnalysis.Activations));
        Assert.Equal(Components(quiet, HiddenAnalysis.Contributions), Components(loud, HiddenAnalysis.Contributions));
    }

    private static DecoySettings Settings { get; } = new() { FirstUnits = 12, LastUnits = 8 };

    private static DecoyNetwork Network(float scale)
    {
        var weights = new float[DecoyNetwork.WeightCount(Settings)];
        new CounterRandom(4).FillNormal(weights.AsSpan());
        return new(Settings, [.. weights.Select(weight => weight * scale)]);
    }

    private static DecoyPoints Square()
    {
        var coordinates = new float[2 * Points];
        new CounterRandom(9).FillNormal(coordinates.AsSpan());
        return new(coordinates, [.. Enumerable.Range(0, Points).Select(i => i % 3 == 0)]);
    }

    private static float[] Components(ReadOnlySpan<float> point, HiddenAnalysis kind) =>
        point.Slice((int)kind * HiddenPoints.ComponentsEach, HiddenPoints.ComponentsEach).ToArray();
}
