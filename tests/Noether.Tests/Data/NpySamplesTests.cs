using System.Buffers.Binary;
using Noether.Data;
using Noether.Data.Formats;
using Noether.Tests.Data.Formats;

namespace Noether.Tests.Data;

public sealed class NpySamplesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("<f4", false)]
    [InlineData("<f4", true)]
    [InlineData(">i2", false)]
    [InlineData(">i2", true)]
    [InlineData("|u1", true)]
    [InlineData("<f8", true)]
    public void CopyRows_AnyTypeAndOrder_GivesTheRows(string type, bool fortran)
    {
        const int rows = 9001, columns = 3; // more rows than one block of the reader
        static double Value(int i, int j) => ((7 * i) + (31 * j)) % 101;
        var stored = fortran
            ? from j in Enumerable.Range(0, columns) from i in Enumerable.Range(0, rows) select Value(i, j)
            : from i in Enumerable.Range(0, rows) from j in Enumerable.Range(0, columns) select Value(i, j);
        var path = folder.Write(
            "a.npy", NpyBytes.Build(type, fortran, $"({rows}, {columns})", NpyBytes.Encode(type, stored)));
        using var samples = NpySamples.Open(path);
        Assert.Equal((rows, columns, "a.npy"), (samples.Count, samples.Dimension, samples.Source));

        foreach (var (first, count) in new[] { (0, rows), (17, 1), (rows - 1, 1), (4000, 5000), (5, 0) })
        {
            var values = new float[count * columns];
            samples.CopyRows(first, values);
            for (var n = 0; n < values.Length; n++)
                Assert.Equal(Value(first + (n / columns), n % columns), values[n]);
        }
        var gathered = new float[3 * columns];
        samples.Gather([8000, 2, 8000], gathered);
        Assert.Equal([Value(8000, 0), Value(2, 1), Value(8000, 2)], [gathered[0], gathered[4], gathered[8]]);
    }

    [Fact]
    public void CopyRows_OutsideTheFile_IsRefused()
    {
        NpyFile.Write(folder.File("a.npy"), new double[6], 2, 3);
        using var samples = NpySamples.Open(folder.File("a.npy"));
        Assert.Throws<ArgumentOutOfRangeException>(() => samples.CopyRows(2, new float[3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => samples.CopyRows(-1, new float[3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => samples.CopyRows(1, new float[6]));
        Assert.Throws<ArgumentException>(() => samples.CopyRows(0, new float[4]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void CopyRows_FileOfSixGigabytes_NeedsNoMemory(bool fortran)
    {
        // A sparse file: only the header and three rows occupy the disk.
        const long rows = 330_000_000;
        const int columns = 5;
        var header = NpyBytes.Build("<f4", fortran, $"({rows}, {columns})", []);
        long[] marked = [0, 41_234_567, rows - 1];
        using (var file = new FileStream(folder.File("big.npy"), FileMode.Create))
        {
            file.Write(header);
            file.SetLength(header.Length + (rows * columns * 4));
            var value = new byte[4];
            foreach (var row in marked)
            {
                BinaryPrimitives.WriteSingleLittleEndian(value, row % 1000);
                file.Position = header.Length + (4 * (fortran ? (4 * rows) + row : (row * columns) + 4));
                file.Write(value);
            }
        }
        using var samples = NpySamples.Open(folder.File("big.npy"));
        Assert.Equal(rows, samples.Count);
        var buffer = new float[100 * columns];
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var row in marked)
        {
            samples.CopyRows(row, buffer.AsSpan(0, columns));
            Assert.Equal(row % 1000, buffer[4]);
            Assert.Equal(0, buffer[3]);
        }
        for (var row = 0L; row < rows - 100; row += rows / 3)
            samples.CopyRows(row, buffer);
        const long allowed = 1 << 20; // the file has 6.6 GB
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < allowed);
    }

    [Fact]
    public void CopyRows_FromSeveralThreads_GivesTheSameRows()
    {
        var values = Enumerable.Range(0, 50_000).Select(i => (float)i).ToArray();
        NpyFile.Write(folder.File("a.npy"), values, 10_000, 5);
        using var samples = NpySamples.Open(folder.File("a.npy"));
        Parallel.For(0, 10_000, i =>
        {
            var row = new float[5];
            samples.CopyRows(i, row);
            Assert.Equal(values[(5 * i)..((5 * i) + 5)], row);
        });
    }

    [Theory]
    [InlineData("()", 1, "holds a single number")]
    [InlineData("(12,)", 12, "one long signal of 12 values, not samples; cut windows with ‹window›")]
    [InlineData("(12, 1)", 12, "one long signal of 12 values, not samples; cut windows with ‹window›")]
    [InlineData("(2, 2, 3)", 12, "2 x 2 x 3, and samples are the rows of a table; cut windows along its last axis")]
    [InlineData("(0, 5)", 0, "holds an empty array of 0 x 5")]
    [InlineData("(5, 0)", 0, "holds an empty array of 5 x 0")]
    public void Open_NotATable_IsRefused(string shape, int count, string sentence)
    {
        var path = folder.Write("a.npy", NpyBytes.Build("|u1", false, shape, new byte[count]));
        Assert.Contains(sentence, Assert.Throws<NoetherException>(() => NpySamples.Open(path)).Message);
        File.Delete(path); // nothing keeps it open
    }
}
