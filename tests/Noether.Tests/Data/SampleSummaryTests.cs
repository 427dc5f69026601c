using Noether.Data;

namespace Noether.Tests.Data;

public sealed class SampleSummaryTests
{
    // Statistics are sums of doubles over float32 values.
    private const double Rounding = 1e-9;

    [Fact]
    public void Compute_SmallTable_GivesTheStatistics()
    {
        var summary = SampleSummary.Compute(new ArraySamples([1, 5, 7, 2, 5, 8, 6, 5, 12], 3, "t"));
        Assert.Equal((3, 3, 3, "t"), (summary.Count, summary.Dimension, summary.RowsUsed, summary.Source));
        Assert.Equal((1, 12), (summary.Minimum, summary.Maximum));
        double[] all = [1, 5, 7, 2, 5, 8, 6, 5, 12];
        Assert.Equal(all.Average(), summary.Mean, Rounding);
        Assert.Equal(Math.Sqrt(all.Average(v => Math.Pow(v - all.Average(), 2))), summary.StandardDeviation, Rounding);
        Assert.Equal([1], summary.ConstantColumns);
        Assert.Equal([3, 5, 9], summary.ColumnMeans);
        Assert.Equal(Math.Sqrt(14.0 / 3), summary.ColumnDeviations[0], Rounding);
        Assert.Equal(0, summary.ColumnDeviations[1]);
        Assert.Equal([0, 1, 2], summary.ExampleNumbers);
        Assert.Equal([6, 5, 12], summary.Examples[2]);
    }

    [Fact]
    public void Compute_ValuesFarFromZero_KeepsTheDigitsOfTheDeviation()
    {
        var values = Enumerable.Range(0, 10_000).Select(i => 1e6f + (i % 2)).ToArray();
        var summary = SampleSummary.Compute(new ArraySamples(values, 1));
        Assert.Equal(0.5, summary.StandardDeviation, Rounding);
        Assert.Equal(1e6 + 0.5, summary.Mean, Rounding);
    }

    [Fact]
    public void Compute_UnusableValues_AreCountedAndLeftOut()
    {
        var summary = SampleSummary.Compute(new ArraySamples(
            [1, float.NaN, float.PositiveInfinity, float.NaN, 3, float.NaN], 2));
        Assert.Equal((3, 1), (summary.NaNs, summary.Infinities));
        Assert.Equal((1, 3), (summary.Minimum, summary.Maximum));
        Assert.Equal(2, summary.Mean, Rounding);
        Assert.True(double.IsNaN(summary.ColumnMeans[1]));
        Assert.Empty(summary.ConstantColumns);
        Assert.True(double.IsNaN(SampleSummary.Compute(new ArraySamples([float.NaN], 1)).Mean));
    }

    [Fact]
    public void Compute_ManyRows_LooksAtBlocksSpreadOverAllOfThem()
    {
        using var samples = new Ramp(5_000_000_000);
        var summary = SampleSummary.Compute(samples);
        Assert.Equal(SampleSummary.LargestRows, summary.RowsUsed);
        Assert.Equal(5_000_000_000, summary.Count);
        Assert.Equal((0, 1), (summary.Minimum, summary.Maximum));
        Assert.Equal(0.5, summary.Mean, 0.01); // blocks, not single rows
        Assert.Equal(0, summary.ExampleNumbers[0]);
        Assert.Equal(4_999_999_999.0, summary.ExampleNumbers[^1], 10.0);
    }

    private sealed class Ramp(long count) : SampleSet
    {
        public override int Dimension => 1;

        public override long Count => count;

        public override string Source => "ramp";

        public override void CopyRows(long firstRow, Span<float> destination)
        {
            for (var i = 0; i < destination.Length; i++)
                destination[i] = (float)((firstRow + i) / (double)(count - 1));
        }
    }
}
