using Noether.Optimization;

namespace Noether.Tests.Optimization;

public sealed class OneCycleScheduleTests
{
    // Values of a few operations in double precision.
    private const int Digits = 12;

    [Theory]
    [InlineData(0, 0.04, 0.95)]
    [InlineData(50, 0.52, 0.9)]
    [InlineData(100, 1, 0.85)]
    [InlineData(250, 0.500005, 0.9)]
    public void RateAndMomentum_AtTheCornersOfTheCycle_AreFastaisDefaults(long step, double rate, double momentum)
    {
        var schedule = new OneCycleSchedule(1, 400);

        Assert.Equal(rate, schedule.Rate(step), Digits);
        Assert.Equal(momentum, schedule.Momentum(step), Digits);
    }

    [Fact]
    public void Rate_OfTheLastStep_IsCloseToTheFinalRate()
    {
        var schedule = new OneCycleSchedule(5e-3, 300);

        var beforeEnd = 1 - (1 / 225.0);
        var expected = 5e-8 + ((1 + Math.Cos(Math.PI * beforeEnd)) / 2 * (5e-3 - 5e-8));
        Assert.Equal(expected, schedule.Rate(299), Digits);
    }

    [Fact]
    public void Rate_OverTheCycle_RisesThenFallsWhileMomentumDoesTheOpposite()
    {
        var schedule = new OneCycleSchedule(5e-3, 101);

        for (var step = 1L; step < 101; step++)
        {
            var rises = step <= 25;
            Assert.Equal(rises, schedule.Rate(step) > schedule.Rate(step - 1));
            Assert.Equal(rises, schedule.Momentum(step) < schedule.Momentum(step - 1));
        }
    }

    [Fact]
    public void Constructor_ImpossibleValues_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new OneCycleSchedule(0, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => new OneCycleSchedule(double.PositiveInfinity, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => new OneCycleSchedule(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new OneCycleSchedule(1, 10).Rate(10));
        Assert.Throws<ArgumentOutOfRangeException>(() => new OneCycleSchedule(1, 10).Momentum(-1));
    }
}
