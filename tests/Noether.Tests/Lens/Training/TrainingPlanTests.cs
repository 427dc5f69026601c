using Noether.Lens;
using Noether.Lens.Training;

namespace Noether.Tests.Lens.Training;

public sealed class TrainingPlanTests
{
    /// <summary>A few hundred additions and powers in double precision.</summary>
    private const double Rounding = 1e-12;

    private static readonly TrainingPlan Plan = TrainingPlan.From(new LensSettings
    {
        Steps = 250,
        StepsPerEpoch = 50,
        LearningRateDecay = 0.01,
        FilterNoise = 0.2,
        FilterNoiseEpochs = 2,
    });

    [Fact]
    public void Factors_FiveEpochs_FallByEqualFactorsEpochByEpoch()
    {
        var factors = Plan.Factors();
        Assert.Equal(250, factors.Length);
        for (var t = 0; t < 250; t++)
            Assert.Equal(Math.Pow(0.01, t / 50 / 4.0), factors[t], Rounding);
        Assert.Equal(1, factors[0]);
        Assert.Equal(0.01, factors[^1], Rounding);
    }

    [Fact]
    public void Rhos_AnyPlan_AreTheShareOfRatesBehindAndEndAtOne()
    {
        var (rhos, factors) = (Plan.Rhos(), Plan.Factors());
        var total = factors.Sum();
        var sum = 0.0;
        for (var t = 0; t < rhos.Length; t++)
            Assert.Equal((sum += factors[t]) / total, rhos[t], Rounding);
        Assert.Equal(1, rhos[^1], Rounding);
        var later = (Plan with { FirstRho = 0.5 }).Rhos();
        Assert.Equal(0.5 + (0.5 * rhos[0]), later[0], Rounding);
        Assert.Equal(1, later[^1], Rounding);
    }

    [Fact]
    public void Noise_EpochByEpoch_Decays()
    {
        Assert.Equal(0.2, Plan.Noise(0));
        Assert.Equal(0.2, Plan.Noise(49));
        Assert.Equal(0.2 * Math.Exp(-0.5), Plan.Noise(50), Rounding);
        Assert.Equal(0.2 * Math.Exp(-2), Plan.Noise(249), Rounding);
        Assert.Equal(0, (Plan with { FilterNoise = 0 }).Noise(0));
    }

    [Fact]
    public void Schedules_LessThanOneEpoch_AreConstant()
    {
        var plan = Plan with { Steps = 7 };
        Assert.All(plan.Factors(), f => Assert.Equal(1, f));
        Assert.Equal(1.0 / 7, plan.Rhos()[0], Rounding);
    }
}
