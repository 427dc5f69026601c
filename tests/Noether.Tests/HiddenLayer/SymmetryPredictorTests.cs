using Noether.Discovery;
using Noether.HiddenLayer;
using Noether.HiddenLayer.Prediction;
using Noether.HiddenLayer.Probing;
using Noether.HiddenLayer.Symmetries;
using Noether.Pictures;
using Noether.Tests.HiddenLayer.Contours;

namespace Noether.Tests.HiddenLayer;

public sealed class SymmetryPredictorTests
{
    private const int Networks = 3;

    private static readonly HiddenLayerSettings Few = new() { Networks = Networks, Reading = HiddenReading.Scatter };

    private static readonly Picture Rings = Waves(4);

    // Of ink: of waves in rings the next ring shows in the corners alone, and those four are read as D_4 (a known
    // fault).
    private static readonly Picture Ring = Drawn.Picture(
        128, 128, (x, y) => Math.Sqrt((x * x) + (y * y)) is > 0.3 and < 0.7 ? 0.1 : 0.9);

    private static readonly Lazy<SymmetryPrediction> Prediction = new(() => Predict(Rings, 1));

    // Rings of a wave number near those of the templates, 2 to 3.5: measured over eight seeds, each of the 40 networks
    // by itself says rotation, with a likelihood of 0.996 on the mean and 0.94 ahead of the next class at least. So the
    // roundings of a processor, which make other networks of the same seed, do not matter.
    [Fact]
    public void Predict_RingsAsWideAsThoseOfTheTemplates_FindsRotation()
    {
        var prediction = Prediction.Value;

        Assert.Equal((SymmetryClass.Rotation, Finding.Found), (prediction.MostLikely, prediction.Verdict.Finding));
        Assert.True(prediction.Lead > 0.5, $"The lead is only {prediction.Lead:0.00}.");
        Assert.Null(prediction.Symmetries);
        Assert.All(prediction.Verdict.Checks, check => Assert.True(check.Passed, check.Name));
    }

    // Rings so fine that networks do not learn them whole: 0.88 of the points, over 700 networks of two lane widths.
    // What is then said of their symmetry is chance, and the verdict has to warn of it.
    [Fact]
    public void Predict_RingsTooFineToBeLearnt_SaysThatTheyAreNotLearnt()
    {
        var verdict = Predict(Waves(14), 0).Verdict;

        Assert.False(verdict.Checks.Single(check => check.Name == "decoyAccuracy").Passed);
        Assert.Contains(verdict.Caveats, caveat => caveat.Contains("not learnt it whole", StringComparison.Ordinal));
    }

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
        Predict(Rings, 2).Networks.Select(network => network.Likelihoods));

    [Fact]
    public void Predict_RingsWithTheProbe_NamesTheirMiddleOnAnyNumberOfThreads()
    {
        var settings = new HiddenLayerSettings { Networks = Networks };
        var (one, two) = (Probe(1), Probe(2));

        var rotation = Assert.Single(one.Symmetries!);
        Assert.Equal((SymmetryKind.Rotation, Finding.Found), (rotation.Kind, one.Verdict.Finding));
        Assert.InRange(rotation.X!.Value, -0.05, 0.05);
        Assert.InRange(rotation.Y!.Value, -0.05, 0.05);
        Assert.Equal(one.Symmetries!, two.Symmetries!);
        Assert.Equal(
            one.Networks.Select(network => network.Likelihoods), two.Networks.Select(network => network.Likelihoods));

        SymmetryPrediction Probe(int threads) => SymmetryPredictor.Predict(
            Ring, settings, new RunContext { Threads = threads, Seed = 4 });
    }

    [Fact]
    public void Predict_RingsTooFineForTheProbe_CannotBeJudged()
    {
        var prediction = SymmetryPredictor.Predict(
            Waves(14), new HiddenLayerSettings { Networks = 1 }, new RunContext { Seed = 4 });

        Assert.Equal((Finding.Undecided, "Cannot be judged"), (prediction.Verdict.Finding, prediction.Verdict.Headline));
        Assert.Null(prediction.Symmetries);
    }

    // A dot, a line from border to border, a picture of twenty pixels: read, or told in a sentence why not.
    [Theory]
    [InlineData("dot")]
    [InlineData("line")]
    [InlineData("small")]
    [InlineData("white")]
    public void Predict_APictureOfHardlyAnything_IsReadOrRefusedInASentence(string what)
    {
        var picture = what switch
        {
            "dot" => Drawn.Picture(128, 128, (x, y) => (x * x) + (y * y) < 0.001 ? 0 : 1),
            "line" => Drawn.Picture(128, 128, (x, _) => Math.Abs(x) < 0.03 ? 0 : 1),
            "small" => Drawn.Picture(20, 20, (x, y) => Math.Abs(x + (0.3 * y)) < 0.4 ? 0 : 1),
            _ => Drawn.Picture(64, 64, (_, _) => 1),
        };
        try
        {
            var prediction = SymmetryPredictor.Predict(
                picture, new HiddenLayerSettings { Networks = 1 }, new RunContext { Seed = 4, Threads = 1 });
            Assert.Equal(prediction.Symmetries is null, prediction.Verdict.Finding == Finding.Undecided);
            Assert.All(prediction.Symmetries ?? [], element => Assert.InRange(element.FalsePositiveRate, 0, 0.05));
            Assert.NotEqual("white", what);
        }
        catch (NoetherException refused)
        {
            Assert.StartsWith("No contour was found", refused.Message, StringComparison.Ordinal);
            Assert.NotEqual("line", what);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10_001)]
    public void Predict_AnImpossibleNumberOfNetworks_IsRefusedInASentence(int networks) => Assert.Equal(
        $"‹networks› must be a whole number from 1 to 10000, not '{networks}'.",
        Assert.Throws<NoetherException>(
            () => SymmetryPredictor.Predict(Rings, new HiddenLayerSettings { Networks = networks })).Message);

    private static Picture Waves(double number) => Drawn.Picture(
        128, 128, (x, y) => 0.5 + (0.5 * Math.Cos(number * Math.Sqrt((x * x) + (y * y)))));

    private static SymmetryPrediction Predict(Picture picture, int threads) =>
        SymmetryPredictor.Predict(picture, Few, new RunContext { Threads = threads, Seed = 4 });
}
