using System.Diagnostics;
using System.IO.Compression;
using Noether.Data;
using Noether.Tests.Data.Formats;
using PureHDF;

namespace Noether.Tests.Data;

/// <summary>Damaged files of every format: a sentence or samples, never another exception and never a long wait.</summary>
public sealed class SampleFileFuzzTests : IDisposable
{
    private const int LongestMilliseconds = 10_000;
    private static readonly int Mutations =
        int.TryParse(Environment.GetEnvironmentVariable("NOETHER_FUZZ"), out var count) ? count : 150;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("npy")]
    [InlineData("npz")]
    [InlineData("csv")]
    [InlineData("arff")]
    [InlineData("csv.gz")]
    [InlineData("npy.gz")]
    [InlineData("h5")]
    [InlineData("chunked.h5")]
    [InlineData("parquet")]
    [InlineData("mat")]
    [InlineData("packed.mat")]
    [InlineData("wav")]
    [InlineData("idx")]
    public async Task Open_DamagedFile_GivesASentenceOrSamples(string format)
    {
        var whole = await Whole(format);
        var random = new Random(format.Length);
        using (var good = new MemoryStream(whole))
        using (SampleFile.Open(good, $"a.{format}", Options(format)))
        {
        }
        for (var i = 0; i < Mutations; i++)
        {
            var bytes = Mutate(whole, random);
            var watch = Stopwatch.StartNew();
            try
            {
                using var stream = new MemoryStream(bytes);
                using var samples = SampleFile.Open(stream, $"a.{format}", Options(format));
                samples.CopyRows(0, new float[samples.Dimension]);
            }
            catch (NoetherException)
            {
            }
            catch (Exception e)
            {
                await File.WriteAllBytesAsync(Path.Combine(Path.GetTempPath(), $"fuzz-{i}.{format}"), bytes);
                Assert.Fail($"{format}, mutation {i}: {e}");
            }
            Assert.True(watch.ElapsedMilliseconds < LongestMilliseconds, $"{format}, mutation {i} took {watch.Elapsed}");
        }
    }

    private static SampleFileOptions Options(string format) => new()
    {
        MaxMemory = 0.1,
        Window = format == "wav" ? 3 : null,
    };

    private static byte[] Mutate(byte[] whole, Random random)
    {
        var bytes = whole[..(random.Next(4) == 0 ? random.Next(1, whole.Length) : whole.Length)];
        // Heads and ends matter most: half the changes fall into the first and last hundred bytes.
        for (var changes = random.Next(1, 8); changes > 0; changes--)
        {
            var place = random.Next(4) switch
            {
                0 => random.Next(Math.Min(100, bytes.Length)),
                1 => bytes.Length - 1 - random.Next(Math.Min(100, bytes.Length)),
                _ => random.Next(bytes.Length),
            };
            bytes[place] = random.Next(3) switch
            {
                0 => (byte)random.Next(256),
                1 => (byte)(bytes[place] ^ (1 << random.Next(8))),
                _ => (byte)(random.Next(2) == 0 ? 0 : 255),
            };
        }
        return bytes;
    }

    private async Task<byte[]> Whole(string format)
    {
        var path = folder.File("whole");
        switch (format)
        {
            case "npy": return NpyBytes.Build("<f4", false, "(20, 3)", new byte[240]);
            case "npz":
                using (var archive = ZipFile.Open(path, ZipArchiveMode.Create))
                using (var entry = archive.CreateEntry("x.npy").Open())
                    entry.Write(NpyBytes.Build("<f4", false, "(20, 3)", new byte[240]));
                break;
            case "csv": return "name,\"x\",y\na,1,2.5\nb,-3e5,\"4\"\n# c\nc,5,6\n"u8.ToArray();
            case "arff": return "@relation r\n@attribute a real\n@attribute b real\n@data\n1,2\n3,4\n"u8.ToArray();
            case "csv.gz": return Gzip("a,b\n1,2\n3,4\n5,6\n"u8.ToArray());
            case "npy.gz": return Gzip(NpyBytes.Build("<f4", false, "(20, 3)", new byte[240]));
            case "h5":
                new H5File
                {
                    ["x"] = new double[20, 3],
                    ["group"] = new H5Group { ["words"] = new string[] { "a", "b" } },
                }.Write(path);
                break;
            case "chunked.h5":
                new H5File { ["x"] = new H5Dataset(new float[100, 3], chunks: [10, 3]) }.Write(path);
                break;
            case "parquet":
                await ParquetBytes.Write(path, [1, 2, 3], [4, 5, 6], ["a", "b", "c"], groups: 2);
                break;
            case "mat":
                return MatBytes.File(false, MatBytes.Variable("x", [10, 3], 6, 9, new byte[240]));
            case "packed.mat":
                return MatBytes.File(
                    false, MatBytes.Packed(MatBytes.Variable("x", [10, 3], 6, 9, new byte[240])));
            case "wav":
                return
                [
                    .. "RIFF"u8, 0, 0, 0, 0, .. "WAVEfmt "u8, 16, 0, 0, 0, 1, 0, 1, 0, 64, 31, 0, 0, 128, 62, 0, 0, 2, 0,
                    16, 0, .. "data"u8, 40, 0, 0, 0, .. new byte[40],
                ];
            default: return [0, 0, 0x08, 2, 0, 0, 0, 20, 0, 0, 0, 3, .. new byte[60]];
        }
        return await File.ReadAllBytesAsync(path);
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Fastest))
            stream.Write(bytes);
        return packed.ToArray();
    }
}
