using System.IO.Compression;
using Noether.Data;
using Noether.Data.Formats;
using Noether.Tests.Data.Formats;
using Noether.Tests.Pictures;
using SkiaSharp;

namespace Noether.Tests.Data;

public sealed class SampleFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Open_ImageStackWithWindow_CutsAlongTheLastAxis()
    {
        var values = Enumerable.Range(0, 2 * 3 * 5).Select(i => (double)i).ToArray();
        NpyFile.Write(folder.File("a.npy"), values, 2, 3, 5);
        // Row r of the six rows holds 5 r .. 5 r + 4; windows of 3 every 2 start at 0 and 2.
        var rows = Rows("a.npy", new() { Window = 3, Stride = 2 });
        Assert.Equal(12, rows.Length);
        for (var r = 0; r < 12; r++)
        {
            var first = (5 * (r / 2)) + (2 * (r % 2));
            Assert.Equal([first, first + 1, first + 2], rows[r]);
        }
    }

    [Fact]
    public void Open_FortranStackWithWindow_GivesTheSameAsCOrder()
    {
        double Value(int i, int j, int k) => (15 * i) + (5 * j) + k;
        var stored = from k in Enumerable.Range(0, 5)
                     from j in Enumerable.Range(0, 3)
                     from i in Enumerable.Range(0, 2)
                     select Value(i, j, k);
        folder.Write("f.npy", NpyBytes.Build("<f8", true, "(2, 3, 5)", NpyBytes.Encode("<f8", stored)));
        NpyFile.Write(folder.File("c.npy"), Enumerable.Range(0, 30).Select(i => (double)i).ToArray(), 2, 3, 5);
        Assert.Equal(Rows("c.npy", new() { Window = 4 }), Rows("f.npy", new() { Window = 4 }));
    }

    [Theory]
    [InlineData("")]
    [InlineData(", 1")]
    public void Open_LongSignal_IsCutAlongTime(string secondAxis)
    {
        var data = NpyBytes.Encode("<i2", Enumerable.Range(0, 7).Select(i => (double)i));
        folder.Write("a.npy", NpyBytes.Build("<i2", false, $"(7{(secondAxis.Length > 0 ? secondAxis : ",")})", data));
        Assert.Equal([[0, 1, 2, 3, 4], [1, 2, 3, 4, 5], [2, 3, 4, 5, 6]], Rows("a.npy", new() { Window = 5 }));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Open_TableOfFewColumnsWithWindow_IsASignalOfChannels(bool fortran)
    {
        var stored = fortran ? new double[] { 0, 1, 2, 3, 10, 11, 12, 13 } : [0, 10, 1, 11, 2, 12, 3, 13];
        folder.Write("a.npy", NpyBytes.Build("<f4", fortran, "(4, 2)", NpyBytes.Encode("<f4", stored)));
        Assert.Equal([[0, 1, 2], [1, 2, 3]], Rows("a.npy", new() { Window = 3 }));
        Assert.Equal([[10, 11, 12], [11, 12, 13]], Rows("a.npy", new() { Window = 3, Channel = 1 }));
        Assert.Equal([[10, 11, 12], [11, 12, 13]], Rows("a.npy", new() { Window = 3, Columns = "1" }));
        Assert.Equal([[10, 11], [11, 12], [12, 13]], Rows("a.npy", new() { Window = 2, Channel = 1 }));
        Assert.Equal(4, Rows("a.npy", new() { Window = 2 }).Length); // two columns are as wide as the window
        Refused("a.npy", new() { Window = 3, Channel = 2 }, "‹channel› 2 is not there");
        Refused("a.npy", new() { Window = 5 }, "has signals of 2 values, too short for ‹window› 5");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(40)]
    public void Open_LongWindowOfOneChannel_IsReadAcrossChunks(int channels)
    {
        // Channels a short and a long way apart are read in different ways.
        const int moments = 6000, window = 5000;
        var values = Enumerable.Range(0, moments * channels).Select(i => (float)i).ToArray();
        NpyFile.Write(folder.File("a.npy"), values, moments, channels);
        using var samples = SampleFile.Open(
            folder.File("a.npy"), new() { Window = window, Channel = 1, Stride = 1000 });
        Assert.Equal(2, samples.Count);
        var row = new float[window];
        samples.CopyRows(1, row);
        for (var i = 0; i < window; i++)
            Assert.Equal((channels * (1000 + i)) + 1, row[i]);
    }

    [Fact]
    public void Open_Columns_AreTakenInTheOrderGiven()
    {
        NpyFile.Write(folder.File("a.npy"), Enumerable.Range(0, 20_000).Select(i => (double)i).ToArray(), 4000, 5);
        var rows = Rows("a.npy", new() { Columns = "4,0-2" });
        Assert.Equal(4000, rows.Length);
        Assert.Equal([19_999, 19_995, 19_996, 19_997], rows[3999]);
        Assert.Equal([[9, 5], [5, 6]], Rows("a.npy", new() { Columns = "4,0-1", Window = 2, MaxSamples = 4 })[2..4]);
        Assert.Equal(7, Rows("a.npy", new() { MaxSamples = 7 }).Length);
        Refused("a.npy", new() { Columns = "0-5" }, "names column 5, but");
        foreach (var bad in new[] { "", "a", "3-1", "1-2-3", "-1", "1,,2" })
            Refused("a.npy", new() { Columns = bad }, $"‹columns› {bad} cannot be understood");
    }

    [Fact]
    public void Open_OptionsThatContradictEachOther_AreRefused()
    {
        NpyFile.Write(folder.File("a.npy"), new double[20], 4, 5);
        NpyFile.Write(folder.File("s.npy"), new double[20], 20);
        Refused("a.npy", new() { Stride = 2 }, "‹stride› makes sense only with ‹window›");
        Refused("a.npy", new() { Channel = 1 }, "‹channel› makes sense only with ‹window›");
        Refused("a.npy", new() { Window = 0 }, "‹window› 0 is impossible");
        Refused("a.npy", new() { Window = 2, Stride = 0 }, "‹stride› 0 is impossible");
        Refused("a.npy", new() { Entry = "x" }, "‹entry› picks an array of a file that holds several");
        Refused("s.npy", new() { Window = 2, Columns = "0" }, "‹columns› needs a table");
        Refused("s.npy", new() { Window = 2, Channel = 3 }, "‹channel› 3 is not there");
        Refused("a.npy", new() { MaxSamples = 0 }, "0 samples are too few");
    }

    [Fact]
    public void Open_Npz_PicksTheArrayByName()
    {
        var (x, y) = (new NpyArray([1, 2, 3, 4], [2, 2]), new NpyArray([5, 6], [1, 2]));
        NpzFile.Write(folder.File("one.npz"), ("x", x));
        NpzFile.Write(folder.File("two.npz"), ("x", x), ("y", y));
        Assert.Equal([[1, 2], [3, 4]], Rows("one.npz"));
        Assert.Equal([[5, 6]], Rows("two.npz", new() { Entry = "y" }));
        Assert.Equal(["x", "y"], NpzFile.Names(folder.File("two.npz")));
        Assert.Equal([5, 6], NpzFile.Read(folder.File("two.npz"), "y").Values);
        Refused("two.npz", null, "holds several arrays (x, y); pick one with ‹entry›");
        Refused("two.npz", new() { Entry = "z" }, "holds no array z; pick one of x, y");
    }

    [Fact]
    public void Open_DamagedNpz_IsRefused()
    {
        NpzFile.Write(folder.File("a.npz"), ("x", new NpyArray(new double[1000], [10, 100])));
        var whole = File.ReadAllBytes(folder.File("a.npz"));
        folder.Write("cut.npz", whole[..^30]);
        Refused("cut.npz", null, "is not a .npz file, or is truncated");
        folder.Write("text.npz", "hello"u8.ToArray());
        Refused("text.npz", null, "is not a .npz file, or is truncated");
        using (var archive = ZipFile.Open(folder.File("other.npz"), ZipArchiveMode.Create))
            archive.CreateEntry("readme.txt");
        Refused("other.npz", null, "holds no .npy arrays");
    }

    public static TheoryData<byte, string> IdxTypes() => new()
    {
        { 0x08, "|u1" }, { 0x09, "|i1" }, { 0x0b, ">i2" }, { 0x0c, ">i4" }, { 0x0d, ">f4" }, { 0x0e, ">f8" },
    };

    [Theory]
    [MemberData(nameof(IdxTypes))]
    public void Open_Idx_IsReadPackedOrNot(byte code, string type)
    {
        byte[] idx = [0, 0, code, 2, 0, 0, 0, 2, 0, 0, 0, 3, .. NpyBytes.Encode(type, [1, 2, 3, 4, 5, 100])];
        folder.Write("plain-ubyte", idx);
        folder.Write("packed-ubyte.gz", Gzip(idx));
        Assert.Equal([[1, 2, 3], [4, 5, 100]], Rows("plain-ubyte"));
        Assert.Equal([[1, 2, 3], [4, 5, 100]], Rows("packed-ubyte.gz"));
        folder.Write("cut-ubyte", idx[..^1]);
        Refused("cut-ubyte", null, "is truncated or lies about its shape: 2 x 3 of");
        folder.Write("short-ubyte", idx[..9]);
        Refused("short-ubyte", null, "ends within its idx header");
    }

    [Fact]
    public void Open_GzOfAnything_IsUnpacked()
    {
        folder.Write("a.npy.gz", Gzip(NpyBytes.Build("|u1", false, "(2, 2)", [1, 2, 3, 4])));
        folder.Write("a.csv.gz", Gzip("1,2\n3,4\n"u8.ToArray()));
        Assert.Equal([[1, 2], [3, 4]], Rows("a.npy.gz"));
        Assert.Equal([[1, 2], [3, 4]], Rows("a.csv.gz"));
    }

    [Fact]
    public void Open_DamagedGz_IsRefused()
    {
        var data = Enumerable.Range(0, 5000).SelectMany(i => BitConverter.GetBytes(i * 7919)).ToArray();
        var packed = Gzip(NpyBytes.Build("<i4", false, "(1000, 5)", data));
        folder.Write("cut.gz", packed[..(packed.Length / 2)]);
        Refused("cut.gz", null, "is truncated, damaged or of several parts");
        folder.Write("start.gz", packed[..3]);
        Refused("start.gz", null, "is truncated, damaged or of several parts");
        packed[packed.Length / 2] ^= 0x55;
        folder.Write("bad.gz", packed);
        Refused("bad.gz", null, "cannot be unpacked, it is damaged or truncated");
    }

    [Fact]
    public void Open_FilesOfNoKnownFormat_AreRefused()
    {
        folder.Write("empty.csv");
        folder.Write("a.jpg", 0xff, 0xd8, 0xff, 0xe0, 0, 0);
        folder.Write("a.tif", [.. "II*\0"u8, 8, 0, 0, 0]);
        folder.Write("a.xyz", 1, 2, 0, 3);
        folder.WriteText("a.npy", "version https://example.org/spec/v1");
        folder.WriteText("a.png", "no picture");
        Refused("none.csv", null, "There is no file");
        Refused("empty.csv", null, "is empty");
        Refused("a.jpg", null, "is a damaged or truncated .jpg picture; copy it again");
        Refused("a.tif", null, "is a .tif file, which cannot be read; save the picture as .png");
        Refused("a.xyz", null, "is in no format that can be read");
        Refused("a.npy", null, "does not begin with NumPy's mark");
        Refused("a.png", null, "is in no format that can be read");
        Directory.CreateDirectory(folder.File("pictures"));
        Refused("pictures", null, "is a folder without pictures");
    }

    [Fact]
    public void Open_FolderOfPictures_TakesTheRowsInTheOrderOfNames()
    {
        Directory.CreateDirectory(folder.File("p"));
        folder.Write("p/b.png", PngBytes.Grey8(2, [0, 51, 102, 153]));
        folder.Write("p/a.PNG", PngBytes.Grey8(2, [255, 204]));
        folder.WriteText("p/notes.txt", "not a picture");
        Assert.Equal([[1, 0.8f], [0, 0.2f], [0.4f, 0.6f]], Rows("p"));
        Assert.Equal([[0.8f], [0], [0.2f]], Rows("p", new() { Window = 1, MaxSamples = 4 })[1..]);
        folder.Write("p/c.png", PngBytes.Grey8(3, [0, 0, 255]));
        Refused("p", null, "is 3 pixels wide and");
        Assert.Equal([0, 1], Rows("p", new() { Window = 2 })[^1]);
    }

    [Fact]
    public void Open_FolderOfSeveralFormats_TakesAllOrRefuses()
    {
        Directory.CreateDirectory(folder.File("mixed"));
        folder.Write("mixed/a.png", PngBytes.Grey8(2, [255, 204]));
        folder.Write("mixed/b.bmp", CodecBytes.Bitmap([51, 51, 51, 0, 0, 0], 2, 1));
        folder.Write("mixed/c.GIF", CodecBytes.Gif([51, 0], 2, 1));
        folder.Write("mixed/d.webp", CodecBytes.Encode([102, 102, 102, 0, 0, 0], 2, 1, SKEncodedImageFormat.Webp));
        Assert.Equal([[1, 0.8f], [0.2f, 0], [0.4f, 0], [0.4f, 0]], Rows("mixed"));

        folder.Write("mixed/e.tif", [.. "MM\0*"u8, 0, 0, 0, 8]);
        Refused("mixed", null, "e.tif is a .tif file, which cannot be read");
    }

    [Fact]
    public void Open_Photograph_GivesRowsOrWindows()
    {
        var pixels = CodecBytes.Pattern(48, 32, 3);
        folder.Write("photo.jpg", CodecBytes.Encode(pixels, 48, 32, SKEncodedImageFormat.Jpeg));
        var rows = Rows("photo.jpg");
        Assert.Equal((32, 48), (rows.Length, rows[0].Length));
        var luma = ((0.299 * pixels[0]) + (0.587 * pixels[1]) + (0.114 * pixels[2])) / 255;
        Assert.Equal(luma, rows[0][0], 4 / 255.0);
        Assert.Equal(32 * 16, Rows("photo.jpg", new() { Window = 33 }).Length);
    }

    [Fact]
    public void WindowedSamples_OfArraySamples_CutsEveryRow()
    {
        using var windows = new WindowedSamples(new ArraySamples([1, 2, 3, 4, 5, 6, 7, 8], 4, "s"), 3);
        Assert.Equal([[1, 2, 3], [2, 3, 4], [5, 6, 7], [6, 7, 8]], Rows(windows));
        Assert.Equal("s, windows of 3", windows.Source);
        Assert.Throws<ArgumentOutOfRangeException>(() => windows.CopyRows(4, new float[3]));
    }

    private float[][] Rows(string name, SampleFileOptions? options = null)
    {
        using var samples = SampleFile.Open(folder.File(name), options);
        return Rows(samples);
    }

    private static float[][] Rows(SampleSet samples)
    {
        var values = new float[samples.Count * samples.Dimension];
        samples.CopyRows(0, values);
        return [.. values.Chunk(samples.Dimension)];
    }

    private void Refused(string name, SampleFileOptions? options, string sentence) => Assert.Contains(
        sentence, Assert.Throws<NoetherException>(() => SampleFile.Open(folder.File(name), options)).Message);

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Fastest))
            stream.Write(bytes);
        return packed.ToArray();
    }
}
