using Noether.Data;

namespace Noether.Tests.Data.Formats;

public sealed class MatFileTests : IDisposable
{
    private const int DoubleClass = 6, TextClass = 4, Bytes = 2, Doubles = 9;
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Open_OneArray_IsReadColumnAfterColumn(bool bigEndian, bool packed)
    {
        var data = NpyBytes.Encode(bigEndian ? ">f8" : "<f8", [1, 2, 3, 4, 5, 6]);
        var element = MatBytes.Variable("x", [3, 2], DoubleClass, Doubles, data, bigEndian);
        folder.Write("a.mat", MatBytes.File(bigEndian, packed ? MatBytes.Packed(element) : element));
        using var samples = SampleFile.Open(folder.File("a.mat"));
        Assert.Equal([[1, 4], [2, 5], [3, 6]], Rows(samples));
    }

    [Fact]
    public void Open_DoublesKeptAsBytes_AreRead()
    {
        // MATLAB writes doubles that are small whole numbers as bytes.
        folder.Write("a.mat", MatBytes.File(false, MatBytes.Variable("x", [2, 2], DoubleClass, Bytes, [1, 2, 3, 4])));
        using var samples = SampleFile.Open(folder.File("a.mat"));
        Assert.Equal([[1, 3], [2, 4]], Rows(samples));
        Assert.Equal("uint8", samples.StoredType);
    }

    [Fact]
    public void Open_SeveralArrays_AreListedAndPicked()
    {
        folder.Write("a.mat", MatBytes.File(false,
            MatBytes.Variable("text", [1, 2], TextClass, 4, [65, 0, 66, 0]),
            MatBytes.Packed(MatBytes.Variable("x", [2, 2], DoubleClass, Bytes, [1, 2, 3, 4])),
            MatBytes.Variable("y", [1, 6], DoubleClass, Bytes, [1, 2, 3, 4, 5, 6])));
        Refused(null, "holds several arrays (x (2 x 2), y (1 x 6)); pick one with ‹entry›");
        Refused("text", "holds no array text of real numbers; pick one of x (2 x 2), y (1 x 6)");
        Refused("y", "holds one long signal of 6 values");
        using var samples = SampleFile.Open(folder.File("a.mat"), new() { Entry = "x" });
        Assert.Equal([[1, 3], [2, 4]], Rows(samples));
        using var windows = SampleFile.Open(folder.File("a.mat"), new() { Entry = "y", Window = 5 });
        Assert.Equal([[1, 2, 3, 4, 5], [2, 3, 4, 5, 6]], Rows(windows));
    }

    [Fact]
    public void Open_Damaged_IsRefused()
    {
        var good = MatBytes.File(false, MatBytes.Variable("x", [3, 2], DoubleClass, Doubles, new byte[48]));
        folder.Write("a.mat", good[..^8]);
        Refused(null, "is damaged or truncated");
        folder.Write("a.mat", MatBytes.File(false, MatBytes.Variable("x", [4, 2], DoubleClass, Doubles, new byte[48])));
        Refused(null, "is truncated or lies about its shape: 4 x 2 of float64 does not take 48 bytes");
        folder.Write("a.mat", MatBytes.File(false, MatBytes.Packed(good[128..])[..^20]));
        Refused(null, "is damaged or truncated");
        folder.Write("a.mat", MatBytes.File(false));
        Refused(null, "holds no array of real numbers");
        folder.Write("a.mat", [0, 0, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0]);
        Refused(null, "is a .mat file of an old version, which cannot be read; save it with save");
    }

    [Fact]
    public void Open_PackedArrayOfMoreThanAllowed_IsRefused()
    {
        var element = MatBytes.Packed(MatBytes.Variable("x", [1000, 500], DoubleClass, Doubles, new byte[4_000_000]));
        folder.Write("a.mat", MatBytes.File(false, element));
        Assert.Contains("more than the 1 MB of memory", Assert.Throws<NoetherException>(
            () => SampleFile.Open(folder.File("a.mat"), new() { MaxMemory = 0.001 })).Message);
    }

    private void Refused(string? entry, string sentence) => Assert.Contains(sentence,
        Assert.Throws<NoetherException>(() => SampleFile.Open(folder.File("a.mat"), new() { Entry = entry })).Message);

    private static float[][] Rows(SampleSet samples)
    {
        var values = new float[samples.Count * samples.Dimension];
        samples.CopyRows(0, values);
        return [.. values.Chunk(samples.Dimension)];
    }
}
