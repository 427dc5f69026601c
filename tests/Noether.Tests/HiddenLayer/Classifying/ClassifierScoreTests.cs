using Noether.HiddenLayer.Classifying;
using Noether.HiddenLayer.Representation;
using Noether.HiddenLayer.Symmetries;
using Noether.Numerics;
using Noether.Tests.HiddenLayer.Representation;

namespace Noether.Tests.HiddenLayer.Classifying;

public sealed class ClassifierScoreTests
{
    private const int Templates = 12;
    private const int Each = 3;

    private static readonly SymmetryModel Model = MakeModel();
    private static readonly LabelledSources Held = MakeSources();
    private static readonly double[][] Likelihoods = Model.Likelihoods(Held.Sources, threads: 1);
    private static readonly ClassifierScore Score = ClassifierScore.Of(Model, Held, threads: 1);

    [Fact]
    public void Of_SeveralNetworksEach_CountsEachNetworkByItself()
    {
        Assert.Equal(Templates * Each, Score.Single.Count);
        for (var label = 0; label < SymmetryClasses.Count; label++)
        {
            for (var said = 0; said < SymmetryClasses.Count; said++)
            {
                Assert.Equal(
                    Enumerable.Range(0, Held.Count)
                        .Count(i => Held.Labels[i] == label && Likelihoods[i].MaxBy(value => value) == Likelihoods[i][said]),
                    Score.Single[label, said]);
            }
        }
    }

    [Fact]
    public void Of_SeveralNetworksEach_AveragesTheLikelihoodsOfATemplate()
    {
        var right = Enumerable.Range(0, Templates).Count(template =>
        {
            var sums = Enumerable.Range(0, SymmetryClasses.Count)
                .Select(k => Enumerable.Range(0, Each).Sum(i => Likelihoods[(template * Each) + i][k])).ToArray();
            return Array.IndexOf(sums, sums.Max()) == Held.Labels[template * Each];
        });

        Assert.Equal(Templates, Score.Averaged.Count);
        Assert.Equal((double)right / Templates, Score.Averaged.Accuracy, 1e-12);
    }

    [Fact]
    public void Of_AnyNetworks_GivesTheMeanLogLikelihoodOfTheTrueClass()
    {
        Assert.Equal(
            -Enumerable.Range(0, Held.Count).Average(i => Math.Log(Likelihoods[i][Held.Labels[i]])), Score.Loss, 1e-6);
    }

    private static SymmetryModel MakeModel()
    {
        var representation = new ScatterRepresentation(new ScatterSettings { Size = 32, Planes = 1 });
        var settings = new ClassifierSettings { Widths = [4, 8], Seed = 6 };
        var network = SymmetryTraining.Create(representation.Shape, SymmetryClasses.Count, settings);
        return new SymmetryModel(representation, network, temperature: 0.05);
    }

    private static LabelledSources MakeSources()
    {
        var numbers = Enumerable.Range(0, Templates * Each).ToArray();
        return new LabelledSources(
            [.. numbers.Select(Points)], [.. numbers.Select(i => i / Each % SymmetryClasses.Count)],
            [.. numbers.Select(i => i / Each)]);
    }

    private static float[] Points(int number)
    {
        const int points = 60;
        var random = new CounterRandom(3, (ulong)number);
        var components = new float[points * HiddenPoints.Components];
        for (var i = 0; i < components.Length; i++)
            components[i] = (float)((random.NextDouble() - 0.5) * (1 + (number % 7)));
        return PackedPoints.Of(components, [.. Enumerable.Range(0, points).Select(i => i % 2 == 0)]);
    }
}
