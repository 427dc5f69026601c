using Noether.Data.Formats;

namespace Noether.Tests.Data.Formats;

public sealed class NpyWriterTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false, 0)]
    [InlineData(false, 1)]
    [InlineData(false, 12345)]
    [InlineData(true, 12345)]
    public void Complete_RowsAppended_GivesAFileOfThatManyRows(bool float64, int rows)
    {
        using (var writer = new NpyWriter(folder.File("a.npy"), 3, float64))
        {
            for (var i = 0; i < rows; i++)
            {
                if (i % 2 == 0)
                    writer.Append(new float[] { i, -i, 0.5f });
                else
                    writer.Append(new double[] { i, -i, 0.5 });
            }
            Assert.False(File.Exists(folder.File("a.npy")));
            writer.Complete();
        }
        var array = NpyFile.ReadArray(folder.File("a.npy"));
        Assert.Equal([rows, 3], array.Shape);
        Assert.Equal(float64 ? "<f8" : "<f4", array.Type);
        for (var i = 0; i < rows; i++)
            Assert.Equal((i, -i, 0.5), (array.Values[3 * i], array.Values[(3 * i) + 1], array.Values[(3 * i) + 2]));
    }

    [Fact]
    public void Append_ManyRowsAtOnce_ConvertsThemAll()
    {
        var values = Enumerable.Range(0, 3000).Select(i => i * 0.25).ToArray();
        using (var writer = new NpyWriter(folder.File("a.npy"), 3))
        {
            writer.Append(values);
            writer.Complete();
        }
        Assert.Equal(values, NpyFile.ReadArray(folder.File("a.npy")).Values);
    }

    [Fact]
    public void Dispose_NotCompleted_LeavesNothingNewBehind()
    {
        NpyFile.Write(folder.File("a.npy"), new double[] { 7 }, 1);
        using (var writer = new NpyWriter(folder.File("a.npy"), 2))
            writer.Append(new float[] { 1, 2 });
        Assert.Single(Directory.GetFiles(folder.Path));
        Assert.Equal([7], NpyFile.ReadVector(folder.File("a.npy")));
    }

    [Fact]
    public void Append_PartOfARow_IsRefused()
    {
        using var writer = new NpyWriter(folder.File("a.npy"), 2);
        Assert.Throws<ArgumentException>(() => writer.Append(new float[3]));
    }
}
