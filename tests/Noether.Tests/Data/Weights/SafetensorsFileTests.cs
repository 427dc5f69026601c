using System.Buffers.Binary;
using System.Text;
using Noether.Data.Weights;

namespace Noether.Tests.Data.Weights;

public sealed class SafetensorsFileTests
{
    private static readonly float[] Some = [1, -2.5f, 0.1f, float.NaN, float.PositiveInfinity, 1e-42f];

    [Fact]
    public void WriteThenRead_ArraysAndRemarks_SameBits()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.safetensors");
        var written = new WeightArrays(
            [new("a.weight", [2, 3], Some), new("count", [], [7]), new("none", [0, 4], [])],
            new Dictionary<string, string> { ["kind"] = "\"ä\"", ["b"] = "" });
        SafetensorsFile.Write(path, written);
        var read = SafetensorsFile.Read(path);

        Assert.Equal(["a.weight", "count", "none"], read.Arrays.Select(a => a.Name));
        Assert.Equal(new long[][] { [2, 3], [], [0, 4] }, read.Arrays.Select(a => a.Shape.ToArray()));
        Assert.Equal(Bits(Some), Bits(read.Arrays[0].Values));
        Assert.Equal([7f], read.Arrays[1].Values);
        Assert.Equal("\"ä\"", read.Metadata["kind"]);
        Assert.Equal(2, read.Metadata.Count);
    }

    [Theory]
    [InlineData("F16", new byte[] { 0x00, 0x3E, 0x00, 0xC0 }, 1.5f, -2f)]
    [InlineData("BF16", new byte[] { 0xC0, 0x3F, 0x00, 0xC0 }, 1.5f, -2f)]
    [InlineData("F32", new byte[] { 0, 0, 0xC0, 0x3F, 0, 0, 0, 0xC0 }, 1.5f, -2f)]
    [InlineData("F64", new byte[] { 0, 0, 0, 0, 0, 0, 0xF8, 0x3F, 0, 0, 0, 0, 0, 0, 0, 0xC0 }, 1.5f, -2f)]
    [InlineData("I64", new byte[] { 3, 0, 0, 0, 0, 0, 0, 0, 254, 255, 255, 255, 255, 255, 255, 255 }, 3f, -2f)]
    public void Read_EveryType_BecomesFloats(string type, byte[] data, float first, float second)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a", Build(Array("a", type, "[2]", 0, data.Length), data));

        Assert.Equal([first, second], SafetensorsFile.Read(path).Arrays[0].Values);
    }

    [Fact]
    public void Read_ArraysOutOfOrder_ComeInTheOrderOfTheirPlaces()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write(
            "a", Build(Array("b", "U8", "[1]", 1, 2) + "," + Array("a", "U8", "[1]", 0, 1), [5, 6]));

        Assert.Equal(["a", "b"], SafetensorsFile.Read(path).Arrays.Select(a => a.Name));
        Assert.Equal(6, SafetensorsFile.Read(path).Arrays[1].Values[0]);
    }

    public static TheoryData<string, byte[], string> Hostile => new()
    {
        { "too short", [1, 2, 3], "too short" },
        { "huge header", [.. Enumerable.Repeat((byte)255, 8), (byte)'{', (byte)'}'], "claims" },
        { "header longer than the file", [100, 0, 0, 0, 0, 0, 0, 0, (byte)'{', (byte)'}'], "claims" },
        { "no JSON", Raw("{\"a\":", []), "understood" },
        { "no object", Raw("[1,2]", []), "understood" },
        { "deep", Raw("{\"a\":" + new string('[', 50) + new string(']', 50) + "}", []), "understood" },
        { "array without shape", Build("\"a\":{\"dtype\":\"F32\",\"data_offsets\":[0,0]}", []), "understood" },
        { "array that is a number", Build("\"a\":3", []), "understood" },
        {
            "three places", Build("\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1,1]}", [1]), "understood"
        },
        { "negative axis", Build(Array("a", "U8", "[-1,-1]", 0, 1), [1]), "understood" },
        { "broken axis", Build(Array("a", "U8", "[1.5]", 0, 1), [1]), "understood" },
        { "remark that is no text", Build("\"__metadata__\":{\"a\":null}", []), "understood" },
        {
            "same name twice",
            Build(Array("a", "U8", "[1]", 0, 1) + "," + Array("a", "U8", "[1]", 1, 2), [1, 2]), "understood"
        },
        { "unknown type", Build(Array("a", "F8_E4M3", "[1]", 0, 1), [1]), "not supported" },
        { "shape larger than its bytes", Build(Array("a", "F32", "[2]", 0, 4), [1, 2, 3, 4]), "does not fit" },
        {
            "shape beyond all numbers",
            Build(Array("a", "U8", "[4294967296,4294967296,4294967296,4294967296]", 0, 0), []), "does not fit"
        },
        { "end before begin", Build(Array("a", "U8", "[1]", 1, 0), [1]), "does not fit" },
        {
            "overlap",
            Build(Array("a", "U8", "[2]", 0, 2) + "," + Array("b", "U8", "[2]", 1, 3), [1, 2, 3]), "overlaps"
        },
        { "gap", Build(Array("a", "U8", "[1]", 0, 1) + "," + Array("b", "U8", "[1]", 2, 3), [1, 2, 3]), "gap" },
        { "bytes behind the end", Build(Array("a", "U8", "[1]", 0, 1), [1, 2]), "are there" },
        { "truncated", Build(Array("a", "U8", "[3]", 0, 3), [1, 2]), "are there" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Read_HostileFile_IsRefusedInASentence(string name, byte[] bytes, string part)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("bad", bytes);

        var failure = Assert.Throws<NoetherException>(() => SafetensorsFile.Read(path));
        Assert.True(failure.Message.Contains(part, StringComparison.Ordinal), $"{name}: {failure.Message}");
    }

    private static string Array(string name, string type, string shape, long begin, long end) =>
        $"\"{name}\":{{\"dtype\":\"{type}\",\"shape\":{shape},\"data_offsets\":[{begin},{end}]}}";

    private static byte[] Build(string entries, byte[] data) => Raw("{" + entries + "}", data);

    private static byte[] Raw(string header, byte[] data)
    {
        var text = Encoding.UTF8.GetBytes(header);
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, text.Length);
        return [.. length, .. text, .. data];
    }

    private static int[] Bits(float[] values) => [.. values.Select(BitConverter.SingleToInt32Bits)];
}
