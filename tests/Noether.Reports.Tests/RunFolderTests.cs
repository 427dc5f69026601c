using System.Text.Json.Nodes;
using Noether.Reports;

namespace Noether.Reports.Tests;

public sealed class RunFolderTests : IDisposable
{
    private static readonly string[] Contract =
    [
        "filter.npy", "generator.npy", "generator_padded.npy", "group_convolution.npy", "history.csv", "report.html",
        "result.json",
    ];

    private readonly string temporary = Directory.CreateTempSubdirectory("noether-run-").FullName;

    private string Run => Path.Combine(temporary, "runs", "x");

    public void Dispose() => Directory.Delete(temporary, recursive: true);

    [Fact]
    public void WriteResult_ThenRead_GivesTheSameParts()
    {
        var result = ExampleResults.PermutedShift(history: true);
        var written = RunFolder.Create(Run).WriteResult(result);
        var run = RunFolder.Read(Run);

        Assert.Equal(result.Generator.Values.ToArray(), run.Generator.Values.ToArray());
        Assert.Equal(result.GeneratorPadded.Values.ToArray(), run.GeneratorPadded.Values.ToArray());
        Assert.Equal(result.GroupConvolution.Values.ToArray(), run.GroupConvolution.Values.ToArray());
        Assert.Equal(result.Filter, run.Filter);
        Assert.Equal(RunJson.Format(written), RunJson.Format(run.Record));
        Assert.Equal(result.Settings, run.Record.Settings);
        Assert.Equal(result.Mean, run.Transform().Mean);
        Assert.Equal(result.StandardDeviation, run.Transform().StandardDeviation);
    }

    [Fact]
    public void WriteResult_LeavesTheContractAndNothingElse()
    {
        var folder = RunFolder.Create(Run);
        Assert.False(folder.IsComplete);
        folder.WriteResult(ExampleResults.PermutedShift());
        Assert.True(folder.IsComplete);
        Assert.Equal(Contract, Directory.GetFiles(Run).Select(Path.GetFileName).Order());
        Assert.Equal(["checkpoints"], Directory.GetDirectories(Run).Select(Path.GetFileName));
    }

    [Fact]
    public void WriteResult_History_IsCsvWithOneLineARow()
    {
        RunFolder.Create(Run).WriteResult(ExampleResults.PermutedShift(history: true));
        var lines = File.ReadAllLines(Path.Combine(Run, "history.csv"));
        Assert.Equal(51, lines.Length);
        Assert.Equal(
            "step,seconds,learning_rate,rho,rank,total,alignment,uniformity,uniformity_marginal," +
            "uniformity_conditional,marginal_entropy,joint_entropy,conditional_entropy", lines[0]);
        Assert.StartsWith("49,0.49,", lines[50]);
    }

    [Fact]
    public void WriteResult_ThatFails_LeavesNoResult()
    {
        var folder = RunFolder.Create(Run);
        folder.WriteResult(ExampleResults.PermutedShift());
        File.Delete(folder.Report);
        Directory.CreateDirectory(folder.Report);
        Assert.Throws<NoetherException>(() => folder.WriteResult(ExampleResults.PermutedShift()));
        Assert.False(folder.IsComplete);
        Assert.Empty(Directory.GetFiles(Run, ".*"));
    }

    [Fact]
    public void Create_FolderThatIsNotEmpty_NamesTheFlags()
    {
        RunFolder.Create(Run).WriteResult(ExampleResults.PermutedShift());
        var failure = Assert.Throws<NoetherException>(() => RunFolder.Create(Run));
        Assert.Contains("--resume", failure.Message);
        Assert.Contains("--force", failure.Message);
        Assert.Equal(Contract, Directory.GetFiles(Run).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Create_Overwrite_RemovesTheRunAndKeepsOtherFiles()
    {
        RunFolder.Create(Run).WriteResult(ExampleResults.PermutedShift());
        File.WriteAllText(Path.Combine(Run, "notes.txt"), "mine");
        File.WriteAllText(Path.Combine(Run, "checkpoints", "state.bin"), "old");
        var folder = RunFolder.Create(Run, RunFolderMode.Overwrite);
        Assert.Equal(["notes.txt"], Directory.GetFiles(Run).Select(Path.GetFileName));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Checkpoints));
    }

    [Fact]
    public void Create_Resume_KeepsCheckpoints()
    {
        var first = RunFolder.Create(Run, RunFolderMode.Resume);
        File.WriteAllText(Path.Combine(first.Checkpoints, "state.bin"), "kept");
        var second = RunFolder.Create(Run, RunFolderMode.Resume);
        Assert.Equal("kept", File.ReadAllText(Path.Combine(second.Checkpoints, "state.bin")));
    }

    [Fact]
    public void Create_ResumeOfAFolderWithoutRun_Refuses()
    {
        Directory.CreateDirectory(Run);
        File.WriteAllText(Path.Combine(Run, "notes.txt"), "mine");
        var failure = Assert.Throws<NoetherException>(() => RunFolder.Create(Run, RunFolderMode.Resume));
        Assert.Contains("no run to resume", failure.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void Create_WithoutName_Refuses(string path) =>
        Assert.Contains("--out", Assert.Throws<NoetherException>(() => RunFolder.Create(path)).Message);

    [Fact]
    public void Create_FileInTheWay_Refuses()
    {
        var file = Path.Combine(temporary, "file");
        File.WriteAllText(file, "");
        Assert.Contains("is a file", Assert.Throws<NoetherException>(() => RunFolder.Create(file)).Message);
        var below = Path.Combine(file, "run");
        Assert.Contains("cannot be written", Assert.Throws<NoetherException>(() => RunFolder.Create(below)).Message);
    }

    [Fact]
    public void Read_MissingFolder_SaysHowToMakeOne() =>
        Assert.Contains("noether discover", Assert.Throws<NoetherException>(() => RunFolder.Read(Run)).Message);

    [Fact]
    public void Read_UnfinishedRun_SaysHowToFinishIt()
    {
        RunFolder.Create(Run);
        Assert.Contains("--resume", Assert.Throws<NoetherException>(() => RunFolder.Read(Run)).Message);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{\"formatVersion\": 1}")]
    public void Read_SpoiltResult_IsOneSentence(string json)
    {
        var folder = RunFolder.Create(Run);
        folder.WriteResult(ExampleResults.PermutedShift());
        File.WriteAllText(folder.Result, json);
        Assert.Contains("repeat the run", Assert.Throws<NoetherException>(() => RunFolder.Read(Run)).Message);
    }

    [Theory]
    [InlineData("normalisation")]
    [InlineData("verdict")]
    [InlineData("settings")]
    public void Read_PartThatIsNull_IsOneSentence(string part)
    {
        var folder = RunFolder.Create(Run);
        folder.WriteResult(ExampleResults.PermutedShift());
        var json = JsonNode.Parse(File.ReadAllText(folder.Result))!;
        json[part] = null;
        File.WriteAllText(folder.Result, json.ToJsonString());
        Assert.Contains("repeat the run", Assert.Throws<NoetherException>(() => RunFolder.Read(Run)).Message);
    }

    [Fact]
    public void Read_OtherFormatVersion_Refuses()
    {
        var folder = RunFolder.Create(Run);
        var record = folder.WriteResult(ExampleResults.PermutedShift());
        File.WriteAllText(folder.Result, RunJson.Format(record with { FormatVersion = 2 }));
        Assert.Contains("version 2", Assert.Throws<NoetherException>(() => RunFolder.Read(Run)).Message);
    }

    [Fact]
    public void Read_ArrayOfAnotherRun_Refuses()
    {
        RunFolder.Create(Run).WriteResult(ExampleResults.PermutedShift(9));
        var other = Path.Combine(temporary, "other");
        RunFolder.Create(other).WriteResult(ExampleResults.PermutedShift(5));
        File.Copy(Path.Combine(other, "generator.npy"), Path.Combine(Run, "generator.npy"), overwrite: true);
        Assert.Contains("5 x 5", Assert.Throws<NoetherException>(() => RunFolder.Read(Run)).Message);
    }
}
