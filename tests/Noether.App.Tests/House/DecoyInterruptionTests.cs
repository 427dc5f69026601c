using System.Diagnostics;
using Noether.App.Tests.Support;

namespace Noether.App.Tests.House;

/// <summary>Trainings of decoy networks and of classifiers in real processes, stopped by real signals.</summary>
public class DecoyInterruptionTests(TinyModel tiny) : IClassFixture<TinyModel>
{
    private const long SomeNetworks = 400_000; // bytes: four networks of 84 kB and a little
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("KILL", 137)]
    public void Train_StoppedAndResumed_EndsWithTheBitsOfAnUninterruptedOne(string signal, int exitCode)
    {
        using var folder = new TemporaryFolder();
        string[] Line(string run) =>
            ["decoy", "train", tiny.Templates, "--networks", "4", "--epochs", "60", "--out", run];
        CliRunner.Run(Line(folder["whole"])).IsDone();
        var partial = Path.Combine(folder["part"], "networks.partial");
        var stopped = Stop(
            folder, signal, () => File.Exists(partial) && new FileInfo(partial).Length > SomeNetworks, Line("part"));
        Assert.Equal(exitCode, stopped.ExitCode);
        Assert.Equal("", stopped.Output);
        if (exitCode == 130)
            Assert.Matches(@"\d+ networks of 100 are kept\. Go on with: noether .* --resume\n$", stopped.Error);
        CliRunner.Run("decoy", "classify", folder["part"], "--out", folder["model"])
            .IsUserError("interrupted", "--resume");

        CliRunner.Run([.. Line(folder["part"]), "--resume"]).IsDone();
        foreach (var file in (string[])["weights-0000.npy", "scores.npy"])
            AssertSame(folder, file);
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("KILL", 137)]
    public void Classify_StoppedAndResumed_EndsWithTheBitsOfAnUninterruptedOne(string signal, int exitCode)
    {
        using var folder = new TemporaryFolder();
        string[] Line(string model) =>
            ["decoy", "classify", tiny.Run, "--planes", "1", "--epochs", "20", "--out", model];
        CliRunner.Run(Line(folder["whole"])).IsDone();
        bool IsUnderWay() =>
            Directory.Exists(folder["part"]) && Directory.EnumerateFiles(folder["part"], "checkpoint-*").Any();
        var stopped = Stop(folder, signal, IsUnderWay, Line("part"));
        Assert.Equal(exitCode, stopped.ExitCode);
        Assert.False(File.Exists(Path.Combine(folder["part"], "model.json")));
        CliRunner.Run([.. Line(folder["part"]), "--seed", "9", "--resume"]).IsUserError("other pictures or settings");

        CliRunner.Run([.. Line(folder["part"]), "--resume"]).IsDone();
        foreach (var file in (string[])["weights.safetensors", "model.json"])
            AssertSame(folder, file);
    }

    private static void AssertSame(TemporaryFolder folder, string file) => Assert.Equal(
        File.ReadAllBytes(Path.Combine(folder["whole"], file)), File.ReadAllBytes(Path.Combine(folder["part"], file)));

    private static CliResult Stop(TemporaryFolder folder, string signal, Func<bool> ready, string[] line)
    {
        using var process = ProcessRunner.Start(folder.Root, line);
        var watch = Stopwatch.StartNew();
        while (!ready())
        {
            Assert.False(process.HasExited, "The training ended before it could be stopped.");
            Assert.True(watch.Elapsed < Patience, "The training kept nothing.");
            Thread.Sleep(5);
        }

        ProcessRunner.RunProgram(folder.Root, "sh", "-c", $"kill -{signal} {process.Id}").IsDone();
        return ProcessRunner.Finish(process);
    }
}
