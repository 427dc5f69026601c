using Noether.App.Tests.Support;

namespace Noether.App.Tests.House;

/// <summary>The program as a process: exit codes, streams, current folder.</summary>
public class ProcessTests
{
    [Fact]
    public void Program_InAFolder_ReadsAndWritesThere()
    {
        using var folder = new TemporaryFolder();
        ProcessRunner.Run(
            folder.Root, "generate", "gaussian", "--samples", "300", "--dim", "9", "--out", "x.npy").IsDone();
        Assert.True(File.Exists(folder["x.npy"]));
        var info = ProcessRunner.Run(folder.Root, "info", "x.npy", "--json").IsDone();
        Assert.Equal(300, info.Json.GetProperty("samples").GetInt64());
    }

    [Fact]
    public void Program_OnBadInput_EndsWithCodeTwo()
    {
        using var folder = new TemporaryFolder();
        ProcessRunner.Run(folder.Root, "info", "nothing.npy").IsUserError("nothing.npy");
        ProcessRunner.Run(folder.Root, "discover").IsUserError("<data>");
    }

    [Fact]
    public void Program_OnAFullDisk_SaysSo()
    {
        if (!File.Exists("/dev/full"))
            return; // Only Linux has a disk that is always full.
        using var folder = new TemporaryFolder();
        var program = Path.Combine(AppContext.BaseDirectory, "Noether.Cli.dll");
        ProcessRunner.RunProgram(folder.Root, "sh", "-c", $"dotnet '{program}' --help >/dev/full").IsUserError("space");
    }

    [Fact]
    public void Program_WhoseReaderLeaves_EndsWithoutAWord()
    {
        using var folder = new TemporaryFolder();
        var program = Path.Combine(AppContext.BaseDirectory, "Noether.Cli.dll");
        var result = ProcessRunner.RunProgram(folder.Root, "sh", "-c", $"dotnet '{program}' --help | exec 0<&-");
        Assert.Equal("", result.Error);
    }

    [Fact]
    public void Program_WithoutArguments_ShowsTheHelp()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(CliRunner.Run("--help").Output,
            ProcessRunner.Run(folder.Root).IsDone().Output.ReplaceLineEndings("\n"));
    }
}
