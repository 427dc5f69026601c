using Noether.Optimization;

namespace Noether.Tests.Optimization;

public sealed class AdamTests
{
    // Float moments against double ones: a few roundings of 6e-8 in numbers of order one.
    private const double FloatTolerance = 2e-6;
    private const double DoubleTolerance = 1e-13;

    [Theory]
    [InlineData(0)]
    [InlineData(0.01)]
    public void Step_SeveralSteps_MatchesTheFormula(double l2)
    {
        const int count = 37;
        var floats = new float[count];
        var doubles = new double[count];
        var expected = new double[count];
        var m = new double[count];
        var v = new double[count];
        var adamFloat = new Adam<float>(count, l2: l2);
        var adamDouble = new Adam<double>(count, l2: l2);
        for (var t = 1; t <= 20; t++)
        {
            var gradient = Gradient(count, t);
            adamFloat.Step(floats, gradient.Select(x => (float)x).ToArray(), 0.01);
            adamDouble.Step(doubles, gradient, 0.01);
            for (var i = 0; i < count; i++)
            {
                var g = gradient[i] + (l2 * expected[i]);
                m[i] = (0.9 * m[i]) + (0.1 * g);
                v[i] = (0.999 * v[i]) + (0.001 * g * g);
                var mean = m[i] / (1 - Math.Pow(0.9, t));
                var square = v[i] / (1 - Math.Pow(0.999, t));
                expected[i] -= 0.01 * mean / (Math.Sqrt(square) + 1e-8);
            }
        }

        for (var i = 0; i < count; i++)
        {
            Assert.Equal(expected[i], doubles[i], DoubleTolerance);
            Assert.Equal(expected[i], floats[i], FloatTolerance);
        }

        Assert.Equal(20, adamFloat.StepCount);
    }

    [Fact]
    public void Step_EveryLength_SameBitsAsOneParameterAlone()
    {
        var gradient = Gradient(40, 1).Select(x => (float)x).ToArray();
        for (var length = 0; length <= 40; length++)
        {
            var together = new float[length];
            var adam = new Adam<float>(length, l2: 0.1);
            adam.Step(together, gradient.AsSpan(0, length), 0.3);
            adam.Step(together, gradient.AsSpan(0, length), 0.3);
            for (var i = 0; i < length; i++)
            {
                var alone = new float[1];
                var single = new Adam<float>(1, l2: 0.1);
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
        var uninterrupted = new Adam<float>(count);
        var resumed = new Adam<float>(count);
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
    public void Step_WrongLength_Throws()
    {
        var adam = new Adam<float>(3);
        Assert.Throws<ArgumentException>(() => adam.Step(new float[2], new float[3], 0.1));
        Assert.Throws<ArgumentException>(() => adam.Step(new float[3], new float[4], 0.1));
        Assert.Throws<ArgumentException>(() => adam.Restore(new float[2], new float[3], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam<float>(3, beta1: 1));
    }

    private static double[] Gradient(int count, int t) =>
        Enumerable.Range(0, count).Select(i => Math.Sin((i * 1.3) + t)).ToArray();
}
