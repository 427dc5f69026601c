using Noether.Data;
using PureHDF;

namespace Noether.Tests.Data.Formats;

public sealed class Hdf5FileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Open_OneDataset_IsTaken()
    {
        new H5File { ["x"] = new double[,] { { 1, 2, 3 }, { 4, 5, 6 } } }.Write(folder.File("a.h5"));
        using var samples = SampleFile.Open(folder.File("a.h5"));
        Assert.Equal(("a.h5", "float64"), (samples.Source, samples.StoredType));
        Assert.Equal([[1, 2, 3], [4, 5, 6]], Rows(samples));
    }

    [Fact]
    public void Open_SeveralDatasets_AreListedAndPicked()
    {
        new H5File
        {
            ["labels"] = new byte[] { 1, 2 },
            ["words"] = new string[] { "a", "b" },
            ["group"] = new H5Group { ["x"] = new short[,] { { -1, 2 }, { 3, -4 }, { 5, 6 } } },
        }.Write(folder.File("a.h5"));
        var refusal = Assert.Throws<NoetherException>(() => SampleFile.Open(folder.File("a.h5")));
        Assert.Contains("holds several datasets (/labels (2), /group/x (3 x 2)); pick one with ‹entry›", refusal.Message);
        using var samples = SampleFile.Open(folder.File("a.h5"), new() { Entry = "/group/x" });
        Assert.Equal([[-1, 2], [3, -4], [5, 6]], Rows(samples));
        Assert.Equal("int16", samples.StoredType);
        using var same = SampleFile.Open(folder.File("a.h5"), new() { Entry = "group/x", Window = 2 });
        Assert.Equal(3, same.Count);
        Assert.Contains("holds no dataset y of numbers", Assert.Throws<NoetherException>(
            () => SampleFile.Open(folder.File("a.h5"), new() { Entry = "y" })).Message);
    }

    [Fact]
    public void Open_ChunkedDatasetOfManyRows_IsReadWhole()
    {
        var values = new float[30_000, 3];
        for (var i = 0; i < 30_000; i++)
            for (var j = 0; j < 3; j++)
                values[i, j] = (3 * i) + j;
        new H5File { ["x"] = new H5Dataset(values, chunks: [1000, 3]) }.Write(folder.File("a.h5"));
        using var samples = SampleFile.Open(folder.File("a.h5"));
        var rows = Rows(samples);
        Assert.Equal(30_000, rows.Length);
        for (var i = 0; i < 30_000; i++)
            Assert.Equal([3 * i, (3 * i) + 1, (3 * i) + 2], rows[i]);
    }

    [Fact]
    public void Open_MoreThanAllowed_IsRefusedBeforeItIsRead()
    {
        new H5File { ["x"] = new double[1000, 200] }.Write(folder.File("a.h5"));
        Assert.Contains("would take 1.6 MB, more than the 1 MB", Assert.Throws<NoetherException>(
            () => SampleFile.Open(folder.File("a.h5"), new() { MaxMemory = 0.001 })).Message);
    }

    [Fact]
    public void Open_MatlabSevenThree_ReversesTheAxes()
    {
        // MATLAB writes 512 bytes of its own before the HDF5 file, whose superblock says so at byte 12.
        new H5File { ["x"] = new double[,] { { 1, 2, 3 }, { 4, 5, 6 } } }.Write(folder.File("x.h5"));
        var header = new byte[512];
        "MATLAB 7.3 MAT-file"u8.CopyTo(header);
        var inner = File.ReadAllBytes(folder.File("x.h5"));
        BitConverter.GetBytes(512L).CopyTo(inner, 12);
        folder.Write("x.mat", [.. header, .. inner]);
        using var samples = SampleFile.Open(folder.File("x.mat"));
        Assert.Equal([[1, 4], [2, 5], [3, 6]], Rows(samples));
    }

    [Fact]
    public void Open_WithoutNumbersOrDamaged_IsRefused()
    {
        new H5File { ["words"] = new string[] { "a" } }.Write(folder.File("a.h5"));
        Refused("holds no dataset of numbers");
        new H5File { ["x"] = new double[100] }.Write(folder.File("a.h5"));
        folder.Write("a.h5", File.ReadAllBytes(folder.File("a.h5"))[..300]);
        Refused("cannot be read as HDF5");

        void Refused(string sentence) => Assert.Contains(
            sentence, Assert.Throws<NoetherException>(() => SampleFile.Open(folder.File("a.h5"))).Message);
    }

    private static float[][] Rows(SampleSet samples)
    {
        var values = new float[samples.Count * samples.Dimension];
        samples.CopyRows(0, values);
        return [.. values.Chunk(samples.Dimension)];
    }
}
