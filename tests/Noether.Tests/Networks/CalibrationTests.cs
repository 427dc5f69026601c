using Noether.Networks;
using Noether.Numerics;

namespace Noether.Tests.Networks;

public sealed class CalibrationTests
{
    private const int Precision = 6;

    // Labels drawn from the probabilities: 20,000 of them fix a temperature to a percent or two.
    private const int Many = 20000;
    private const double SamplingTolerance = 0.05;

    [Theory]
    [InlineData(0.4)]
    [InlineData(1.0)]
    [InlineData(3.0)]
    public void Fit_LogitsThatAreTooLargeByAFactor_FindsTheFactor(double factor)
    {
        var (logits, labels) = Draw(factor);

        Assert.InRange(
            TemperatureScaling.Fit(logits, labels) / factor, 1 - SamplingTolerance, 1 + SamplingTolerance);
    }

    [Fact]
    public void Fit_Result_HasTheSmallestLoss()
    {
        var (logits, labels) = Draw(2);
        var best = TemperatureScaling.Fit(logits, labels);

        var loss = ClassifierQuality.Of(logits, labels, best).Loss;
        foreach (var other in new[] { 0.99, 1.01 })
            Assert.True(loss < ClassifierQuality.Of(logits, labels, best * other).Loss);
    }

    [Fact]
    public void Fit_AllRightOrAllWrong_StaysWithinTheRange()
    {
        float[][] logits = [[3, 0], [0, 2]];

        Assert.Equal(0.01, TemperatureScaling.Fit(logits, [0, 1]), 1e-3);
        Assert.Equal(100, TemperatureScaling.Fit(logits, [1, 0]), 1.0);
    }

    [Fact]
    public void ExpectedCalibrationError_CalibratedAgainstOverconfident_IsSmallAgainstLarge()
    {
        var (logits, labels) = Draw(1);

        double Error(double temperature) => new ReliabilityDiagram(
            [.. logits.Select(z => Softmax.Probabilities(z, temperature))], labels).ExpectedCalibrationError;
        Assert.InRange(Error(1), 0, 0.02);
        Assert.InRange(Error(0.3), 0.1, 1);
    }

    [Fact]
    public void ReliabilityDiagram_FewPictures_CountsThemByHand()
    {
        double[][] probabilities = [[0.9, 0.1], [0.2, 0.8], [0.5, 0.5], [0.3, 0.7], [1, 0]];
        var diagram = new ReliabilityDiagram(probabilities, [0, 0, 0, 1, 0], bins: 4);

        Assert.Equal([0, 1, 1, 3], diagram.Bins.Select(b => b.Count));
        Assert.Equal([0, 1, 1, 2], diagram.Bins.Select(b => b.Correct));
        Assert.Equal(0.9, diagram.Bins[3].Confidence, Precision);
        Assert.Equal(Math.Sqrt(2.0 / 9 / 3), diagram.Bins[3].AccuracyError, Precision);
        Assert.Equal((0.5 + 0.3 + 0.7) / 5, diagram.ExpectedCalibrationError, Precision);
    }

    [Fact]
    public void ConfusionMatrix_FewPictures_CountsThem()
    {
        var matrix = new ConfusionMatrix(3, [0, 0, 1, 2, 2, 2], [0, 1, 1, 2, 0, 2]);

        Assert.Equal(1, matrix[0, 1]);
        Assert.Equal(1, matrix[2, 0]);
        Assert.Equal(2, matrix[2, 2]);
        Assert.Equal(4.0 / 6, matrix.Accuracy, Precision);
        Assert.Equal(Math.Sqrt(4.0 / 6 * (2.0 / 6) / 6), matrix.AccuracyError, Precision);
        Assert.Equal(2.0 / 3, matrix.Recall(2), Precision);
        Assert.Throws<ArgumentException>(() => new ConfusionMatrix(2, [2], [0]));
        Assert.Throws<ArgumentException>(() => new ConfusionMatrix(2, [0], [0, 1]));
    }

    [Fact]
    public void ClassifierQuality_EqualLogits_TakesTheFirstClass()
    {
        var quality = ClassifierQuality.Of([[1, 1], [0, 2]], [0, 0]);

        Assert.Equal(1, quality.Correct);
        Assert.Equal(0.5, quality.Accuracy);
        Assert.Equal((Math.Log(2) + Math.Log(1 + Math.Exp(2))) / 2, quality.Loss, Precision);
    }

    [Fact]
    public void Probabilities_HugeLogits_AddUpToOne()
    {
        Assert.Equal([1, 0], Softmax.Probabilities([1e30f, -1e30f]));
        Assert.Equal(1, Softmax.Probabilities([3, 1, -2], 0.5).Sum(), Precision);
        Assert.Throws<ArgumentOutOfRangeException>(() => Softmax.Probabilities([1], 0));
    }

    private static (float[][] Logits, int[] Labels) Draw(double factor)
    {
        var logits = new float[Many][];
        var labels = new int[Many];
        for (var n = 0; n < Many; n++)
        {
            var random = new CounterRandom(3, (ulong)n);
            var z = new float[4];
            random.FillNormal(z);
            var p = Softmax.Probabilities([.. z.Select(v => 2 * v)]);
            var u = random.NextDouble();
            while (labels[n] < 3 && u > p[labels[n]])
                u -= p[labels[n]++];
            logits[n] = [.. z.Select(v => (float)(2 * v * factor))];
        }

        return (logits, labels);
    }
}
