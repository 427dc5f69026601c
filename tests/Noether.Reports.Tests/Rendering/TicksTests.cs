using Noether.Reports.Rendering;

namespace Noether.Reports.Tests.Rendering;

public sealed class TicksTests
{
    [Fact]
    public void Linear_Range_GivesRoundNumbersInside()
    {
        Assert.Equal([0, 0.2, 0.4, 0.6, 0.8, 1], Ticks.Linear(0, 1, 5).Select(tick => Math.Round(tick, 10)));
        Assert.Equal([-20, 0, 20], Ticks.Linear(-33, 33, 4));
        Assert.Equal([7], Ticks.Linear(7, 7, 5));
    }

    [Fact]
    public void Whole_Range_GivesWholeNumbersInside()
    {
        Assert.Equal([-10, 0, 10], Ticks.Whole(-16, 16, 4));
        Assert.Equal([0, 1, 2], Ticks.Whole(0, 2, 10));
        Assert.Equal([3], Ticks.Whole(3, 3, 6));
    }

    [Fact]
    public void Logarithmic_Range_GivesPowersOfTen()
    {
        Assert.Equal([0.01, 0.1, 1, 10], Ticks.Logarithmic(0.01, 10).Select(tick => Math.Round(tick, 10)));
        Assert.Equal([2, 5, 10, 20], Ticks.Logarithmic(1.5, 30).Select(tick => Math.Round(tick, 10)));
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.98765, "0.988")]
    [InlineData(-1234567.2, "−1,234,567")]
    [InlineData(2.3e-7, "2.3·10⁻⁷")]
    [InlineData(-1e-5, "−10⁻⁵")]
    [InlineData(double.NaN, "–")]
    [InlineData(double.NegativeInfinity, "−∞")]
    public void Number_Value_IsReadable(double value, string expected) => Assert.Equal(expected, SvgText.Number(value));
}
