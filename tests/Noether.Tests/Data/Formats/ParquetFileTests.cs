using Noether.Data;

namespace Noether.Tests.Data.Formats;

public sealed class ParquetFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Open_Table_TakesTheNumericColumnsOfAllGroups()
    {
        await ParquetBytes.Write(folder.File("a.parquet"), [1, 2, 3], [4, 5, 6], ["p", "q", "r"], groups: 2);
        using var samples = SampleFile.Open(folder.File("a.parquet"));
        Assert.Equal(["lat", "lon"], samples.ColumnNames);
        Assert.Contains("Column name of", Assert.Single(samples.Notes));
        var values = new float[12];
        samples.CopyRows(0, values);
        Assert.Equal([1, 4, 2, 5, 3, 6, 1, 4, 2, 5, 3, 6], values);
        using var chosen = SampleFile.Open(folder.File("a.parquet"), new() { Columns = "lon" });
        Assert.Equal(1, chosen.Dimension);
    }

    [Fact]
    public async Task Open_MissingValues_AreRefusedOrDropped()
    {
        await ParquetBytes.Write(folder.File("a.parquet"), [1, 2, 3], [4, null, 6], ["p", "q", "r"]);
        Assert.Contains("column lon lacks 1 value; fill the gaps, or leave such rows out with ‹missing› drop",
            Assert.Throws<NoetherException>(() => SampleFile.Open(folder.File("a.parquet"))).Message);
        using var samples = SampleFile.Open(folder.File("a.parquet"), new() { Missing = MissingValues.Drop });
        var values = new float[4];
        samples.CopyRows(0, values);
        Assert.Equal([1, 4, 3, 6], values);
    }

    [Fact]
    public async Task Open_DamagedOrTooLarge_IsRefused()
    {
        var many = Enumerable.Range(0, 100_000).ToArray();
        await ParquetBytes.Write(folder.File("a.parquet"),
            [.. many.Select(i => (double)i)], [.. many.Select(i => (double?)i)], [.. many.Select(i => $"{i}")]);
        Assert.Contains("than the 1 MB of memory that ‹max-memory› allows", Assert.Throws<NoetherException>(
            () => SampleFile.Open(folder.File("a.parquet"), new() { MaxMemory = 0.001 })).Message);
        folder.Write("cut.parquet", File.ReadAllBytes(folder.File("a.parquet"))[..^10]);
        Assert.Contains("cannot be read as Parquet", Assert.Throws<NoetherException>(
            () => SampleFile.Open(folder.File("cut.parquet"))).Message);
    }
}
