using Noether.Densities;

namespace Noether.Tests.Densities;

public sealed class KnotGridTests
{
    [Theory]
    [InlineData(2, 3)]
    [InlineData(3, 3)]
    [InlineData(32, 33)]
    [InlineData(65, 65)]
    public void Values_AnyNumber_OddSymmetricAndFinerNearZero(int asked, int count)
    {
        var grid = new KnotGrid(asked, 8);
        Assert.Equal(count, grid.Count);
        Assert.Equal(0, grid.Values[count / 2]);
        Assert.Equal(8, grid.Values[^1]);
        for (int m = 0; m < count; m++)
            Assert.Equal(-grid.Values[m], grid.Values[count - 1 - m]);
        for (int m = count / 2; m < count - 2; m++)
            Assert.True(grid.Values[m + 2] - grid.Values[m + 1] > grid.Values[m + 1] - grid.Values[m]);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(33)]
    [InlineData(65)]
    public void Locate_AnyValue_CellHoldsIt(int count)
    {
        var grid = new KnotGrid(count, 8);
        for (float value = -8; value <= 8; value += 0.01f)
        {
            int cell = grid.Locate(value, out float fraction, out float slope);
            Assert.InRange(cell, 0, count - 2);
            float low = grid.Values[cell], high = grid.Values[cell + 1];
            Assert.Equal(value, low + fraction * (high - low), 1e-5f);
            Assert.InRange(fraction, 0, 1);
            Assert.Equal(1 / (high - low), slope, 1e-4f);
        }
    }

    [Fact]
    public void Locate_Knots_FractionIsExactlyZeroOrOne()
    {
        var grid = new KnotGrid(33, 8);
        for (int m = 0; m < grid.Count; m++)
        {
            int cell = grid.Locate(grid.Values[m], out float fraction, out _);
            Assert.Equal(m, cell + fraction);
        }
    }

    [Theory]
    [InlineData(8.1f, 31, 1f)]
    [InlineData(-100f, 0, 0f)]
    [InlineData(1e30f, 31, 1f)]
    public void Locate_Outside_ClampsWithoutSlope(float value, int cell, float fraction)
    {
        var grid = new KnotGrid(33, 8);
        Assert.Equal(cell, grid.Locate(value, out float found, out float slope));
        Assert.Equal(fraction, found);
        Assert.Equal(0, slope);
    }
}
