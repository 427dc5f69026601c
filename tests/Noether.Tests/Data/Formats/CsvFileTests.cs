using System.Text;
using Noether.Data;

namespace Noether.Tests.Data.Formats;

public sealed class CsvFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("1,2\n3,4\n")]
    [InlineData("1,2\r\n3,4")]
    [InlineData("\ufeff1\t2\n3\t4\n")]
    [InlineData("1;2\n3;4\n")]
    [InlineData("1 2\n3   4\n")]
    [InlineData("  1.0\t 2e0\n+3  4.\n")]
    [InlineData("1|2\n3|4\n")]
    [InlineData("a,b\n1,2\n3,4\n")]
    [InlineData("\"a, with comma\",\"b \"\"quoted\"\"\"\n\"1\",\"2\"\n3 , 4\n")]
    [InlineData("# made by hand\n\n1,2\n\n  \n# more\n3,4\n\n")]
    [InlineData("% made by another program\n1 2\n3 4\n")]
    [InlineData("time,x,name,y\n2014-07-01 00:00:00,1,p,2\n2014-07-01 00:30:00,3,q,4\n")]
    [InlineData(",x,y\nfirst,1,2\nsecond,3,4\n")]
    [InlineData("1,2,\n3,4,\n")]
    public void Open_Tables_AreUnderstood(string text) => Assert.Equal([[1, 2], [3, 4]], Rows(text));

    [Theory]
    [InlineData(",a,b\n0,1,2\n1,3,4\n")]
    [InlineData("index,a,b\n5,1,2\n9,3,4\n")]
    [InlineData("Unnamed: 0,a,b\n1,1,2\n2,3,4\n")]
    [InlineData("\"\",\"a\",\"b\"\n\"1\",1,2\n\"2\",3,4\n")]
    public void Open_ColumnThatNumbersTheRows_IsSetAside(string text)
    {
        Assert.Equal([[1, 2], [3, 4]], Rows(text));
        using var samples = SampleFile.Open(folder.File("a.csv"));
        Assert.Contains("numbers the rows and is set aside", Assert.Single(samples.Notes));
        Assert.Equal(["a", "b"], samples.ColumnNames);
        // The numbers of columns stay those of the file.
        Assert.Equal([[1], [3]], Rows(text, new() { Columns = "1" }));
        Assert.Equal(3, Rows(text, new() { Columns = "0-2" })[0].Length);
    }

    [Theory]
    [InlineData(",a,b\n3,1,2\n1,3,4\n")]
    [InlineData(",a,b\n0.5,1,2\n1,3,4\n")]
    [InlineData("size,a,b\n0,1,2\n1,3,4\n")]
    public void Open_ColumnThatOnlyLooksLikeNumbersOfRows_IsKept(string text) =>
        Assert.Equal(3, Rows(text)[0].Length);

    [Fact]
    public void Open_ColumnsByName_AreTaken()
    {
        const string text = "time,lat,lon,a-b,lon2\nx,1,2,3,4\ny,5,6,7,8\n";
        Assert.Equal([[1, 2], [5, 6]], Rows(text, new() { Columns = "lat,lon" }));
        Assert.Equal([[1, 2, 3], [5, 6, 7]], Rows(text, new() { Columns = "lat-a-b" }));
        Assert.Equal([[3, 4, 1], [7, 8, 5]], Rows(text, new() { Columns = "a-b,4,LAT" }));
        Assert.Equal([[2, 3, 4], [6, 7, 8]], Rows(text, new() { Columns = "2-lon2" }));
        Refused(text, new() { Columns = "lat,height" }, "has no column height, but time, lat, lon, a-b, lon2");
        Refused(text, new() { Columns = "0-1" }, "takes column 0 (time) of");
        Refused(text, new() { Columns = "lon-lat" }, "cannot be understood");
        Refused(text, new() { Columns = "5" }, "names column 5, but");
    }

    [Theory]
    [InlineData("1,2\nNA,3\n4,5\n")]
    [InlineData("1;2\n;3\n4;5\n")]
    [InlineData("a b\n1 2\n? 3\n4 5\n")]
    [InlineData("1\t2\nNaN\t3\n4\t5\n")]
    [InlineData("1,2\nnull,3\n4,5\n")]
    public void Open_MissingValues_AreRefusedWithPlaceOrDropped(string text)
    {
        folder.WriteText("a.csv", text);
        var refusal = Assert.Throws<NoetherException>(() => SampleFile.Open(folder.File("a.csv")));
        Assert.Contains($"line {(text[0] == 'a' ? 3 : 2)}, column 1", refusal.Message);
        Assert.Contains("leave such rows out with ‹missing› drop", refusal.Message);
        Assert.Equal("missing", refusal.Setting);
        using var samples = SampleFile.Open(folder.File("a.csv"), new() { Missing = MissingValues.Drop });
        Assert.Contains("1 of 3 rows of a.csv lack a value and are left out", Assert.Single(samples.Notes));
        var values = new float[4];
        samples.CopyRows(0, values);
        Assert.Equal([1, 2, 4, 5], values);
    }

    [Fact]
    public void Open_DecimalCommas_AreRead()
    {
        Assert.Equal([[1.5f, -2], [3, 4.25f]], Rows("1,5;-2\n3;4,25\n"));
        Assert.Equal([[1.5f, -2], [3, 4.25f]], Rows("x\ty\n1,5\t-2\n3\t4,25\n"));
        Refused("1,5;2\n3;4.5\n", new(), "holds \"1,5\", where a number should be");
    }

    [Fact]
    public void Open_NumbersAsProgramsWriteThem_AreReadExactly()
    {
        var random = new Random(3);
        var text = new StringBuilder("a,b\n");
        var expected = new List<double>();
        for (var i = 0; i < 4000; i++)
        {
            var value = BitConverter.Int64BitsToDouble(random.NextInt64());
            value = double.IsFinite(value) ? value : i;
            expected.AddRange([value, i / 7.0]);
            text.Append(value.ToString("R", System.Globalization.CultureInfo.InvariantCulture)).Append(',')
                .Append((i / 7.0).ToString("R", System.Globalization.CultureInfo.InvariantCulture)).Append('\n');
        }
        folder.WriteText("a.csv", text.ToString());
        using var samples = SampleFile.Open(folder.File("a.csv"));
        var values = new double[expected.Count];
        samples.CopyExactRows(0, values);
        Assert.Equal(expected, values);
    }

    [Fact]
    public void Open_Arff_TakesTheNumericAttributes()
    {
        const string text = "% iris\n@RELATION iris\n\n@ATTRIBUTE 'petal length' NUMERIC\n@attribute width real\n"
            + "@attribute class {a,b}\n@DATA\n1,2,a\n3,4,b\n";
        Assert.Equal([[1, 2], [3, 4]], Rows(text));
        using var samples = SampleFile.Open(folder.File("a.csv"));
        Assert.Equal(["petal length", "width"], samples.ColumnNames);
        Refused("@relation x\n@attribute a real\n", new(), "without a line @data");
        Refused("@relation x\n@attribute a real\n@attribute b real\n@data\n1,2\n1,?\n", new(),
            "line 6, column 2 (b) holds \"?\", where a number should be");
    }

    [Fact]
    public void Open_OneLineOfFortyMegabytes_IsRefusedQuicklyInLittleMemory()
    {
        var line = new byte[40_000_000];
        for (var i = 0; i < line.Length; i += 2)
            (line[i], line[i + 1]) = ((byte)'1', (byte)',');
        folder.Write("a.csv", line);
        var before = GC.GetTotalAllocatedBytes();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Contains(
            "line 1 is longer than 4000000 characters",
            Assert.Throws<NoetherException>(() => SampleFile.Open(folder.File("a.csv"))).Message);
        Assert.True(watch.ElapsedMilliseconds < 1000, $"{watch.ElapsedMilliseconds} ms");
        Assert.True(GC.GetTotalAllocatedBytes() - before < 200_000_000);
    }

    [Fact]
    public void Open_MoreNumbersThanAllowed_IsRefused()
    {
        var text = string.Concat(Enumerable.Repeat("1,2,3,4,5,6,7,8\n", 20_000)); // 1.28 MB of float64
        Refused(text, new() { MaxMemory = 0.001 }, "than the 1 MB of memory that ‹max-memory› allows");
        Assert.Equal(20_000, Rows(text, new() { MaxMemory = 0.002 }).Length);
    }

    [Fact]
    public void Open_UnicodeOfOtherPrograms_IsRead()
    {
        folder.Write("a.csv", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("a\tb\r\n1\t2\r\n3\t4\r\n")]);
        using var samples = SampleFile.Open(folder.File("a.csv"));
        Assert.Equal((2, 2), (samples.Count, samples.Dimension));
        Assert.Equal([[1, 2], [3, 4]], Rows("1,2\r3,4\r"));
    }

    [Fact]
    public void Open_TextColumns_AreNoted()
    {
        folder.WriteText("a.csv", "time,x,y\n2014-07-01,1,2\n2014-07-02,3,4\n");
        using var samples = SampleFile.Open(folder.File("a.csv"));
        Assert.Contains("Column 0 (time) of", Assert.Single(samples.Notes));
    }

    [Fact]
    public void Open_Overrides_AreObeyed()
    {
        Assert.Equal([[1, 2], [3, 4]], Rows("9 9\n1 2\n3 4\n", new() { Header = true }));
        Assert.Equal([[1, 2], [3, 4]], Rows("1:2\n3:4\n", new() { Delimiter = ':' }));
        Assert.Equal([[1], [3]], Rows("1:2\n3:4\n", new() { Delimiter = ':', Columns = "0", Window = 1 }));
    }

    [Fact]
    public void Open_ManyLines_AreAllRead()
    {
        var text = new StringBuilder("x,y\n");
        for (var i = 0; i < 20_000; i++)
            text.Append(i).Append(',').Append(-i).Append(".5\n");
        var rows = Rows(text.ToString());
        Assert.Equal(20_000, rows.Length);
        Assert.Equal([19_999, -19_999.5f], rows[^1]);
    }

    [Fact]
    public void Open_Infinity_IsANumberForTheChecksToFind() =>
        Assert.Equal(
            [[float.PositiveInfinity, float.NegativeInfinity], [1, float.PositiveInfinity]],
            Rows("inf,-Inf\n1,1e999\n"));

    [Theory]
    [InlineData("1,2\n3,x\n", "line 2, column 2 holds \"x\", where a number should be")]
    [InlineData("1,2\n3,\n", "line 2, column 2 is empty, where a number should be")]
    [InlineData("1,2\n\n# c\n3,4,5\n", "line 4 has 3 columns, but the first has 2")]
    [InlineData("1,2\n3\n", "line 2 has 1 columns, but the first has 2")]
    [InlineData("x,2\n3,4\n", "line 1, column 1 holds \"x\", where a number should be")]
    [InlineData("1,\"2\n3,4\n", "line 1 has a quote that is not closed")]
    [InlineData("1,\"2\"x\n3,4\n", "line 1 has a quote that is not closed, or text behind one")]
    [InlineData("a,b\n", "holds a header and no rows")]
    [InlineData("a,b\nc,d\n", "holds no column of numbers")]
    [InlineData("# only a comment\n", "is empty")]
    [InlineData("1\n2\n3\n", "holds one long signal of 3 values, not samples; cut windows with ‹window›")]
    public void Open_BadTables_AreRefused(string text, string sentence)
    {
        folder.WriteText("a.csv", text);
        Assert.Contains(sentence, Assert.Throws<NoetherException>(() => SampleFile.Open(folder.File("a.csv"))).Message);
    }

    [Theory]
    [InlineData("t,1\n", "t,x\n", "line 301, column 2 holds \"x\", where a number should be")]
    [InlineData("t,1\n", "7,1\n", "line 301, column 1 holds a number below lines that hold text")]
    public void Open_TroubleFarBelow_IsFound(string line, string last, string sentence)
    {
        folder.WriteText("a.csv", string.Concat(Enumerable.Repeat(line, 300)) + last);
        Assert.Contains(
            sentence,
            Assert.Throws<NoetherException>(() => SampleFile.Open(folder.File("a.csv"), new() { Window = 3 })).Message);
    }

    private void Refused(string text, SampleFileOptions options, string sentence)
    {
        folder.WriteText("a.csv", text);
        Assert.Contains(
            sentence, Assert.Throws<NoetherException>(() => SampleFile.Open(folder.File("a.csv"), options)).Message);
    }

    private float[][] Rows(string text, SampleFileOptions? options = null)
    {
        folder.WriteText("a.csv", text);
        using var samples = SampleFile.Open(folder.File("a.csv"), options);
        var values = new float[samples.Count * samples.Dimension];
        samples.CopyRows(0, values);
        return [.. values.Chunk(samples.Dimension)];
    }
}
