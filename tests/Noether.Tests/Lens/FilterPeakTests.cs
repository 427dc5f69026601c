using Noether.Lens;

namespace Noether.Tests.Lens;

public sealed class FilterPeakTests
{
    [Fact]
    public void Of_NegativePeak_GivesMagnitudePositionAndShare()
    {
        var peak = FilterPeak.Of([0.6, 0, -0.8, 0]);
        Assert.Equal(0.8, peak.Value);
        Assert.Equal(2, peak.Index);
        Assert.Equal(0.64, peak.EnergyShare, 12);
    }

    [Fact]
    public void Of_ZeroFilter_HasNoShare() => Assert.Equal(new FilterPeak(0, 0, 0), FilterPeak.Of([0, 0, 0]));

    [Fact]
    public void Of_EmptyFilter_Refuses() => Assert.Throws<ArgumentException>(() => FilterPeak.Of([]));
}
