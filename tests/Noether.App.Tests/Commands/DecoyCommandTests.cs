using Noether.App.Tests.Support;
using Noether.Data.Formats;
using Noether.Methods;

namespace Noether.App.Tests.Commands;

public class DecoyCommandTests(TinyModel tiny) : IClassFixture<TinyModel>
{
    private static readonly string[] Sheets =
    [
        "planes-all.png", "planes-none.png", "planes-rotation.png", "planes-translation.png",
        "planes-discrete-translation.png", "planes-reflection.png",
    ];

    private static readonly string[] ModelFiles =
    [
        "model.json", "weights.safetensors", "evaluation.json", "confusion.png", "reliability.png", "report.html",
    ];

    [Fact]
    public void Train_OfTemplates_KeepsAllThatAClassifierNeeds()
    {
        foreach (var sheet in Sheets)
            Assert.True(new FileInfo(Path.Combine(tiny.Run, sheet)).Length > 0, sheet);
        Assert.Equal([50, 1300], NpyFile.ReadArray(Path.Combine(tiny.Run, "scores.npy")).Shape.Select(n => (int)n));
        Assert.False(File.Exists(Path.Combine(tiny.Run, "networks.partial")));
        Snapshot.Match("decoy-record", JsonShape.Of(File.ReadAllText(Path.Combine(tiny.Run, "decoy.json"))));
    }

    [Fact]
    public void Train_WithJson_PrintsOneObjectAndNothingElse()
    {
        using var folder = new TemporaryFolder();
        var result = CliRunner.Run(
            "decoy", "train", tiny.Templates, "--epochs", "2", "--no-validation", "--out", folder["run"], "--json")
            .IsDone();
        Assert.Equal("", result.Error);
        Assert.Equal(25, result.Json.GetProperty("templates").GetInt32());
        Assert.Equal(5, result.Json.GetProperty("accuracy").EnumerateObject().Count());
    }

    [Fact]
    public void Train_ForAPerson_TellsAccuracyAndSpeed()
    {
        using var folder = new TemporaryFolder();
        var result = CliRunner.Run(
            (_, _) => MethodList.All, true, "decoy", "train", tiny.Templates, "--epochs", "2", "--out", folder["run"])
            .IsDone();
        Assert.Contains("validation accuracy", result.Output, StringComparison.Ordinal);
        Assert.Contains("networks a minute", result.Output, StringComparison.Ordinal);
        Assert.Contains("/25 networks, accuracy", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_IntoAFinishedTraining_ResumesToTheSameOrRefusesOrReplaces()
    {
        using var folder = new TemporaryFolder();
        string[] line = ["decoy", "train", tiny.Templates, "--epochs", "2", "--out", folder["run"]];
        CliRunner.Run(line).IsDone();
        var scores = File.ReadAllBytes(Path.Combine(folder["run"], "scores.npy"));
        CliRunner.Run(line).IsUserError("--resume", "--force");
        CliRunner.Run([.. line, "--resume"]).IsDone();
        Assert.Equal(scores, File.ReadAllBytes(Path.Combine(folder["run"], "scores.npy")));
        CliRunner.Run([.. line, "--seed", "1", "--resume"]).IsUserError("other settings");
        Assert.True(File.Exists(Path.Combine(folder["run"], "decoy.json")));
        CliRunner.Run([.. line, "--seed", "1", "--force"]).IsDone();
        Assert.NotEqual(scores, File.ReadAllBytes(Path.Combine(folder["run"], "scores.npy")));
    }

    [Fact]
    public void Train_WhenInterrupted_SaysHowToGoOn()
    {
        using var folder = new TemporaryFolder();
        var result = CliRunner.RunInterrupted("decoy", "train", tiny.Templates, "--out", folder["a run"], "--force");
        Assert.Equal(130, result.ExitCode);
        Assert.EndsWith(
            $"0 networks of 25 are kept. Go on with: noether decoy train {tiny.Templates} --out \"{folder["a run"]}\" "
            + "--resume\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Classify_OfTrainedNetworks_WritesModelAndEvaluation()
    {
        foreach (var file in ModelFiles)
            Assert.True(new FileInfo(Path.Combine(tiny.Model, file)).Length > 0, file);
        Assert.Empty(Directory.GetFiles(tiny.Model, "checkpoint*"));
    }

    [Fact]
    public void Classify_WithBinaryTasks_JudgesEachOnHeldOutTemplates()
    {
        using var folder = new TemporaryFolder();
        var result = tiny.Classify(folder["model"], "--binary-tasks", "--planes", "1").IsDone();
        Assert.Contains("Right on 5 held-out templates", result.Output, StringComparison.Ordinal);
        Assert.Contains("discrete translation", result.Output, StringComparison.Ordinal);
        Snapshot.Match(
            "decoy-evaluation", JsonShape.Of(File.ReadAllText(Path.Combine(folder["model"], "evaluation.json"))));
    }

    [Fact]
    public void Classify_WithJson_PrintsOneObjectAndNothingElse()
    {
        using var folder = new TemporaryFolder();
        var result = tiny.Classify(folder["model"], "--binary", "reflection", "--json").IsDone();
        Assert.Equal("", result.Error);
        Assert.InRange(result.Json.GetProperty("accuracy").GetDouble(), 0, 1);
        Assert.Single(result.Json.GetProperty("balancedAccuracy").EnumerateObject());
    }

    [Fact]
    public void Classify_OfTheSameSeed_HasTheSameBitsWhateverTheThreads()
    {
        using var folder = new TemporaryFolder();
        tiny.Classify(folder["one"], "--threads", "1").IsDone();
        tiny.Classify(folder["three"], "--threads", "3").IsDone();
        Assert.Equal(
            File.ReadAllBytes(Path.Combine(folder["one"], "weights.safetensors")),
            File.ReadAllBytes(Path.Combine(folder["three"], "weights.safetensors")));
    }

    [Fact]
    public void Classify_IntoAnExistingModel_NeedsForce()
    {
        using var folder = new TemporaryFolder();
        tiny.Classify(folder["model"]).IsDone();
        tiny.Classify(folder["model"]).IsUserError("--force");
        tiny.Classify(folder["model"], "--resume").IsUserError("no training to resume");
        tiny.Classify(folder["model"], "--force").IsDone();
    }
}
