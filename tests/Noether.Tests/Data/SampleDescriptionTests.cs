using Noether.Data;
using Noether.Data.Formats;
using Noether.Tests.Data.Formats;

namespace Noether.Tests.Data;

public sealed class SampleDescriptionTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Read_LongSignal_IsDescribedWithWhatToDo()
    {
        NpyFile.Write(folder.File("a.npy"), Enumerable.Range(0, 500).Select(i => (double)i).ToArray(), 500);
        var description = SampleDescription.Read(folder.File("a.npy"));
        Assert.False(description.IsSamples);
        Assert.Contains("holds one long signal of 500 values, not samples; cut windows with ‹window›", description.Remedy);
        Assert.Equal([500], description.Shape);
        Assert.Equal((0, 499), (description.Summary!.Minimum, description.Summary.Maximum));
        Assert.True(SampleDescription.Read(folder.File("a.npy"), new() { Window = 33 }).IsSamples);
    }

    [Fact]
    public void Read_StackOfPictures_IsSamplesOfAllPixels()
    {
        folder.Write("a.npy", NpyBytes.Build("|u1", false, "(60, 8, 6)", [.. Enumerable.Range(0, 2880).Select(i => (byte)i)]));
        folder.Write("b.npy", NpyBytes.Build("|u1", false, "(60, 8, 6, 1)", new byte[2880]));
        using var samples = SampleFile.Open(folder.File("a.npy"));
        Assert.Equal((60, 48), (samples.Count, samples.Dimension));
        Assert.Equal([8, 6], samples.SampleShape);
        Assert.Contains("60 pictures of 8 x 6; each is a sample of 48 values", Assert.Single(samples.Notes));
        var row = new float[48];
        samples.CopyRows(1, row);
        Assert.Equal(Enumerable.Range(48, 48).Select(i => (float)i), row);
        Assert.True(SampleDescription.Read(folder.File("b.npy")).IsSamples);
    }

    [Theory]
    [InlineData("(2, 8, 180)")]
    [InlineData("(480, 2, 3)")]
    [InlineData("(2, 8, 18, 10)")]
    public void Read_OtherArrays_AreDescribed(string shape)
    {
        folder.Write("a.npy", NpyBytes.Build("|u1", false, shape, [.. Enumerable.Range(0, 2880).Select(i => (byte)i)]));
        var description = SampleDescription.Read(folder.File("a.npy"));
        Assert.Contains("cut windows along its last axis with ‹window›", description.Remedy);
        Assert.Equal((0, 255), (description.Summary!.Minimum, description.Summary.Maximum));
        Assert.Throws<NoetherException>(() => SampleFile.Open(folder.File("a.npy")));
    }

    [Fact]
    public void Read_LargeAndCloseValues_AreReportedAsTheyAre()
    {
        NpyFile.Write(folder.File("a.npy"), [1e200, 1e9 - 0.2, 2, 1e9 + 0.2, -1e200, 1e9], 3, 2);
        var summary = SampleDescription.Read(folder.File("a.npy")).Summary!;
        Assert.Equal((-1e200, 1e200), (summary.Minimum, summary.Maximum));
        Assert.Empty(summary.ConstantColumns);
        Assert.Equal(0, summary.Infinities);
        Assert.Equal(Math.Sqrt(2 * 0.2 * 0.2 / 3), summary.ColumnDeviations[1], 1e-6);
    }

    [Fact]
    public void Read_OneOutlierRow_IsNamedWithTheRemedy()
    {
        var random = new Random(2);
        var values = Enumerable.Range(0, 2001 * 5).Select(_ => random.NextDouble()).ToArray();
        for (var j = 0; j < 5; j++)
            values[(1500 * 5) + j] = 1e6;
        NpyFile.Write(folder.File("a.npy"), values, 2001, 5);
        var description = SampleDescription.Read(folder.File("a.npy"));
        Assert.Equal((5, 1), (description.Summary!.Outliers.Values, description.Summary.Outliers.Rows));
        var sentence = Assert.Single(description.Advice);
        Assert.Contains("1 of 2001 samples hold values more than 10 robust deviations", sentence);
        Assert.Contains("(samples 1500, from 0)", sentence);
        Assert.Contains("‹clip› 10", sentence);
        Assert.Empty(SampleDescription.Read(folder.File("a.npy"), new() { Clip = 10 }).Advice);
    }

    [Fact]
    public void Read_ColumnsInDifferentUnits_AreNoticed()
    {
        var random = new Random(2);
        var values = Enumerable.Range(0, 3000).Select(i => random.NextDouble() * (i % 3 == 1 ? 1000 : 1)).ToArray();
        NpyFile.Write(folder.File("a.npy"), values, 1000, 3);
        Assert.Contains("‹standardise›", Assert.Single(SampleDescription.Read(folder.File("a.npy")).Advice));
        Assert.Empty(SampleDescription.Read(folder.File("a.npy"), new() { Standardise = true }).Advice);
    }

    [Fact]
    public void Read_TableWithMissingValues_CountsThem()
    {
        folder.WriteText("a.csv", "a,b\n1,2\nNA,3\n4,\n");
        var description = SampleDescription.Read(folder.File("a.csv"));
        Assert.Equal(2, description.Summary!.NaNs);
        Assert.Equal(["a", "b"], description.ColumnNames);
        Assert.Contains("2 values are missing: leave such rows out with ‹missing› drop", description.Advice[0]);
    }

    [Fact]
    public void Compute_DataOfTheDemo_HasNoOutliersToWarnOf()
    {
        // Bumps on a flat ground have many values far from the median: that is their shape.
        var path = folder.File("demo.npy");
        Noether.Data.Synthetic.SyntheticData.Write(new() { Samples = 5000, Seed = 1 }, path);
        Assert.Empty(SampleDescription.Read(path).Advice);
    }
}
