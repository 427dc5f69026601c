using Noether.Densities;
using Noether.Numerics;
using Noether.Optimization;

namespace Noether.Tests.Densities;

public sealed class EstimatorTrainingTests
{
    /// <summary>Nats between the trained estimator and the truth, held-out sampling error included.</summary>
    private const double Close = 0.02;

    /// <summary>
    /// Nats (root mean square) that tabulating costs at 32 knots on a trained estimator; measured 0.0085, and 0.0024 at
    /// 64. Far below the divergences that uniformity weighs, which are tenths of a nat.
    /// </summary>
    private const double TableAccuracy = 0.01;

    [Fact]
    public void MarginalMixtures_TrainedOnTwoGaussians_ReachesTheTrueEntropy()
    {
        const int dimension = 2, count = 4000;
        float[] training = TwoGaussians(count, stream: 0), held = TwoGaussians(count, stream: 1);
        var mixtures = new MarginalMixtures(dimension, Simd.Level);
        mixtures.Initialise(new CounterRandom(5));
        var adam = new Adam<float>(mixtures.Parameters.Length);
        var gradient = new float[mixtures.Parameters.Length];
        int length = training.Length;
        float[] own = new float[length], below = new float[length], above = new float[length];
        var sums = new MarginalSums(dimension);
        for (int step = 0; step < 600; step++)
        {
            sums.Clear();
            mixtures.Accumulate(training, count, count, sums, own, below, above);
            mixtures.WriteParameterGradient(sums, 1.0 / training.Length, gradient);
            adam.Step(mixtures.Parameters, gradient, 0.02);
            mixtures.Prepare();
        }

        sums.Clear();
        mixtures.AccumulateValues(held, count, count, sums);
        double truth = 0;
        foreach (float value in held)
            truth -= Math.Log(0.3 * Density(value + 1, 0.2) + 0.7 * Density(value - 0.5, 0.5)) / held.Length;
        Assert.InRange(sums.MeanEntropy, truth - 0.005, truth + Close);
    }

    [Fact]
    public void ConditionalMixtures_TrainedOnCorrelatedGaussian_ReachesTheTrueEntropy()
    {
        const int dimension = 4, count = 8000;
        const double correlation = 0.7;
        float[] training = Correlated(dimension, count, correlation, stream: 0);
        float[] held = Correlated(dimension, count, correlation, stream: 1);
        var mixtures = new ConditionalMixtures(dimension, hiddenPerOutput: 2, knots: 32, Simd.Level);
        mixtures.Initialise(new CounterRandom(5), threads: 1);
        var adam = new Adam<float>(mixtures.Parameters.Length);
        var gradient = new float[mixtures.Parameters.Length];
        var unused = new float[training.Length];
        var blocks = new ComponentBlocks(count, count);
        for (int step = 0; step < 400; step++)
        {
            mixtures.Evaluate(training, blocks, 0, unused, threads: 1);
            mixtures.WriteParameterGradient(gradient, threads: 1);
            adam.Step(mixtures.Parameters, gradient, 0.01);
            mixtures.Tabulate(threads: 1);
        }

        double truth = 0.5 * Math.Log(2 * Math.PI * Math.E * (1 - correlation * correlation));
        ConditionalScores scores = mixtures.EvaluateValues(held, blocks, threads: 1);
        Assert.InRange(scores.Entropy, truth - Close, truth + Close);

        // Every pair has the same conditional distribution, so little divergence is left.
        Assert.InRange(scores.Uniformity, 0, Close);
        Assert.All(unused, value => Assert.Equal(0, value));
    }

    [Fact]
    public void ConditionalMixtures_AfterTraining_TableIsCloseToTheNetworksAndConverges()
    {
        double coarse = TableError(knots: 32), fine = TableError(knots: 64);
        Assert.InRange(coarse, 0, TableAccuracy);

        // Linear interpolation: half the spacing, a quarter of the error, less what the kinks of LeakyReLU take away.
        Assert.InRange(fine, 0, 0.4 * coarse);
    }

    /// <summary>Root mean square difference of log densities between table and networks, after training.</summary>
    private static double TableError(int knots)
    {
        const int dimension = 4, count = 2000;
        float[] y = Correlated(dimension, count, 0.7, stream: 2);
        var mixtures = new ConditionalMixtures(dimension, hiddenPerOutput: 2, knots, Simd.Level);
        mixtures.Initialise(new CounterRandom(6), threads: 1);
        var adam = new Adam<float>(mixtures.Parameters.Length);
        var gradient = new float[mixtures.Parameters.Length];
        var blocks = new ComponentBlocks(count, count);
        for (int step = 0; step < 300; step++)
        {
            mixtures.Evaluate(y, blocks, 0, new float[y.Length], threads: 1);
            mixtures.WriteParameterGradient(gradient, threads: 1);
            adam.Step(mixtures.Parameters, gradient, 0.01);
            mixtures.Tabulate(threads: 1);
        }

        double[] parameters = Array.ConvertAll(mixtures.Parameters, value => (double)value);
        double[] grid = Array.ConvertAll(mixtures.Knots.ToArray(), value => (double)value);
        var table = new DirectConditional(parameters, dimension, mixtures.Hidden, grid);
        var networks = new DirectConditional(parameters, dimension, mixtures.Hidden, []);
        double squares = 0;
        int compared = 0;
        for (int b = 0; b < count; b++)
        {
            int g = b % dimension;
            double[][] interpolated = table.Mixtures(g, y[g * count + b]);
            double[][] direct = networks.Mixtures(g, y[g * count + b]);
            for (int j = 0; j < dimension; j++)
            {
                if (j == g)
                    continue;
                double difference = table.LogDensity(interpolated, j, y[j * count + b])
                    - networks.LogDensity(direct, j, y[j * count + b]);
                squares += difference * difference;
                compared++;
            }
        }

        return Math.Sqrt(squares / compared);
    }

    private static double Density(double distance, double deviation) =>
        Math.Exp(-0.5 * distance * distance / (deviation * deviation)) / (Math.Sqrt(2 * Math.PI) * deviation);

    private static float[] TwoGaussians(int count, ulong stream)
    {
        var random = new CounterRandom(3, stream);
        var y = new float[2 * count];
        for (int n = 0; n < y.Length; n++)
            y[n] = (float)(random.NextDouble() < 0.3 ? 0.2 * random.NextNormal() - 1 : 0.5 * random.NextNormal() + 0.5);
        return y;
    }

    private static float[] Correlated(int dimension, int count, double correlation, ulong stream)
    {
        var random = new CounterRandom(4, stream);
        var y = new float[dimension * count];
        for (int b = 0; b < count; b++)
        {
            double common = random.NextNormal() * Math.Sqrt(correlation);
            for (int k = 0; k < dimension; k++)
                y[k * count + b] = (float)(common + random.NextNormal() * Math.Sqrt(1 - correlation));
        }

        return y;
    }
}
