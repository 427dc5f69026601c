using Noether.Densities;
using Noether.Numerics;

namespace Noether.Tests.Densities;

public sealed class ConditionalMixturesTests
{
    /// <summary>Single precision through matrix products, interpolation and a sum of four terms.</summary>
    private const double Tolerance = 1e-5;

    /// <summary>Central differences of the double-precision oracle with step 1e-5 are good to about 1e-9.</summary>
    private const double Step = 1e-5;

    public static TheoryData<SimdLevel, int, int> LevelsAndSizes()
    {
        var data = new TheoryData<SimdLevel, int, int>();
        foreach (SimdLevel level in Simd.Available)
            foreach ((int dimension, int count) in new[] { (3, 3), (3, 41), (5, 40), (5, 37), (17, 34), (19, 21) })
                data.Add(level, dimension, count);
        return data;
    }

    public static TheoryData<SimdLevel> Levels()
    {
        var data = new TheoryData<SimdLevel>();
        foreach (SimdLevel level in Simd.Available)
            data.Add(level);
        return data;
    }

    [Theory]
    [MemberData(nameof(LevelsAndSizes))]
    public void Evaluate_AnySize_MatchesInterpolatedForm(SimdLevel level, int dimension, int count)
    {
        ConditionalMixtures mixtures = Draw(level, dimension, seed: dimension);
        float[] y = Samples(dimension, count, seed: count);
        DirectConditional direct = Oracle(mixtures, tabulated: true);
        double[] doubles = Doubles(y);
        var blocks = new ComponentBlocks(count, count);
        ConditionalScores scores = mixtures.Evaluate(y, blocks, 1, new float[y.Length], threads: 1);
        ConditionalScores values = mixtures.EvaluateValues(y, blocks, threads: 1);
        Assert.Equal(direct.Entropy(doubles, count), scores.Entropy, Tolerance);
        Assert.Equal(direct.Uniformity(doubles, count), scores.Uniformity, Tolerance);
        Assert.Equal(scores, values);
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void Evaluate_AtTheKnots_MatchesTheNetworksThemselves(SimdLevel level)
    {
        const int dimension = 6, count = 60;
        ConditionalMixtures mixtures = Draw(level, dimension, seed: 2);
        var random = new Random(3);
        var y = new float[dimension * count];
        foreach (ref float value in y.AsSpan())
            value = mixtures.Knots[random.Next(mixtures.Knots.Length)];
        DirectConditional direct = Oracle(mixtures, tabulated: false);
        ConditionalScores scores = mixtures.EvaluateValues(y, new ComponentBlocks(count, count), threads: 1);
        double entropy = direct.Entropy(Doubles(y), count);
        Assert.Equal(entropy, scores.Entropy, Tolerance * Math.Abs(entropy));
        double uniformity = direct.Uniformity(Doubles(y), count);
        Assert.Equal(uniformity, scores.Uniformity, Tolerance * uniformity);
    }

    [Theory]
    [MemberData(nameof(LevelsAndSizes))]
    public void UniformityGradient_AnySize_MatchesCentralDifferences(SimdLevel level, int dimension, int count) =>
        Assert.True(UniformityGradientError(level, dimension, count, dropRevealed: false) < Tolerance);

    [Theory]
    [InlineData(5)]
    [InlineData(7)]
    public void Uniformity_EachEntryAlike_ValueAndGradientMatchDirectForm(int dimension)
    {
        ConditionalMixtures mixtures = Draw(Simd.Level, dimension, seed: 4, eachEntry: true);
        const int count = 40;
        double[] y = Doubles(Samples(dimension, count, seed: 8));
        Assert.Equal(
            Oracle(mixtures, tabulated: true).Uniformity(y, count, eachEntry: true),
            mixtures.EvaluateValues(Array.ConvertAll(y, v => (float)v), new ComponentBlocks(count, count), 1).Uniformity,
            Tolerance);
        Assert.True(UniformityGradientError(Simd.Level, dimension, count, false, eachEntry: true) < Tolerance);
        Assert.False(UniformityGradientError(Simd.Level, dimension, count, false, eachEntry: true, against: false) < Tolerance);
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void UniformityGradientLaw_RevealedComponentForgotten_IsRejected(SimdLevel level) =>
        Assert.False(UniformityGradientError(level, 5, 40, dropRevealed: true) < Tolerance);

    [Theory]
    [MemberData(nameof(LevelsAndSizes))]
    public void ParameterGradient_AnySize_MatchesCentralDifferences(SimdLevel level, int dimension, int count) =>
        Assert.True(ParameterGradientError(level, dimension, count, penalty: 1e-5) < Tolerance);

    [Theory]
    [MemberData(nameof(Levels))]
    public void ParameterGradientLaw_WrongPenalty_IsRejected(SimdLevel level) =>
        Assert.False(ParameterGradientError(level, 5, 40, penalty: 1e-3) < Tolerance);

    [Theory]
    [MemberData(nameof(Levels))]
    public void Evaluate_FarOutliers_StaysFinite(SimdLevel level)
    {
        const int dimension = 5, count = 10;
        ConditionalMixtures mixtures = Draw(level, dimension, seed: 4);
        float[] y = Samples(dimension, count, seed: 5);
        for (int n = 0; n < y.Length; n += 3)
            y[n] = n % 2 == 0 ? 40 : -40;
        y[7] = 1000;
        var gradient = new float[y.Length];
        var parameterGradient = new float[mixtures.Parameters.Length];
        ConditionalScores scores = mixtures.Evaluate(y, new ComponentBlocks(count, count), 1, gradient, threads: 1);
        mixtures.WriteParameterGradient(parameterGradient, threads: 1);
        DirectConditional direct = Oracle(mixtures, tabulated: true);
        double entropy = direct.Entropy(Doubles(y), count), uniformity = direct.Uniformity(Doubles(y), count);
        Assert.Equal(entropy, scores.Entropy, Tolerance * entropy);
        Assert.Equal(uniformity, scores.Uniformity, Tolerance * uniformity);
        Assert.All(gradient, value => Assert.True(float.IsFinite(value)));
        Assert.All(parameterGradient, value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void Evaluate_OneOrTwoThreadsOrOtherBlocks_SameBits()
    {
        const int dimension = 17, count = 17 * 150;
        (ConditionalScores, float[], float[]) one = Run(dimension, count, count, threads: 1);
        (ConditionalScores, float[], float[]) two = Run(dimension, count, count, threads: 2);
        (ConditionalScores, float[], float[]) blocked = Run(dimension, count, blockSize: 500, threads: 2);
        Assert.Equal(one.Item1, two.Item1);
        Assert.Equal(one.Item2, two.Item2);
        Assert.Equal(one.Item3, two.Item3);
        Assert.Equal(one.Item1, blocked.Item1);
        Assert.Equal(one.Item3, blocked.Item3);
        var blocks = new ComponentBlocks(count, 500);
        for (int b = 0; b < count; b++)
            for (int k = 0; k < dimension; k++)
                Assert.Equal(one.Item2[k * count + b], blocked.Item2[blocks.Start(b, dimension) + k * 500]);
    }

    [Fact]
    public void Evaluate_GradientHoldsSomething_IsAddedToWithTheWeight()
    {
        const int dimension = 5, count = 40;
        ConditionalMixtures mixtures = Draw(Simd.Level, dimension, seed: 9);
        float[] y = Samples(dimension, count, seed: 10), plain = new float[y.Length], added = new float[y.Length];
        var blocks = new ComponentBlocks(count, count);
        mixtures.Evaluate(y, blocks, 1, plain, threads: 1);
        added.AsSpan().Fill(2);
        mixtures.Evaluate(y, blocks, 3, added, threads: 1);
        for (int n = 0; n < y.Length; n++)
            Assert.Equal(2 + 3 * plain[n], added[n], 1e-6f);
    }

    private static (ConditionalScores Scores, float[] Gradient, float[] ParameterGradient) Run(
        int dimension, int count, int blockSize, int threads)
    {
        var mixtures = new ConditionalMixtures(dimension, hiddenPerOutput: 1, knots: 16, Simd.Level);
        mixtures.Initialise(new CounterRandom(12), threads);
        float[] whole = Samples(dimension, count, seed: 13);
        var blocks = new ComponentBlocks(count, blockSize);
        var y = new float[blocks.Length(dimension)];
        for (int b = 0; b < count; b++)
            for (int k = 0; k < dimension; k++)
                y[blocks.Start(b, dimension) + k * blockSize] = whole[k * count + b];
        var gradient = new float[y.Length];
        var parameterGradient = new float[mixtures.Parameters.Length];
        ConditionalScores scores = mixtures.Evaluate(y, blocks, 1, gradient, threads);
        mixtures.WriteParameterGradient(parameterGradient, threads);
        return (scores, gradient, parameterGradient);
    }

    private static double UniformityGradientError(
        SimdLevel level, int dimension, int count, bool dropRevealed, bool eachEntry = false, bool? against = null)
    {
        ConditionalMixtures mixtures = Draw(level, dimension, seed: dimension + 1, eachEntry);
        float[] y = Samples(dimension, count, seed: count + 1), gradient = new float[y.Length];
        mixtures.Evaluate(y, new ComponentBlocks(count, count), 1, gradient, threads: 1);
        DirectConditional direct = Oracle(mixtures, tabulated: true);
        double[] doubles = Doubles(y);
        double worst = 0;
        int stride = Math.Max(1, y.Length / Probes(dimension));
        for (int n = 0; n < y.Length; n += stride)
        {
            bool revealed = n / count == n % count % dimension;
            double kept = doubles[n];
            doubles[n] = kept + Step;
            double up = direct.Uniformity(doubles, count, against ?? eachEntry);
            doubles[n] = kept - Step;
            double down = direct.Uniformity(doubles, count, against ?? eachEntry);
            doubles[n] = kept;
            worst = Math.Max(worst, Math.Abs((up - down) / (2 * Step) - (dropRevealed && revealed ? 0 : gradient[n])));
        }

        return worst;
    }

    private static double ParameterGradientError(SimdLevel level, int dimension, int count, double penalty)
    {
        ConditionalMixtures mixtures = Draw(level, dimension, seed: dimension + 2);
        float[] y = Samples(dimension, count, seed: count + 2), gradient = new float[mixtures.Parameters.Length];
        mixtures.Evaluate(y, new ComponentBlocks(count, count), 1, new float[y.Length], threads: 1);
        mixtures.WriteParameterGradient(gradient, threads: 1);
        double[] parameters = Doubles(mixtures.Parameters), doubles = Doubles(y);
        var direct = new DirectConditional(parameters, dimension, mixtures.Hidden, Doubles(mixtures.Knots.ToArray()));
        int network = parameters.Length / 3, biases = dimension * mixtures.Hidden;
        int second = biases + mixtures.Hidden, secondBiases = network - 4 * dimension;
        double worst = 0;
        var random = new Random(1);
        int gap = 2 * parameters.Length / Probes(dimension);
        for (int n = random.Next(3); n < parameters.Length; n += random.Next(1, gap))
        {
            int place = n % network;
            bool isWeight = place < biases || (place >= second && place < secondBiases);
            double kept = parameters[n];
            parameters[n] = kept + Step;
            double up = direct.Entropy(doubles, count);
            parameters[n] = kept - Step;
            double down = direct.Entropy(doubles, count);
            parameters[n] = kept;
            double expected = (up - down) / (2 * Step) + (isWeight ? 2 * penalty * kept : 0);
            worst = Math.Max(worst, Math.Abs(expected - gradient[n]));
        }

        return worst;
    }

    /// <summary>The oracle costs d^3 a sample: fewer derivatives where d is large.</summary>
    private static int Probes(int dimension) => dimension > 10 ? 13 : 90;

    /// <summary>Freshly drawn weights and biases that are not zero, as after some training.</summary>
    private static ConditionalMixtures Draw(SimdLevel level, int dimension, int seed, bool eachEntry = false)
    {
        var mixtures = new ConditionalMixtures(dimension, hiddenPerOutput: 1, knots: 16, level, eachEntry);
        mixtures.Initialise(new CounterRandom((ulong)seed), threads: 1);
        var random = new Random(seed);
        foreach (ref float parameter in mixtures.Parameters.AsSpan())
            parameter += parameter == 0 ? (float)(random.NextDouble() - 0.5) : 0;
        mixtures.Tabulate(threads: 1);
        return mixtures;
    }

    private static DirectConditional Oracle(ConditionalMixtures mixtures, bool tabulated) =>
        new(
            Doubles(mixtures.Parameters),
            mixtures.Dimension,
            mixtures.Hidden,
            tabulated ? Doubles(mixtures.Knots.ToArray()) : []);

    private static float[] Samples(int dimension, int count, int seed)
    {
        var random = new Random(seed);
        var y = new float[count * dimension];
        for (int n = 0; n < y.Length; n++)
            y[n] = (float)(3 * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5));
        return y;
    }

    private static double[] Doubles(float[] values) => Array.ConvertAll(values, value => (double)value);
}
