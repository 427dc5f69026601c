using Noether.App.Tests.Support;

namespace Noether.Studies.Tests;

public sealed class StudyLogTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Append_ThenOpen_GivesTheSameRows()
    {
        var figures = new StudyFigures().Add("third", 1.0 / 3).Add("none", double.NaN).Add("yes", true)
            .Add("said", "a \"word\" | é\n and more");
        var log = StudyLog.Open(folder["s.jsonl"]);
        log.Append(StudyTestRows.Row("a/1", figures, resumed: true));
        log.Append(StudyTestRows.Row("a/2", new StudyFigures()));
        Assert.Equal(2, File.ReadAllLines(folder["s.jsonl"]).Length);

        var read = StudyLog.Open(folder["s.jsonl"]).Rows;
        Assert.Equal(["a/1", "a/2"], read.Select(row => row.Key));
        Assert.Equal(1.0 / 3, read[0].Figures["third"]);
        Assert.True(double.IsNaN(read[0].Figures["none"]));
        Assert.True(read[0].Figures.Is("yes"));
        Assert.Equal("a \"word\" | é\n and more", read[0].Figures.Word("said"));
        Assert.Equal(["third", "none", "yes"], read[0].Figures.Numbers.Keys);
        Assert.True(read[0].Resumed);
        Assert.Equal(log.Rows[0].Finished, read[0].Finished);
        Assert.Equal(1.5, read[0].Seconds);
    }

    [Fact]
    public void Open_AfterAKillInTheMiddleOfALine_CutsItOffAndGoesOn()
    {
        var log = StudyLog.Open(folder["s.jsonl"]);
        log.Append(StudyTestRows.Row("a/1", new StudyFigures()));
        log.Append(StudyTestRows.Row("a/2", new StudyFigures()));
        var bytes = File.ReadAllBytes(folder["s.jsonl"]);
        var first = Array.IndexOf(bytes, (byte)'\n') + 1;
        // Also a line of which only the end is missing is torn: its write was not finished.
        foreach (var length in new[] { first + 1, first + 20, bytes.Length - 1 })
        {
            File.WriteAllBytes(folder["s.jsonl"], bytes[..length]);
            var opened = StudyLog.Open(folder["s.jsonl"]);
            Assert.Equal("a/1", Assert.Single(opened.Rows).Key);
            Assert.Equal(first, new FileInfo(folder["s.jsonl"]).Length);
            opened.Append(StudyTestRows.Row("a/2", new StudyFigures()));
            Assert.Equal(bytes, File.ReadAllBytes(folder["s.jsonl"]));
        }
    }

    [Fact]
    public void Open_WithADamagedLineInTheMiddle_SaysWhich()
    {
        StudyLog.Open(folder["s.jsonl"]).Append(StudyTestRows.Row("a/1", new StudyFigures()));
        File.AppendAllText(folder["s.jsonl"], "{\"key\":\n");
        var failure = Assert.Throws<NoetherException>(() => StudyLog.Open(folder["s.jsonl"]));
        Assert.Contains("Line 2 of", failure.Message);
        Assert.Contains("--force", failure.Message);
    }

    [Fact]
    public void Find_TakesTheLastRowWithTheSameVersionAndSettings()
    {
        var log = StudyLog.Open(folder["s.jsonl"]);
        log.Append(StudyTestRows.Row("a/1", new StudyFigures().Add("value", 1)));
        log.Append(StudyTestRows.Row("a/1", new StudyFigures().Add("value", 2)));
        log.Append(StudyTestRows.Row("a/1", new StudyFigures().Add("value", 3), settings: "other"));
        Assert.Equal(2, log.Find(StudyTestRows.Case("a/1"), StudyTestRows.Version)!.Figures["value"]);
        Assert.Null(log.Find(StudyTestRows.Case("a/1"), "2/1"));
        Assert.Null(log.Find(StudyTestRows.Case("a/2"), StudyTestRows.Version));
        Assert.Null(log.Find(StudyTestRows.Case("a/1", settings: "new"), StudyTestRows.Version));
    }
}
