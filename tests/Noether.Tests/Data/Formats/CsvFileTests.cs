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

    [Fact]
    public void Open_RowNumbersUnderAnEmptyName_AreKeptAsAColumn() =>
        Assert.Equal([[0, 1, 2], [1, 3, 4]], Rows(",0,1\n0,1,2\n1,3,4\n"));

    [Fact]
    public void Open_TextColumns_AreNoted()
    {
        folder.WriteText("a.csv", "time,x,y\n2014-07-01,1,2\n2014-07-02,3,4\n");
        using var samples = SampleFile.Open(folder.File("a.csv"));
        Assert.Contains("Column 1 (time) of", Assert.Single(samples.Notes));
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
    public void Open_NanAndInfinity_AreNumbersForTheChecksToFind() =>
        Assert.Equal(
            [[float.NaN, 1], [float.PositiveInfinity, float.NegativeInfinity], [float.NaN, float.PositiveInfinity]],
            Rows("nan,1\ninf,-Inf\nNaN,1e999\n"));

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
    [InlineData("1,5;2,5\n3,5;4,5\n", "holds no column of numbers; write numbers with a decimal point")]
    [InlineData("# only a comment\n", "is empty")]
    [InlineData("1\n2\n3\n", "holds one long signal of 3 values, not samples; cut windows with --window")]
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

    private float[][] Rows(string text, SampleFileOptions? options = null)
    {
        folder.WriteText("a.csv", text);
        using var samples = SampleFile.Open(folder.File("a.csv"), options);
        var values = new float[samples.Count * samples.Dimension];
        samples.CopyRows(0, values);
        return [.. values.Chunk(samples.Dimension)];
    }
}
