using Noether.Discovery;
using Noether.Lens;
using Noether.Lens.Judging;

namespace Noether.Tests.Lens.Judging;

public sealed class VerdictsTests
{
    private static readonly LensCandidate Good = new()
    {
        Name = "Toeplitz spectrum",
        ToeplitzDeparture = 0.01,
        Uniformity = 0.01,
        NeighbourCorrelation = 0.5,
        Sharpness = 0.3,
    };

    [Fact]
    public void Decide_AllChecksPassed_IsFound()
    {
        var verdict = Verdicts.Decide(Good, 33, 0.99);
        Assert.True(verdict.Found);
        Assert.StartsWith("Found", verdict.Summary);
        Assert.Contains("33 points", verdict.Summary);
        Assert.Equal(
            ["stationarity", "uniformity", "locality", "order", "sharpness", "completeness", "agreement"],
            verdict.Checks.Select(c => c.Name));
        Assert.All(verdict.Checks, c => Assert.True(c.Passed));
    }

    [Theory]
    [InlineData("stationarity", "not stationary")]
    [InlineData("uniformity", "different distributions")]
    [InlineData("locality", "hardly correlated")]
    [InlineData("order", "every order")]
    [InlineData("sharpness", "look Gaussian")]
    [InlineData("completeness", "forgets a part")]
    [InlineData("agreement", "different answers")]
    public void Decide_OneCheckFails_IsNotFoundAndExplained(string check, string reason)
    {
        var (candidate, agreement) = check switch
        {
            "stationarity" => (Good with { ToeplitzDeparture = 0.0501 }, 0.99),
            "uniformity" => (Good with { Uniformity = 0.101 }, 0.99),
            "locality" => (Good with { NeighbourCorrelation = 0.149 }, 0.99),
            "order" => (Good with { DistanceShare = 0.49 }, 0.99),
            "sharpness" => (Good with { Sharpness = 0.019 }, 0.99),
            "completeness" => (Good with { Completeness = 0.49 }, 0.99),
            _ => (Good, 0.89),
        };
        var verdict = Verdicts.Decide(candidate, 11, agreement);
        Assert.False(verdict.Found);
        Assert.StartsWith("Not found", verdict.Summary);
        Assert.Contains(reason, verdict.Summary);
        Assert.DoesNotContain(";", verdict.Summary);
        Assert.Equal(check, Assert.Single(verdict.Checks, c => !c.Passed).Name);
    }

    [Fact]
    public void Decide_ValuesAtTheLimits_Pass()
    {
        var atTheLimits = Good with
        {
            ToeplitzDeparture = 0.05,
            Uniformity = 0.1,
            NeighbourCorrelation = 0.15,
            DistanceShare = 0.5,
            Sharpness = 0.02,
        };
        Assert.True(Verdicts.Decide(atTheLimits, 5, 0.95).Found);
        Assert.All(Verdicts.Decide(atTheLimits, 5, 0.9).Checks, check => Assert.True(check.Passed));
    }

    [Fact]
    public void Decide_HalvesThatAgreeRoughly_IsUndecided()
    {
        var verdict = Verdicts.Decide(Good, 5, 0.949);
        Assert.Equal(Finding.Undecided, verdict.Finding);
        Assert.Contains("blurred", verdict.Summary);
    }

    [Fact]
    public void Decide_NotANumber_IsNotFound()
    {
        Assert.False(Verdicts.Decide(Good with { ToeplitzDeparture = double.NaN }, 5, 0.99).Found);
        Assert.False(Verdicts.Decide(Good with { Sharpness = double.NaN }, 5, 0.99).Found);
        Assert.False(Verdicts.Decide(Good with { DistanceShare = double.NaN }, 5, 0.99).Found);
        Assert.False(Verdicts.Decide(Good, 5, double.NaN).Found);
    }

    [Fact]
    public void Decide_SeveralChecksFail_ExplainsEach()
    {
        var verdict = Verdicts.Decide(Good with { Sharpness = 0, NeighbourCorrelation = 0 }, 5, 0.99);
        Assert.Contains("hardly correlated", verdict.Summary);
        Assert.Contains("look Gaussian", verdict.Summary);
    }

    [Fact]
    public void Decide_Caveats_TellWhatWasNotMeasuredAndWhatWon()
    {
        Assert.DoesNotContain(Verdicts.Decide(Good, 5, 0.99).Caveats, c => c.Contains("not measured"));
        var verdict = Verdicts.Decide(Good with { Name = "natural order" }, 5, null);
        Assert.True(verdict.Found);
        Assert.Contains(verdict.Caveats, c => c.Contains("not measured"));
        Assert.Contains(verdict.Caveats, c => c.Contains("plain shift of the columns"));
        Assert.Contains(verdict.Caveats, c => c.Contains("direction"));
    }
}
