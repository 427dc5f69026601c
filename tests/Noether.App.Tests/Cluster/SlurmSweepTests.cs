using Noether.App.Tests.Support;

namespace Noether.App.Tests.Cluster;

/// <summary>A sweep on a Slurm that is three shell scripts; the real one is started by .ci/slurm.</summary>
public sealed class SlurmSweepTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public SlurmSweepTests()
    {
        folder.Write("plan.json", """{"data": "spring", "method": "conserved", "paths": 6, "times": 8, "seed": "1..3"}""");
        // Runs the tasks that the test names, and forgets the others as a node would that dies.
        Program("sbatch", """
            echo "sbatch $*" >>"$FAKE/calls"
            for task in $TASKS; do SLURM_ARRAY_TASK_ID=$task sh "$3" "$4" >>"$FAKE/said" 2>&1; done
            echo 7
            """);
        Program("squeue", "cat \"$FAKE/queue\" 2>/dev/null || true");
        Program("scancel", "echo \"scancel $*\" >>\"$FAKE/calls\"; rm \"$FAKE/queue\"");
    }

    private string Calls => File.ReadAllText(folder["calls"]);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Sweep_OfWhichATaskDies_SubmitsThatOneAgainAndNoOther()
    {
        var first = Run("1 3", "sweep", "plan.json", "--out", "s", "--on", "slurm", "--no-reports", "--array-limit", "2");
        Assert.Equal(3, first.ExitCode);
        Assert.Contains("3 of 3 cases submitted as the array 7", first.Error, StringComparison.Ordinal);
        Assert.Contains("case 3: found", first.Error, StringComparison.Ordinal);
        Assert.Contains("Of 3 cases 1 did not come to an end", first.Error, StringComparison.Ordinal);
        Assert.Contains("--array=1-3%2", Calls, StringComparison.Ordinal);

        // While something is in the queue nothing is submitted twice; stop takes it out.
        folder.Write("queue", "7\n7\n");
        var waiting = Run("2", "sweep", "plan.json", "--out", "s", "--on", "slurm", "--no-reports", "--no-wait").IsDone();
        Assert.Contains("Nothing is submitted: the queue still has the array 7", waiting.Error, StringComparison.Ordinal);
        Run("", "sweep", "stop", "s").IsDone();
        Assert.EndsWith("scancel 7\n", Calls, StringComparison.Ordinal);

        var second = Run("2", "sweep", "plan.json", "--out", "s", "--on", "slurm", "--no-reports").IsDone();
        Assert.Contains("1 of 3 cases submitted", second.Error, StringComparison.Ordinal);
        Assert.Contains("--array=2 ", Calls, StringComparison.Ordinal);
        Assert.Contains("3 finished", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Sweep_WithoutSlurm_SaysSo()
    {
        File.Delete(folder["bin/sbatch"]);
        var dotnet = ProcessRunner.RunProgram(folder.Root, "sh", "-c", "command -v dotnet").IsDone().Output.Trim();
        Directory.CreateDirectory(folder["only"]);
        File.CreateSymbolicLink(folder["only/dotnet"], dotnet);
        ProcessRunner.RunProgram(
            folder.Root, new Dictionary<string, string> { ["PATH"] = folder["only"] }, dotnet,
            Path.Combine(AppContext.BaseDirectory, "Noether.Cli.dll"), "sweep", "plan.json", "--out", "s", "--on", "slurm")
            .IsUserError("no 'sbatch'");
    }

    private CliResult Run(string tasks, params string[] args) => ProcessRunner.RunProgram(
        folder.Root,
        new Dictionary<string, string>
        {
            ["PATH"] = $"{folder["bin"]}:{Environment.GetEnvironmentVariable("PATH")}",
            ["FAKE"] = folder.Root,
            ["TASKS"] = tasks,
        },
        "dotnet", [Path.Combine(AppContext.BaseDirectory, "Noether.Cli.dll"), .. args]);

    private void Program(string name, string text)
    {
        Directory.CreateDirectory(folder["bin"]);
        var path = folder.Write($"bin/{name}", "#!/bin/sh\n" + text.ReplaceLineEndings("\n") + "\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
