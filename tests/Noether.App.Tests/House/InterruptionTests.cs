using System.Diagnostics;
using Noether.App.Tests.Support;
using Noether.Runs;

namespace Noether.App.Tests.House;

/// <summary>Real processes, stopped by real signals while they train.</summary>
public class InterruptionTests(WholeRun whole) : IClassFixture<WholeRun>
{
    private static readonly string[] Answers =
    [
        "generator.npy", "generator_padded.npy", "filter.npy", "group_convolution.npy",
    ];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 130)]
    [InlineData("KILL", 137)]
    public void Run_StoppedAndResumed_EndsWithTheBitsOfAnUninterruptedRun(string signal, int exitCode)
    {
        using var process = ProcessRunner.Start(whole.Root, WholeRun.Line(signal));
        WaitForCheckpoint(signal, process);
        ProcessRunner.RunProgram(whole.Root, "sh", "-c", $"kill -{signal} {process.Id}").IsDone();
        var stopped = ProcessRunner.Finish(process);
        Assert.Equal(exitCode, stopped.ExitCode);
        Assert.Equal("", stopped.Output);
        // What is there by then is the best answer so far, which says so.
        Assert.False(RunFolder.IsComplete(Path.Combine(whole.Root, signal)));
        if (exitCode == 130)
            Assert.Contains($"Go on with: noether {string.Join(' ', WholeRun.Line(signal))} --resume\n", stopped.Error);

        ProcessRunner.Run(whole.Root, WholeRun.Line(signal, "--resume")).IsDone();
        foreach (var file in Answers)
            Assert.Equal(whole.Read("whole", file), whole.Read(signal, file));
    }

    [Fact]
    public void Run_OfAnotherSeed_HasOtherBits()
    {
        var line = WholeRun.Line("other");
        line[Array.IndexOf(line, "--seed") + 1] = "6";
        ProcessRunner.Run(whole.Root, line).IsDone();
        Assert.NotEqual(whole.Read("whole", "generator.npy"), whole.Read("other", "generator.npy"));
    }

    private void WaitForCheckpoint(string run, Process process)
    {
        var folder = Path.Combine(whole.Root, run, "checkpoints");
        var watch = Stopwatch.StartNew();
        while (!Directory.Exists(folder) || !Directory.EnumerateFiles(folder).Any())
        {
            Assert.False(process.HasExited, "The run ended before it could be stopped; give it more steps.");
            Assert.True(watch.Elapsed < Patience, "No checkpoint was written.");
            Thread.Sleep(20);
        }
    }
}
