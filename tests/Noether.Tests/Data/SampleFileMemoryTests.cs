using System.Diagnostics;
using System.IO.Compression;
using Noether.Data;
using Noether.Tests.Data.Formats;

namespace Noether.Tests.Data;

public sealed class SampleFileMemoryTests : IDisposable
{
    private const long Allowed = 200_000_000;
    private const int AllowedMilliseconds = 1000;
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("(1000000000, 5)", "would take 20 GB, more than the 3 GB of memory that ‹max-memory› allows")]
    [InlineData("(9000000000000000000, 5)", "claims an impossible shape")]
    public void Open_PackedNpyThatPromisesGigabytes_IsRefusedAtOnce(string shape, string sentence)
    {
        using (var packed = new GZipStream(File.Create(folder.File("a.npy.gz")), CompressionLevel.Fastest))
        {
            packed.Write(NpyBytes.Build("<f4", false, shape, []));
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 300; i++)
                packed.Write(zeros);
        }
        RefusedAtOnce("a.npy.gz", sentence);
    }

    [Fact]
    public void Open_PackedNpyThatHoldsMoreThanItSays_IsRefusedAtOnce()
    {
        using (var packed = new GZipStream(File.Create(folder.File("a.npy.gz")), CompressionLevel.Fastest))
        {
            packed.Write(NpyBytes.Build("<f4", false, "(10, 5)", []));
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 300; i++)
                packed.Write(zeros);
        }
        RefusedAtOnce("a.npy.gz", "lies about its shape");
    }

    [Fact]
    public void Open_NpzThatPromisesGigabytes_IsRefusedAtOnce()
    {
        using (var archive = ZipFile.Open(folder.File("a.npz"), ZipArchiveMode.Create))
        {
            using var entry = archive.CreateEntry("x.npy").Open();
            entry.Write(NpyBytes.Build("<f8", false, "(100000000, 5)", []));
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 100; i++)
                entry.Write(zeros);
        }
        RefusedAtOnce("a.npz", "would take 4 GB, more than the 3 GB of memory that ‹max-memory› allows");
    }

    [Fact]
    public void Open_FileInPlace_MayBeLargerThanAllowed()
    {
        folder.Write("a.npy", NpyBytes.Build("<f4", false, "(100000, 5)", new byte[2_000_000]));
        using var samples = SampleFile.Open(folder.File("a.npy"), new() { MaxMemory = 0.001 });
        Assert.Equal(100_000, samples.Count);
    }

    [Fact]
    public void Open_StreamOfMoreThanAllowed_IsRefused()
    {
        using var endless = new MemoryStream(new byte[2_000_000]);
        Assert.Contains("standard input would take more than the 1 MB", Assert.Throws<NoetherException>(
            () => SampleFile.Open(endless, "standard input", new() { MaxMemory = 0.001 })).Message);
    }

    [Fact]
    public void Open_Stream_DecidesByContent()
    {
        using var text = new MemoryStream("a,b\n1,2\n3,4\n"u8.ToArray());
        using var table = SampleFile.Open(text, "standard input");
        Assert.Equal((2, 2, "standard input"), (table.Count, table.Dimension, table.Source));
        using var bytes = new MemoryStream(NpyBytes.Build("|u1", false, "(2, 3)", [1, 2, 3, 4, 5, 6]));
        using var array = SampleFile.Open(bytes, "standard input");
        Assert.Equal((2, 3), (array.Count, array.Dimension));
    }

    private void RefusedAtOnce(string name, string sentence)
    {
        var options = new SampleFileOptions { MaxMemory = 3 };
        var (before, watch) = (GC.GetTotalAllocatedBytes(), Stopwatch.StartNew());
        var refusal = Assert.Throws<NoetherException>(() => SampleFile.Open(folder.File(name), options));
        Assert.Contains(sentence, refusal.Message);
        Assert.True(watch.ElapsedMilliseconds < AllowedMilliseconds, $"{watch.ElapsedMilliseconds} ms");
        Assert.True(GC.GetTotalAllocatedBytes() - before < Allowed);
    }
}
