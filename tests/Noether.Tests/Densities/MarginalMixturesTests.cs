using Noether.Densities;
using Noether.Numerics;

namespace Noether.Tests.Densities;

public sealed class MarginalMixturesTests
{
    /// <summary>Single precision with a sum of four terms: a few rounding errors relative to the value.</summary>
    private const double Relative = 3e-6;

    /// <summary>Central differences of the double-precision oracle with step 1e-5 are good to about 1e-9.</summary>
    private const double Step = 1e-5;

    private const int Dimension = 5;

    public static TheoryData<SimdLevel, int> LevelsAndCounts()
    {
        var data = new TheoryData<SimdLevel, int>();
        foreach (SimdLevel level in Simd.Available)
            foreach (int count in new[] { 1, 2, 3, 7, 15, 16, 17, 33, 64, 511, 512, 513, 1000 })
                data.Add(level, count);
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
    [MemberData(nameof(LevelsAndCounts))]
    public void Accumulate_AnyCount_MatchesDirectForm(SimdLevel level, int count)
    {
        MarginalMixtures mixtures = Draw(level, seed: 7);
        float[] y = Samples(count, seed: 11, spread: 2.5);
        var sums = new MarginalSums(Dimension);
        float[] own = new float[y.Length], below = new float[y.Length], above = new float[y.Length];
        mixtures.Accumulate(y, count, count, sums, own, below, above);
        var values = new MarginalSums(Dimension);
        mixtures.AccumulateValues(y, count, count, values);

        Assert.Equal(count, sums.Count);
        for (int k = 0; k < Dimension; k++)
        {
            CheckDensity(mixtures, k, k, y, count, own, sums.Own[k]);
            CheckDensity(mixtures, k, k - 1, y, count, below, sums.Below[k]);
            CheckDensity(mixtures, k, k + 1, y, count, above, sums.Above[k]);
            Assert.Equal(sums.Own[k], values.Own[k], Relative * count * 10);
            Assert.Equal(sums.Below[k], values.Below[k]);
            Assert.Equal(sums.Above[k], values.Above[k]);
        }
    }

    [Theory]
    [MemberData(nameof(LevelsAndCounts))]
    public void AccumulateOwn_AnyCount_SameBitsAsAccumulate(SimdLevel level, int count)
    {
        MarginalMixtures mixtures = Draw(level, seed: 7);
        float[] y = Samples(count, seed: 11, spread: 2.5);
        var whole = new MarginalSums(Dimension);
        mixtures.Accumulate(y, count, count, whole, new float[y.Length], new float[y.Length], new float[y.Length]);
        var own = new MarginalSums(Dimension);
        mixtures.AccumulateOwn(y, count, count, own, new float[count]);

        Assert.Equal(whole.Count, own.Count);
        Assert.Equal(whole.Own, own.Own);
        Assert.Equal(whole.Moments, own.Moments);
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void Accumulate_FarOutliers_StaysFiniteAndRight(SimdLevel level)
    {
        MarginalMixtures mixtures = Draw(level, seed: 3);
        for (int k = 0; k < Dimension; k++)
            mixtures.Parameters[2 * MarginalMixtures.Kernels * Dimension + 4 * k] = -6;
        mixtures.Prepare();
        float[] row = [40, -40, 1000, -1000, 0];
        float[] y = [.. Enumerable.Repeat(row, Dimension).SelectMany(value => value)];
        var sums = new MarginalSums(Dimension);
        float[] own = new float[y.Length], below = new float[y.Length], above = new float[y.Length];
        mixtures.Accumulate(y, row.Length, row.Length, sums, own, below, above);
        for (int k = 0; k < Dimension; k++)
        {
            CheckDensity(mixtures, k, k, y, row.Length, own, sums.Own[k]);
            CheckDensity(mixtures, k, k - 1, y, row.Length, below, sums.Below[k]);
            CheckDensity(mixtures, k, k + 1, y, row.Length, above, sums.Above[k]);
        }
    }

    [Theory]
    [MemberData(nameof(LevelsAndCounts))]
    public void WriteParameterGradient_AnyCount_MatchesCentralDifferences(SimdLevel level, int count)
    {
        if (count > 64)
            count = 300 + count % 10;
        Assert.True(ParameterGradientError(level, count, broken: false) < 20 * Relative);
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void ParameterGradientLaw_MissingClipRule_IsRejected(SimdLevel level) =>
        Assert.False(ParameterGradientError(level, 33, broken: true) < 20 * Relative);

    [Theory]
    [MemberData(nameof(Levels))]
    public void Uniformity_SomePairsClamped_ValueAndGradientMatchDirectForm(SimdLevel level)
    {
        const int count = 37;
        MarginalMixtures mixtures = Draw(level, seed: 5);
        float[] y = Samples(count, seed: 6, spread: 1.2);
        double error = UniformityGradientError(mixtures, y, count, ignoreMasks: false, out bool anyClamped);
        Assert.True(error < 20 * Relative);
        Assert.True(anyClamped);
    }

    [Fact]
    public void Uniformity_EachEntryAlike_ValueAndGradientMatchDirectForm()
    {
        const int count = 37;
        MarginalMixtures mixtures = Draw(Simd.Level, seed: 5);
        float[] y = Samples(count, seed: 6, spread: 1.2);
        Assert.True(UniformityGradientError(mixtures, y, count, false, out _, eachEntry: true) < 20 * Relative);
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void UniformityLaw_ClampIgnored_IsRejected(SimdLevel level)
    {
        const int count = 37;
        MarginalMixtures mixtures = Draw(level, seed: 5);
        float[] y = Samples(count, seed: 6, spread: 1.2);
        Assert.False(UniformityGradientError(mixtures, y, count, ignoreMasks: true, out _) < 20 * Relative);
    }

    [Fact]
    public void Accumulate_BlocksOnAnyNumberOfThreads_SameBits()
    {
        const int block = 100, blocks = 9;
        MarginalMixtures mixtures = Draw(Simd.Level, seed: 8);
        float[] y = Samples(block * blocks, seed: 9, spread: 1);
        (double[] sums, float[] gradient) one = RunBlocks(mixtures, y, block, blocks, threads: 1);
        (double[] sums, float[] gradient) two = RunBlocks(mixtures, y, block, blocks, threads: 2);
        Assert.Equal(one.sums, two.sums);
        Assert.Equal(one.gradient, two.gradient);
    }

    private static (double[] Sums, float[] Gradient) RunBlocks(
        MarginalMixtures mixtures, float[] y, int block, int blocks, int threads)
    {
        int size = block * Dimension;
        float[] own = new float[y.Length], below = new float[y.Length], above = new float[y.Length];
        var parts = new MarginalSums[blocks];
        Parallel.For(0, blocks, new ParallelOptions { MaxDegreeOfParallelism = threads }, n =>
        {
            parts[n] = new MarginalSums(Dimension);
            mixtures.Accumulate(
                y.AsSpan(n * size, size),
                block,
                block,
                parts[n],
                own.AsSpan(n * size, size),
                below.AsSpan(n * size, size),
                above.AsSpan(n * size, size));
        });
        var sums = new MarginalSums(Dimension);
        foreach (MarginalSums part in parts)
            sums.Add(part);
        return ([.. sums.Own, .. sums.Below, .. sums.Above, .. sums.Moments], [.. own, .. below, .. above]);
    }

    private static void CheckDensity(
        MarginalMixtures mixtures, int k, int density, float[] y, int count, float[] gradient, double sum)
    {
        double expected = 0, magnitude = 1;
        double[] parameters = Doubles(mixtures.Parameters);
        for (int b = 0; b < count; b++)
        {
            int n = k * count + b;
            if (density < 0 || density >= Dimension)
            {
                Assert.Equal(0, gradient[n]);
                continue;
            }

            double value = DirectMarginal.LogDensity(parameters, Dimension, density, y[n]);
            double slope = (DirectMarginal.LogDensity(parameters, Dimension, density, y[n] + Step)
                - DirectMarginal.LogDensity(parameters, Dimension, density, y[n] - Step)) / (2 * Step);
            expected += value;
            magnitude += Math.Abs(value);
            Assert.Equal(slope, gradient[n], 20 * Relative * (1 + Math.Abs(slope) + Math.Abs(y[n])));
        }

        Assert.Equal(expected, sum, Relative * magnitude);
    }

    private static double ParameterGradientError(SimdLevel level, int count, bool broken)
    {
        MarginalMixtures mixtures = Draw(level, seed: 21);
        float[] y = Samples(count, seed: 22, spread: 1.5);
        var sums = new MarginalSums(Dimension);
        float[] own = new float[y.Length], below = new float[y.Length], above = new float[y.Length];
        mixtures.Accumulate(y, count, count, sums, own, below, above);
        var gradient = new float[mixtures.Parameters.Length];
        double scale = 1.0 / (count * Dimension);
        double[] parameters = Doubles(mixtures.Parameters), doubles = Doubles(y);
        if (broken)
        {
            // At the limit itself the function is the same, but the rule no longer sees that the clip is active.
            int plane = parameters.Length / 3;
            for (int n = 0; n < plane; n++)
            {
                mixtures.Parameters[n] = Math.Clamp(mixtures.Parameters[n], -4.5f, 4.5f);
                mixtures.Parameters[2 * plane + n] = Math.Clamp(mixtures.Parameters[2 * plane + n], -4.5f, 4.5f);
            }
        }

        mixtures.WriteParameterGradient(sums, scale, gradient);
        double worst = 0;
        for (int n = 0; n < gradient.Length; n++)
        {
            double kept = parameters[n];
            parameters[n] = kept + Step;
            double up = DirectMarginal.OwnLoss(parameters, Dimension, doubles, count);
            parameters[n] = kept - Step;
            double down = DirectMarginal.OwnLoss(parameters, Dimension, doubles, count);
            parameters[n] = kept;
            worst = Math.Max(worst, Math.Abs((up - down) / (2 * Step) * scale - gradient[n]));
        }

        return worst;
    }

    private static double UniformityGradientError(
        MarginalMixtures mixtures, float[] y, int count, bool ignoreMasks, out bool anyClamped, bool eachEntry = false)
    {
        var sums = new MarginalSums(Dimension);
        float[] own = new float[y.Length], below = new float[y.Length], above = new float[y.Length];
        mixtures.Accumulate(y, count, count, sums, own, below, above);
        var uniformity = new MarginalUniformity(Dimension, eachEntry);
        uniformity.Update(sums);
        anyClamped = uniformity.BelowFactors.Skip(1).Any(factor => factor == 0);
        double[] parameters = Doubles(mixtures.Parameters), doubles = Doubles(y);
        Assert.Equal(DirectMarginal.Uniformity(parameters, Dimension, doubles, count, eachEntry), uniformity.Value, 10 * Relative);
        double worst = 0;
        for (int n = 0; n < y.Length; n++)
        {
            int k = n / count;
            double gradient = uniformity.OwnFactors[k] * own[n]
                + uniformity.BelowFactors[k] * below[n] + uniformity.AboveFactors[k] * above[n];
            if (ignoreMasks)
                gradient = (2 * own[n] - below[n] - above[n]) / (2.0 * (Dimension - 1) * count);
            double kept = doubles[n];
            doubles[n] = kept + Step;
            double up = DirectMarginal.Uniformity(parameters, Dimension, doubles, count, eachEntry);
            doubles[n] = kept - Step;
            double down = DirectMarginal.Uniformity(parameters, Dimension, doubles, count, eachEntry);
            doubles[n] = kept;
            worst = Math.Max(worst, Math.Abs((up - down) / (2 * Step) - gradient));
        }

        return worst;
    }

    /// <summary>Parameters as after training, with some logits and log-variances beyond their clips.</summary>
    private static MarginalMixtures Draw(SimdLevel level, int seed)
    {
        var random = new Random(seed);
        var mixtures = new MarginalMixtures(Dimension, level);
        int plane = MarginalMixtures.Kernels * Dimension;
        for (int n = 0; n < plane; n++)
        {
            mixtures.Parameters[n] = (float)(3 * random.NextDouble() - 1.5);
            mixtures.Parameters[plane + n] = (float)(4 * random.NextDouble() - 2);
            mixtures.Parameters[2 * plane + n] = (float)(4 * random.NextDouble() - 3);
        }

        mixtures.Parameters[6] = 5.2f;
        mixtures.Parameters[2 * plane + 3] = -4.9f;
        mixtures.Parameters[2 * plane + 9] = 4.7f;
        mixtures.Prepare();
        return mixtures;
    }

    private static float[] Samples(int count, int seed, double spread)
    {
        var random = new Random(seed);
        var y = new float[count * Dimension];
        for (int n = 0; n < y.Length; n++)
            y[n] = (float)(spread * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 2);
        return y;
    }

    private static double[] Doubles(float[] values) => Array.ConvertAll(values, value => (double)value);
}
