using Noether.Optimization;

namespace Noether.Tests.Optimization;

public sealed class AdamWTests
{
    // Float moments against double ones: a few roundings of 6e-8 in numbers of order one.
    private const double FloatTolerance = 2e-6;
    private const double DoubleTolerance = 1e-13;

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    public void Step_MomentumThatChanges_MatchesTheFormula(double decay)
    {
        const int count = 37;
        var floats = Gradient(count, 0).Select(x => (float)x).ToArray();
        var doubles = floats.Select(x => (double)x).ToArray();
        var expected = (double[])doubles.Clone();
        var m = new double[count];
        var v = new double[count];
        var adamFloat = new AdamW<float>(count, decay, 0.99, 1e-5);
        var adamDouble = new AdamW<double>(count, decay, 0.99, 1e-5);
        for (var t = 1; t <= 20; t++)
        {
            var beta1 = 0.95 - (0.005 * t);
            var gradient = Gradient(count, t);
            adamFloat.Step(floats, [.. gradient.Select(x => (float)x)], 0.01, beta1);
            adamDouble.Step(doubles, gradient, 0.01, beta1);
            for (var i = 0; i < count; i++)
            {
                m[i] = (beta1 * m[i]) + ((1 - beta1) * gradient[i]);
                v[i] = (0.99 * v[i]) + (0.01 * gradient[i] * gradient[i]);
                var mean = m[i] / (1 - Math.Pow(beta1, t));
                var square = v[i] / (1 - Math.Pow(0.99, t));
                expected[i] -= 0.01 * decay * expected[i];
                expected[i] -= 0.01 * mean / (Math.Sqrt(square) + 1e-5);
            }
        }

        for (var i = 0; i < count; i++)
        {
            Assert.Equal(expected[i], doubles[i], DoubleTolerance);
            Assert.Equal(expected[i], floats[i], FloatTolerance);
        }
    }

    [Fact]
    public void Step_NoGradient_OnlyShrinks()
    {
        var parameters = new[] { 2.0, -4.0, 8.0, 1.0, 0.0 };
        new AdamW<double>(5, 0.5).Step(parameters, new double[5], 0.5);

        Assert.Equal([1.5, -3.0, 6.0, 0.75, 0.0], parameters);
    }

    [Fact]
    public void Step_EveryLength_SameBitsAsOneParameterAlone()
    {
        var gradient = Gradient(40, 1).Select(x => (float)x).ToArray();
        for (var length = 0; length <= 40; length++)
        {
            var together = gradient[..length];
            var adam = new AdamW<float>(length, 0.1);
            adam.Step(together, gradient.AsSpan(0, length), 0.3);
            adam.Step(together, gradient.AsSpan(0, length), 0.3);
            for (var i = 0; i < length; i++)
            {
                var alone = new[] { gradient[i] };
                var single = new AdamW<float>(1, 0.1);
                single.Step(alone, [gradient[i]], 0.3);
                single.Step(alone, [gradient[i]], 0.3);
                Assert.Equal(alone[0], together[i]);
            }
        }
    }

    [Fact]
    public void Restore_SavedMoments_SameBitsAsWithoutInterruption()
    {
        var straight = new double[9];
        var interrupted = new double[9];
        var first = new AdamW<double>(9);
        var second = new AdamW<double>(9);
        for (var t = 1; t <= 3; t++)
        {
            first.Step(straight, Gradient(9, t), 0.1);
            second.Step(interrupted, Gradient(9, t), 0.1);
        }

        var third = new AdamW<double>(9);
        third.Restore(second.FirstMoments, second.SecondMoments, second.StepCount);
        first.Step(straight, Gradient(9, 4), 0.1);
        third.Step(interrupted, Gradient(9, 4), 0.1);

        Assert.Equal(straight, interrupted);
    }

    [Fact]
    public void Constructor_ImpossibleValues_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdamW<float>(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdamW<float>(1, -0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdamW<float>(1, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdamW<float>(1, 0, 0.9, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdamW<float>(1).Step(new float[1], new float[1], 1, 1));
        Assert.Throws<ArgumentException>(() => new AdamW<float>(1).Step(new float[2], new float[2], 1));
    }

    private static double[] Gradient(int count, int step) =>
        [.. Enumerable.Range(0, count).Select(i => Math.Sin((1.7 * i) + (0.9 * step)))];
}
