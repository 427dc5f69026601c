using Noether.HiddenLayer.Probing;
using Noether.Numerics;

namespace Noether.Tests.HiddenLayer.Probing;

public sealed class FalseDiscoveriesTests
{
    // The example of Benjamini and Hochberg (1995), section 3.2: at 0.05 four of fifteen are rejected.
    [Fact]
    public void Limit_OfThePublishedExample_IsThatOfTheFourthRate() => Assert.Equal(
        0.05 * 4 / 15, FalseDiscoveries.Limit(
        [
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
            0.7590, 1.0000,
        ], 0.05), 1e-12);

    [Fact]
    public void Limit_WhereNothingIsRare_IsZero() => Assert.Equal(0, FalseDiscoveries.Limit([0.2, 0.3, 0.9], 0.05));

    [Fact]
    public void RateOf_ScoresThatWereSeen_CountsThemAndFallsBeyond()
    {
        var scores = new NullScores(Enumerable.Range(1, 100).Select(i => i / 100.0));

        Assert.Equal(51.0 / 101, scores.RateOf(0.51), 1e-12);
        Assert.Equal(1, scores.RateOf(0), 1e-12);
        Assert.InRange(scores.RateOf(1.0), 0.005, 0.05);
        Assert.True(scores.RateOf(1.02) < scores.RateOf(1.0));
        Assert.Equal(1e-4, scores.RateOf(1.2), 1e-12);
    }
}
