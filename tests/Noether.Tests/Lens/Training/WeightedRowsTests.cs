using Noether.Lens.Training;
using Noether.Numerics;

namespace Noether.Tests.Lens.Training;

public sealed class WeightedRowsTests
{
    /// <summary>A few roundings of single precision, for values of order one.</summary>
    private const double Rounding = 2e-6;

    private const int Longest = 70;

    [Fact]
    public void Combine_AnyLength_MatchesTheSum()
    {
        for (var length = 0; length <= Longest; length++)
        {
            foreach (var withExtra in new[] { false, true })
            {
                var (own, below, above, extra) = (Draw(length, 1), Draw(length, 2), Draw(length, 3), Draw(length, 4));
                var result = own.ToArray();
                var sum = WeightedRows.Combine(result, 0.5f, below, -0.25f, above, 2, withExtra ? extra : []);
                var expected = 0.0;
                for (var n = 0; n < length; n++)
                {
                    var value = (0.5 * own[n]) - (0.25 * below[n]) + (2.0 * above[n]) + (withExtra ? extra[n] : 0);
                    Assert.Equal(value, result[n], 4 * Rounding);
                    expected += value;
                }
                Assert.Equal(expected, sum, Longest * Rounding);
            }
        }
    }

    [Fact]
    public void Combine_FactorZero_DoesNotReadTheRow()
    {
        var empty = Enumerable.Repeat(float.NaN, 37).ToArray();
        var own = Draw(37, 1);
        var result = own.ToArray();
        var sum = WeightedRows.Combine(result, 1, empty, 0, empty, 0, []);
        Assert.Equal(own, result);
        Assert.True(double.IsFinite(sum));
    }

    [Fact]
    public void AddWidened_AnyLength_IsExact()
    {
        for (var length = 0; length <= Longest; length++)
        {
            var source = Draw(length, 1);
            var target = Array.ConvertAll(Draw(length, 2), value => (double)value / 3);
            var expected = target.Zip(source, (t, s) => t + s).ToArray();
            WeightedRows.AddWidened(source, target);
            Assert.Equal(expected, target);
        }
    }

    private static float[] Draw(int length, ulong seed)
    {
        var values = new float[length];
        new CounterRandom(seed).FillNormal(values);
        return values;
    }
}
