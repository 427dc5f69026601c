using Noether.Optimization;

namespace Noether.Tests.Optimization;

public sealed class AdamTests
{
    // Float moments against double ones: a few roundings of 6e-8 in numbers of order one.
    private const double FloatTolerance = 2e-6;
    private const double DoubleTolerance = 1e-13;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.3, 0)]
    [InlineData(0.3, 0.005)]
    public void Step_SeveralSteps_MatchesTheFormula(double decay, double slowing)
    {
        const int count = 37;
        var floats = Gradient(count, 0).Select(x => (float)x).ToArray();
        var doubles = floats.Select(x => (double)x).ToArray();
        var expected = (double[])doubles.Clone();
        var m = new double[count];
        var v = new double[count];
        var adamFloat = new Adam<float>(count, 0.95, 0.99, 1e-5, decay);
        var adamDouble = new Adam<double>(count, 0.95, 0.99, 1e-5, decay);
        for (var t = 1; t <= 20; t++)
        {
            var beta1 = 0.95 - (slowing * t);
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

        Assert.Equal(20, adamFloat.StepCount);
    }

    /// <summary>Without decay the bits are those of an Adam that knows none, in the same order of roundings.</summary>
    [Fact]
    public void Step_WithoutDecay_SameBitsAsPlainAdam()
    {
        const int count = 37;
        var parameters = Gradient(count, 0).Select(x => (float)x).ToArray();
        var expected = parameters.ToArray();
        var m = new float[count];
        var v = new float[count];
        var adam = new Adam<float>(count);
        for (var t = 1; t <= 50; t++)
        {
            var gradient = Gradient(count, t).Select(x => (float)x).ToArray();
            adam.Step(parameters, gradient, 0.01);
            var rate = (float)(0.01 / (1 - Math.Pow(0.9, t)));
            var correction = (float)(1 / (1 - Math.Pow(0.999, t)));
            for (var i = 0; i < count; i++)
            {
                m[i] = (m[i] * 0.9f) + (gradient[i] * (float)(1 - 0.9));
                v[i] = (v[i] * 0.999f) + (gradient[i] * gradient[i] * (float)(1 - 0.999));
                expected[i] -= m[i] * rate / (MathF.Sqrt(v[i] * correction) + 1e-8f);
            }
        }

        Assert.Equal(expected, parameters);
    }

    [Fact]
    public void Step_NoGradient_OnlyShrinks()
    {
        var parameters = new[] { 2.0, -4.0, 8.0, 1.0, 0.0 };
        new Adam<double>(5, weightDecay: 0.5).Step(parameters, new double[5], 0.5);

        Assert.Equal([1.5, -3.0, 6.0, 0.75, 0.0], parameters);
    }

    [Fact]
    public void Step_EveryLength_SameBitsAsOneParameterAlone()
    {
        var gradient = Gradient(40, 1).Select(x => (float)x).ToArray();
        for (var length = 0; length <= 40; length++)
        {
            var together = gradient[..length];
            var adam = new Adam<float>(length, weightDecay: 0.1);
            adam.Step(together, gradient.AsSpan(0, length), 0.3);
            adam.Step(together, gradient.AsSpan(0, length), 0.3);
            for (var i = 0; i < length; i++)
            {
                var alone = new[] { gradient[i] };
                var single = new Adam<float>(1, weightDecay: 0.1);
                single.Step(alone, gradient.AsSpan(i, 1), 0.3);
                single.Step(alone, gradient.AsSpan(i, 1), 0.3);
                Assert.Equal(alone[0], together[i]);
            }
        }
    }

    [Fact]
    public void Restore_HalfWay_EqualsUninterrupted()
    {
        const int count = 19;
        var whole = new float[count];
        var uninterrupted = new Adam<float>(count, weightDecay: 0.01);
        var resumed = new Adam<float>(count, weightDecay: 0.01);
        float[] parted = [];
        for (var t = 1; t <= 10; t++)
        {
            var gradient = Gradient(count, t).Select(x => (float)x).ToArray();
            uninterrupted.Step(whole, gradient, 0.01);
            if (t == 5)
            {
                resumed.Restore(
                    uninterrupted.FirstMoments.ToArray(), uninterrupted.SecondMoments.ToArray(),
                    uninterrupted.StepCount);
                parted = whole.ToArray();
            }
            else if (t > 5)
            {
                resumed.Step(parted, gradient, 0.01);
            }
        }

        Assert.Equal(whole, parted);
    }

    [Fact]
    public void Step_WrongLengthOrMomentum_Throws()
    {
        var adam = new Adam<float>(3);
        Assert.Throws<ArgumentException>(() => adam.Step(new float[2], new float[3], 0.1));
        Assert.Throws<ArgumentException>(() => adam.Step(new float[3], new float[4], 0.1));
        Assert.Throws<ArgumentException>(() => adam.Restore(new float[2], new float[3], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => adam.Step(new float[3], new float[3], 0.1, 1));
    }

    [Fact]
    public void Constructor_ImpossibleValues_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam<float>(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam<float>(1, beta1: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam<float>(1, beta2: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam<float>(1, epsilon: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam<float>(1, weightDecay: -0.1));
    }

    private static double[] Gradient(int count, int t) =>
        Enumerable.Range(0, count).Select(i => Math.Sin((i * 1.3) + t)).ToArray();
}
