using Noether.Studies.Lens;

namespace Noether.Studies.Tests.Lens;

public class SeedSummaryTests
{
    [Fact]
    public void Cells_OfSeveralSeeds_AreLeastMedianWorstAndLongest()
    {
        string[] cells = SeedSummary.Cells("x", [
            StudyTestRows.Run("x/0", 0.99, true, seconds: 10), StudyTestRows.Run("x/1", 0.95, true, seconds: 30),
            StudyTestRows.Run("x/2", 0.97, false, seconds: 20),
            StudyTestRows.Run("x/3", 1, true, seconds: 500, resumed: true),
        ]);
        Assert.Equal(
            ["x", "0.9500", "0.9800", "0.9900, 0.9500, 0.9700, 1.0000", "0.0500", "30.0", "600", "3 of 4", "0"], cells);
    }

    [Theory]
    [InlineData(0.899, true, "1 false, 0 missed")]
    [InlineData(0.9, true, "0")]
    [InlineData(0.98, false, "0 false, 1 missed")]
    [InlineData(0.979, false, "0")]
    [InlineData(double.NaN, true, "1 false, 0 missed")]
    public void Cells_CountWrongVerdicts(double cosine, bool found, string expected) =>
        Assert.Equal(expected, SeedSummary.Cells("x", [StudyTestRows.Run("x/0", cosine, found)])[^1]);

    [Fact]
    public void IsFalseAlarm_WithoutATruth_IsNotTold()
    {
        var row = StudyTestRows.Row("x/0", new StudyFigures().Add("found", true));
        Assert.False(LensCase.IsFalseAlarm(row));
        Assert.False(LensCase.IsMissed(row));
    }

    [Fact]
    public void Cells_OfNulls_CountWhatStoppedThem()
    {
        string[] cells = LensNullsStudy.Cells("x", [
            StudyTestRows.Run("x/0", 0, true), StudyTestRows.Run("x/1", 0, false), StudyTestRows.Run("x/2", 0, false),
        ]);
        Assert.Equal(["x", "1 of 3", "0.8 to 90.6 %", "10.0", "locality (2)"], cells);
    }

    [Theory]
    [InlineData(0, 10, 0, 0.3085)]
    [InlineData(10, 10, 0.6915, 1)]
    [InlineData(1, 3, 0.0084, 0.9057)]
    [InlineData(5, 200, 0.0082, 0.0574)]
    public void ClopperPearson_OfKnownCounts_IsThatOfTables(int hits, int count, double low, double high)
    {
        var (found, other) = Statistics.ClopperPearson(hits, count);
        Assert.Equal(low, found, 1e-4);
        Assert.Equal(high, other, 1e-4);
    }

    [Fact]
    public void Median_LeavesOutWhatIsNotFinite()
    {
        Assert.Equal(2, Statistics.Median([3, double.NaN, 1, 2]));
        Assert.Equal(2.5, Statistics.Median([4, 1, 2, 3]));
        Assert.True(double.IsNaN(Statistics.Median([])));
    }

    [Fact]
    public void PowerLaw_OfAPower_IsThatPower()
    {
        static double Power(double x) => 3 * Math.Pow(x, 2.5);
        var law = PowerLaw.Fit([(17, Power(17)), (33, Power(33)), (65, Power(65)), (9, 0)]);
        Assert.Equal(2.5, law.Exponent, 1e-12);
        Assert.Equal(3, law.Factor, 1e-9);
        Assert.True(double.IsNaN(PowerLaw.Fit([(17, 1), (17, 2)]).Exponent));
    }
}
