using System.IO.Hashing;
using System.Text;
using Noether.Data.Weights;

namespace Noether.Tests.Data.Weights;

public sealed class SafetensorsExactTests
{
    private static readonly float[] Singles =
        [0.1f, float.NaN, BitConverter.Int32BitsToSingle(0x7f800001), -0f, 1e-45f, float.NegativeInfinity, 3];

    private static readonly double[] Doubles =
        [0.1, BitConverter.Int64BitsToDouble(-4503599627370495), -0.0, double.Epsilon, double.MaxValue, 1 / 3.0];

    private static readonly long[] Wholes = [long.MinValue, long.MaxValue, 0, (1L << 53) + 1];

    [Fact]
    public void WriteThenRead_EveryType_HasTheSameBits()
    {
        using var folder = new TemporaryFolder();
        var path = Write(folder);

        var (arrays, texts) = SafetensorsFile.ReadExact(path);

        Assert.Equal(["a", "b", "c", "none"], arrays.Keys.Order());
        Assert.Equal(
            Singles.Select(BitConverter.SingleToInt32Bits),
            ((float[])arrays["b"]).Select(BitConverter.SingleToInt32Bits));
        Assert.Equal(
            Doubles.Select(BitConverter.DoubleToInt64Bits),
            ((double[])arrays["a"]).Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal(Wholes, (long[])arrays["c"]);
        Assert.Empty((double[])arrays["none"]);
        Assert.Equal(new Dictionary<string, string> { ["stage"] = "training", ["ä\n"] = "" }, texts);
    }

    [Fact]
    public void Write_LongerThanAPiece_IsReadWhole()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("long.safetensors");
        var values = Enumerable.Range(0, 200_001).Select(i => 1.0 / (i + 1)).ToArray();
        SafetensorsFile.WriteExact(
            path, new Dictionary<string, Array> { ["v"] = values }, new Dictionary<string, string>());

        Assert.Equal(values, (double[])SafetensorsFile.ReadExact(path).Arrays["v"]);
    }

    [Fact]
    public void Write_Numbers_AreReadByTheRoundingReaderToo()
    {
        using var folder = new TemporaryFolder();
        var arrays = SafetensorsFile.Read(Write(folder)).Arrays.ToDictionary(a => a.Name, a => a.Values);

        Assert.Equal(Doubles.Select(v => (float)v), arrays["a"]);
        Assert.Equal(Wholes.Select(v => (float)v), arrays["c"]);
    }

    [Fact]
    public void Read_AnyFlippedByte_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var good = File.ReadAllBytes(Write(folder));
        var lastOfHeader = good.AsSpan().LastIndexOf("}"u8);
        for (var place = 0; place < good.Length; place++)
        {
            // Blanks behind the header mean nothing, whatever kind of blank they are.
            if (place > lastOfHeader && good[place] == ' ')
                continue;
            var bad = good.ToArray();
            bad[place] ^= 0x01;
            var path = folder.Write("bad", bad);
            Assert.Throws<NoetherException>(() => SafetensorsFile.ReadExact(path));
        }
    }

    [Fact]
    public void Read_CutAnywhere_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var good = File.ReadAllBytes(Write(folder));
        for (var length = 0; length < good.Length; length += 3)
        {
            var path = folder.Write("cut", good[..length]);
            Assert.Throws<NoetherException>(() => SafetensorsFile.ReadExact(path));
        }
    }

    [Fact]
    public void Read_FileOfAnotherProgram_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.safetensors");
        SafetensorsFile.Write(path, new WeightArrays([new("a", [1], [1])], new Dictionary<string, string>()));

        var failure = Assert.Throws<NoetherException>(() => SafetensorsFile.ReadExact(path));
        Assert.Contains("no checksum", failure.Message);
        Assert.Equal(path, failure.File);
    }

    [Fact]
    public void Write_OtherTypesOrTakenNames_Throws()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.safetensors");
        var none = new Dictionary<string, string>();

        Assert.Throws<ArgumentException>(() => SafetensorsFile.WriteExact(
            path, new Dictionary<string, Array> { ["a"] = new int[1] }, none));
        Assert.Throws<ArgumentException>(() => SafetensorsFile.WriteExact(
            path, new Dictionary<string, Array> { ["__metadata__"] = new long[1] }, none));
        Assert.Throws<ArgumentException>(() => SafetensorsFile.WriteExact(
            path, new Dictionary<string, Array>(), new Dictionary<string, string> { ["crc32"] = "" }));
        Assert.False(File.Exists(path));
    }

    /// <summary>The package's checksum is that of .png and .gz, which earlier files carry.</summary>
    [Fact]
    public void Checksum_CheckValueOfThePolynomial_IsMet() =>
        Assert.Equal(0xCBF43926u, Crc32.HashToUInt32(Encoding.ASCII.GetBytes("123456789")));

    private static string Write(TemporaryFolder folder)
    {
        var path = folder.File("a.safetensors");
        SafetensorsFile.WriteExact(
            path,
            new Dictionary<string, Array> { ["b"] = Singles, ["a"] = Doubles, ["c"] = Wholes, ["none"] = new double[0] },
            new Dictionary<string, string> { ["stage"] = "training", ["ä\n"] = "" });
        return path;
    }
}
