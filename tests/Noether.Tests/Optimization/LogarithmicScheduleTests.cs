using Noether.Optimization;

namespace Noether.Tests.Optimization;

public sealed class LogarithmicScheduleTests
{
    private const double Tolerance = 1e-12; // a sum of some hundred doubles

    [Fact]
    public void Rate_EpochByEpoch_FallsByEqualFactors()
    {
        var schedule = new LogarithmicSchedule(1e-3, 1e-5, epochs: 5, stepsPerEpoch: 10);
        Assert.Equal(50, schedule.TotalSteps);
        Assert.Equal(1e-3, schedule.Rate(0), Tolerance);
        Assert.Equal(1e-3, schedule.Rate(9), Tolerance);
        Assert.Equal(1e-4, schedule.Rate(20), Tolerance);
        Assert.Equal(1e-5, schedule.Rate(49), Tolerance);
        for (var epoch = 1; epoch < 5; epoch++)
            Assert.Equal(Math.Sqrt(0.1), schedule.Rate(epoch * 10) / schedule.Rate((epoch * 10) - 1), Tolerance);
    }

    [Theory]
    [InlineData(1, 7)]
    [InlineData(13, 9)]
    [InlineData(100, 1)]
    public void CumulativeFraction_EveryStep_IsTheShareOfTheSum(int epochs, int stepsPerEpoch)
    {
        var schedule = new LogarithmicSchedule(2e-3, 1e-4, epochs, stepsPerEpoch);
        var steps = Enumerable.Range(0, (int)schedule.TotalSteps).ToArray();
        var total = steps.Sum(step => schedule.Rate(step));
        var sum = 0.0;
        foreach (var step in steps)
        {
            sum += schedule.Rate(step);
            Assert.Equal(sum / total, schedule.CumulativeFraction(step), Tolerance);
        }

        Assert.Equal(1, schedule.CumulativeFraction(steps[^1]));
    }

    [Fact]
    public void Rate_OutsideTheSchedule_Throws()
    {
        var schedule = new LogarithmicSchedule(1, 1, 2, 3);
        Assert.Throws<ArgumentOutOfRangeException>(() => schedule.Rate(6));
        Assert.Throws<ArgumentOutOfRangeException>(() => schedule.CumulativeFraction(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LogarithmicSchedule(0, 1, 2, 3));
    }
}
