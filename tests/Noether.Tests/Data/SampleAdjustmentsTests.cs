using Noether.Data;
using Noether.Data.Formats;

namespace Noether.Tests.Data;

public sealed class SampleAdjustmentsTests : IDisposable
{
    private const double Rounding = 1e-5; // float32
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Open_Clip_SetsFarValuesToTheBoundOfTheirColumn()
    {
        // Column 0: median 3, median distance 1; column 1: more than half the values are one and the same.
        NpyFile.Write(folder.File("a.npy"), [1, 7, 2, 7, 3, 7, 4, 7, 1000, 900], 5, 2);
        using var samples = SampleFile.Open(folder.File("a.npy"), new() { Clip = 10 });
        var values = new float[10];
        samples.CopyRows(0, values);
        Assert.Equal([1, 7, 2, 7, 3, 7, 4, 7, (float)(3 + 14.826), 900], values);
        Assert.Contains("1 values in 1 of 5 samples lie beyond 10 robust deviations", Assert.Single(samples.Notes));
        Assert.Throws<NoetherException>(() => SampleFile.Open(folder.File("a.npy"), new() { Clip = 0 }));
    }

    [Fact]
    public void Open_Standardise_BringsColumnsToOneScaleAndKeepsTheirDigits()
    {
        // In float32 the second column would be constant.
        var random = new Random(5);
        var values = Enumerable.Range(0, 2000).SelectMany(_ =>
            (double[])[1000 * random.NextDouble(), 1e9 + (0.2 * random.NextDouble())]).ToArray();
        NpyFile.Write(folder.File("a.npy"), values, 2000, 2);
        using var samples = SampleFile.Open(folder.File("a.npy"), new() { Standardise = true });
        var summary = SampleSummary.Compute(samples);
        Assert.All(summary.ColumnMeans, mean => Assert.Equal(0, mean, Rounding));
        Assert.All(summary.ColumnDeviations, deviation => Assert.Equal(1, deviation, Rounding));
        var row = new float[2];
        samples.CopyRows(1234, row);
        var column = values.Where((_, i) => i % 2 == 1).ToArray();
        var mean = column.Average();
        var deviation = Math.Sqrt(column.Average(v => (v - mean) * (v - mean)));
        Assert.Equal((values[2469] - mean) / deviation, row[1], 1e-4);
    }

    [Fact]
    public void Open_StandardisedWindows_HaveOneScale()
    {
        NpyFile.Write(folder.File("a.npy"), Enumerable.Range(0, 100).Select(i => (double)i).ToArray(), 100);
        using var samples = SampleFile.Open(folder.File("a.npy"), new() { Window = 5, Standardise = true });
        var row = new float[5];
        samples.CopyRows(0, row);
        for (var i = 1; i < 5; i++)
            Assert.Equal(row[1] - row[0], row[i] - row[i - 1], Rounding);
    }

    [Fact]
    public void Open_DropMissing_LeavesOutRowsAndWindows()
    {
        var values = Enumerable.Range(0, 40_000).Select(i => i % 7 == 3 ? double.NaN : i).ToArray();
        NpyFile.Write(folder.File("a.npy"), values, 20_000, 2);
        using var samples = SampleFile.Open(folder.File("a.npy"), new() { Missing = MissingValues.Drop });
        var expected = values.Chunk(2).Where(row => !row.Any(double.IsNaN)).ToArray();
        Assert.Equal(expected.Length, samples.Count);
        var all = new float[expected.Length * 2];
        samples.CopyRows(0, all);
        Assert.Equal(expected.SelectMany(row => row).Select(v => (float)v), all);
        var some = new float[6];
        samples.CopyRows(501, some);
        Assert.Equal(expected[501..504].SelectMany(row => row).Select(v => (float)v), some);
        samples.CopyRows(samples.Count, []);
        Assert.Throws<ArgumentOutOfRangeException>(() => samples.CopyRows(samples.Count, new float[2]));

        NpyFile.Write(folder.File("s.npy"), [1, 2, 3, double.NaN, 5, 6, 7, 8], 8);
        using var windows = SampleFile.Open(folder.File("s.npy"), new() { Window = 3, Missing = MissingValues.Drop });
        Assert.Equal(3, windows.Count);
        NpyFile.Write(folder.File("n.npy"), [double.NaN, 1, double.NaN, 2], 2, 2);
        Assert.Contains("All 2 rows of n.npy lack a value", Assert.Throws<NoetherException>(
            () => SampleFile.Open(folder.File("n.npy"), new() { Missing = MissingValues.Drop })).Message);
    }
}
