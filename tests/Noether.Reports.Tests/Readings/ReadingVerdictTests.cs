using Noether.HiddenLayer;
using Noether.HiddenLayer.Contours;
using Noether.HiddenLayer.Judging;
using Noether.Pictures;
using Noether.Reports;
using Noether.Reports.Readings;

namespace Noether.Reports.Tests.Readings;

public class ReadingVerdictTests
{
    [Theory]
    [InlineData(true, true, "O(2)", "Rotation")]
    [InlineData(true, false, "T_n", "Perhaps discrete translation")]
    [InlineData(false, true, "Z2", "Not clear")]
    public void Headline_OfAVerdict_HasItsDoubt(bool clear, bool likely, string symbol, string expected)
    {
        var verdict = new ReadingVerdict
        {
            Found = false,
            Clear = clear,
            Symmetry = symbol,
            Summary = "",
            Caveats = [],
            Checks = new Dictionary<string, RunCheck> { ["likelihood"] = new(0.6, 0.5, likely, "") },
        };
        Assert.Equal(expected, verdict.Headline);
    }

    [Fact]
    public void Of_AClearAnswer_IsFoundWithOneCaveat()
    {
        var verdict = ReadingVerdict.Of(Reading(4, lower: 0.7, accuracy: 0.99));
        Assert.True(verdict.Found && verdict.Clear);
        Assert.Equal("Z2", verdict.Symmetry);
        Assert.All(verdict.Checks.Values, check => Assert.True(check.Passed));
        Assert.Contains("83%", Assert.Single(verdict.Caveats), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_NoSymmetry_IsClearButNotFound()
    {
        var verdict = ReadingVerdict.Of(Reading(0, lower: 0.7, accuracy: 0.99));
        Assert.True(verdict.Clear);
        Assert.False(verdict.Found);
    }

    [Fact]
    public void Of_OverlappingIntervals_IsNotClear()
    {
        var verdict = ReadingVerdict.Of(Reading(1, lower: 0.05, accuracy: 0.99));
        Assert.False(verdict.Found || verdict.Clear || verdict.Checks["lead"].Passed);
        Assert.Contains(verdict.Caveats, caveat => caveat.Contains("overlap", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_AnUnlikelyAnswer_IsNotFoundThoughClear()
    {
        var verdict = ReadingVerdict.Of(Reading(1, lower: 0.25, accuracy: 0.99, mean: 0.27));
        Assert.True(verdict.Clear);
        Assert.False(verdict.Found || verdict.Sure);
        Assert.Contains(verdict.Caveats, caveat => caveat.Contains("27%", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_NetworksThatLearntLittle_SaysSo()
    {
        var verdict = ReadingVerdict.Of(Reading(1, lower: 0.7, accuracy: 0.9));
        Assert.False(verdict.Checks["decoyAccuracy"].Passed);
        Assert.Contains(verdict.Caveats, caveat => caveat.Contains("90.0%", StringComparison.Ordinal));
    }

    private static SymmetryReading Reading(int best, double lower, double accuracy, double mean = 0.8)
    {
        var values = new float[3 * 64 * 64];
        for (var i = 0; i < values.Length; i++)
            values[i] = i / 3 % 64 < 32 ? 0.1f : 0.9f;
        return new SymmetryReading
        {
            Source = "halves.png",
            Contour = ContourExtractor.Extract(new Picture(64, 64, values)),
            Likelihoods = [.. Enumerable.Range(0, SymmetryClasses.Count).Select(k =>
                k == best ? new MeanInterval(mean, lower, mean + 0.1) : new MeanInterval(0.05, 0.04, 0.06))],
            Networks = [new NetworkReading([0.2, 0.2, 0.2, 0.2, 0.2], accuracy, 7, [])],
            Seed = 0,
            Model = "default",
            ModelAccuracy = 0.83,
            Timings = [],
        };
    }
}
