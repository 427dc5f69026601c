using Noether.Data.Formats;
using Noether.Numerics;

namespace Noether.Tests.Data.Formats;

public sealed class NpyFileTests : IDisposable
{
    private static readonly string[] Types =
        ["|b1", "|i1", "|u1", "i2", "u2", "i4", "u4", "i8", "u8", "f2", "f4", "f8"];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string, bool, int> EveryType()
    {
        var data = new TheoryData<string, bool, int>();
        foreach (var type in Types)
            foreach (var order in type[0] == '|' ? "|" : "<>")
                foreach (var fortran in new[] { false, true })
                    for (var version = 1; version <= 3; version++)
                        data.Add(type[0] == '|' ? type : order + type, fortran, version);
        return data;
    }

    [Theory]
    [MemberData(nameof(EveryType))]
    public void ReadMatrix_EveryTypeOrderAndVersion_GivesTheValues(string type, bool fortran, int version)
    {
        double[,] expected = type == "|b1"
            ? new double[,] { { 1, 0, 1 }, { 0, 1, 0 } }
            : type.Contains('u')
                ? new double[,] { { 1, 0, 200 }, { 4, 5, 6 } }
                : new double[,] { { 1, -2, 100 }, { 4, 5, -6 } };
        var stored = fortran
            ? Enumerable.Range(0, 6).Select(i => expected[i % 2, i / 2])
            : Enumerable.Range(0, 6).Select(i => expected[i / 3, i % 3]);
        var data = NpyBytes.Encode(type, stored);
        var path = folder.Write("a.npy", NpyBytes.Build(type, fortran, "(2, 3)", data, version));

        var matrix = NpyFile.ReadMatrix(path);

        Assert.Equal((2, 3), (matrix.Rows, matrix.Columns));
        for (var i = 0; i < 2; i++)
            for (var j = 0; j < 3; j++)
                Assert.Equal(expected[i, j], matrix[i, j]);
    }

    [Theory]
    [InlineData("<i8", -9007199254740993.0)]
    [InlineData(">u4", 4294967295.0)]
    [InlineData("<u8", 18446744073709551615.0)]
    [InlineData(">i2", -32768.0)]
    [InlineData("<f8", 1e300)]
    public void ReadArray_ExtremeValues_AreKept(string type, double value)
    {
        byte[] data = type == "<u8" ? [255, 255, 255, 255, 255, 255, 255, 255] : NpyBytes.Encode(type, [value]);
        var path = folder.Write("a.npy", NpyBytes.Build(type, false, "(1,)", data));
        Assert.Equal(value, NpyFile.ReadArray(path).Values[0]);
    }

    [Fact]
    public void ReadArray_FortranOrderOfThreeAxes_ComesInCOrder()
    {
        // Element (i, j, k) of shape (2, 3, 4) holds 100 i + 10 j + k.
        var stored = from k in Enumerable.Range(0, 4)
                     from j in Enumerable.Range(0, 3)
                     from i in Enumerable.Range(0, 2)
                     select 100.0 * i + 10 * j + k;
        var array = NpyFile.ReadArray(folder.Write(
            "a.npy", NpyBytes.Build("<i2", true, "(2, 3, 4)", NpyBytes.Encode("<i2", stored))));
        Assert.Equal([2, 3, 4], array.Shape);
        Assert.Equal("<i2", array.Type);
        for (var n = 0; n < 24; n++)
            Assert.Equal(100 * (n / 12) + 10 * (n / 4 % 3) + n % 4, array.Values[n]);
    }

    [Theory]
    [InlineData("()", 1)]
    [InlineData("(0, 7)", 0)]
    [InlineData("(3L,)", 3)]
    [InlineData("( 1 ,3 )", 3)]
    public void ReadArray_OddButLegalShapes_AreRead(string shape, int count)
    {
        var data = NpyBytes.Encode("<f4", Enumerable.Range(0, count).Select(i => (double)i));
        var path = folder.Write("a.npy", NpyBytes.Build("<f4", false, shape, data));
        Assert.Equal(count, NpyFile.ReadArray(path).Values.Length);
    }

    [Fact]
    public void ReadArray_LargerThanAChunkAndBigEndian_IsRead()
    {
        var values = Enumerable.Range(0, 10_007).Select(i => (double)i).ToArray();
        var path = folder.Write("a.npy", NpyBytes.Build(">i4", false, "(10007,)", NpyBytes.Encode(">i4", values)));
        Assert.Equal(values, NpyFile.ReadVector(path));
    }

    [Fact]
    public void Write_ThenRead_GivesTheSameBits()
    {
        double[] values = [1.5, -0.0, double.NaN, 1e-310, Math.PI, double.NegativeInfinity];
        NpyFile.Write(folder.File("a.npy"), values, 2, 3);
        NpyFile.Write(folder.File("b.npy"), values.Select(v => (float)v).ToArray(), 6);
        NpyFile.Write(folder.File("c.npy"), new Matrix(3, 2, values));
        Assert.Equal(values, NpyFile.ReadMatrix(folder.File("a.npy")).Values.ToArray());
        Assert.Equal(values.Select(v => (double)(float)v), NpyFile.ReadVector(folder.File("b.npy")));
        Assert.Equal([3, 2], NpyFile.ReadArray(folder.File("c.npy")).Shape);
        Assert.Equal(3, Directory.GetFiles(folder.Path).Length);
        Assert.Equal(0, (new FileInfo(folder.File("a.npy")).Length - 48) % 64);
    }

    [Fact]
    public void Write_ShapeThatDoesNotFit_IsRefusedAndLeavesTheOldFile()
    {
        NpyFile.Write(folder.File("a.npy"), new double[] { 7 }, 1);
        Assert.Throws<ArgumentException>(() => NpyFile.Write(folder.File("a.npy"), new double[6], 2, 2));
        Assert.Equal([7], NpyFile.ReadVector(folder.File("a.npy")));
    }

    [Fact]
    public void Write_MissingFolder_SaysSo() => Refused(
        () => NpyFile.Write(folder.File("no/such/a.npy"), new double[1], 1), "There is no folder");

    [Theory]
    [InlineData("<c8", "complex numbers (<c8)")]
    [InlineData("|O", "pickled Python objects")]
    [InlineData("<U5", "holds text (<U5)")]
    [InlineData("|S3", "holds text (|S3)")]
    [InlineData("<M8[ns]", "dates or times")]
    [InlineData("<f16", "values of type <f16, which is not supported")]
    [InlineData("<q7", "values of type <q7, which is not supported")]
    public void ReadArray_TypeWithoutRealNumbers_IsRefused(string type, string sentence) =>
        ReadRefused(NpyBytes.Build(type, false, "(1,)", new byte[8]), sentence);

    [Theory]
    [InlineData("(10, 3)", "truncated or lies about its shape: 10 x 3 of float32 takes 120 bytes, but 24 follow")]
    [InlineData("(5,)", "lies about its shape: 5 of float32 takes 20 bytes, but 24 follow")]
    [InlineData("(-2, -3)", "an axis of impossible length, -2")]
    [InlineData("(99999999999999999999,)", "an axis of impossible length, 99999999999999999999")]
    [InlineData("(4611686018427387904, 4)", "an impossible shape, 4611686018427387904 x 4")]
    [InlineData("(9223372036854775807, 9223372036854775807, 9223372036854775807)", "an impossible shape")]
    [InlineData("(100000000000,)", "takes 400000000000 bytes, but 24 follow")]
    [InlineData("(2, x)", "cannot be understood")]
    [InlineData("2, 3", "cannot be understood")]
    [InlineData("(1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,6)", "more than 32 axes")]
    public void ReadArray_LyingShape_IsRefused(string shape, string sentence) =>
        ReadRefused(NpyBytes.Build("<f4", false, shape, new byte[24]), sentence);

    [Theory]
    [InlineData("garbage")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, }")]
    [InlineData("{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (1,), }")]
    [InlineData("{'descr': '<f4', 'fortran_order': Maybe, 'shape': (1,), }")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (1,)")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape: (1,), }")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (1,), } more")]
    public void ReadArray_GarbageHeader_IsRefused(string header) =>
        ReadRefused(NpyBytes.Build(header, new byte[4]), "cannot be understood");

    [Fact]
    public void ReadArray_StructuredType_IsRefused() => ReadRefused(
        NpyBytes.Build("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), }", new byte[4]),
        "records of several fields");

    [Fact]
    public void ReadArray_DamagedFiles_AreRefused()
    {
        var whole = NpyBytes.Build("<f4", false, "(1,)", new byte[4]);
        ReadRefused([], "is empty");
        ReadRefused([1, 2, 3], "does not begin with NumPy's mark");
        ReadRefused(whole[..8], "ends within its .npy header");
        ReadRefused(whole[..40], "ends within its .npy header");
        ReadRefused(whole[..^1], "is truncated");
        ReadRefused([.. whole[..6], 4, 0, .. whole[8..]], "version 4.0");
        ReadRefused([.. whole[..6], 2, 0, 0xff, 0xff, 0xff, 0x7f, .. new byte[100]], "ends within its .npy header");
    }

    [Fact]
    public void ReadArray_NoSuchFileOrAFolder_SaysSo()
    {
        Refused(() => NpyFile.ReadArray(folder.File("none.npy")), "There is no file");
        Refused(() => NpyFile.ReadArray(folder.Path), "is a folder");
    }

    [Fact]
    public void ReadMatrix_OtherShapes_AreRefused()
    {
        NpyFile.Write(folder.File("a.npy"), new double[8], 2, 2, 2);
        Refused(() => NpyFile.ReadMatrix(folder.File("a.npy")), "its shape is (2, 2, 2)");
        Refused(() => NpyFile.ReadVector(folder.File("a.npy")), "its shape is (2, 2, 2)");
    }

    private void ReadRefused(byte[] bytes, string sentence) =>
        Refused(() => NpyFile.ReadArray(folder.Write("bad.npy", bytes)), sentence);

    private static void Refused(Action action, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<NoetherException>(action).Message);
}
