using System.CommandLine;
using Noether.App.Tests.Support;
using Noether.Cli;
using Noether.Cli.Running;

namespace Noether.App.Tests.Commands;

public class HelpTests
{
    public static TheoryData<string> Commands =>
    [
        "demo", "generate", "discover", "methods", "export", "evaluate", "transform", "info", "studio", "reproduce", "symmetry-of", "templates",
        "decoy", "decoy train", "decoy classify", "sweep", "sweep status", "sweep stop", "sweep collect", "sweep case",
    ];

    [Fact]
    public void Help_OfTheProgram_IsAsCommitted() => Snapshot.Match("help", CliRunner.Run("--help").IsDone().Output);

    [Theory]
    [MemberData(nameof(Commands))]
    public void Help_OfACommand_IsAsCommitted(string command) =>
        Snapshot.Match(
            $"help-{command.Replace(' ', '-')}", CliRunner.Run([.. command.Split(' '), "--help"]).IsDone().Output);

    [Fact]
    public void Program_WithoutArguments_ShowsTheHelp() =>
        Assert.Equal(CliRunner.Run("--help").Output, CliRunner.Run().IsDone().Output);

    [Fact]
    public void Version_IsOneLine() =>
        Assert.Matches(@"^noether \d+\.\d+\.\d+\n$", CliRunner.Run("--version").IsDone().Output);

    [Fact]
    public void Examples_OfEveryCommand_Parse()
    {
        using var host = new CliHost(TextWriter.Null, TextWriter.Null, false, Unused, Unused);
        var root = CliApplication.CreateRoot(host);
        foreach (var command in root.Subcommands.SelectMany(sub => sub.Subcommands.Prepend(sub)).Prepend(root))
        {
            var examples = HelpWithExamples.Of(command);
            Assert.NotEmpty(examples);
            foreach (var example in examples)
                AssertParses(root, example);
        }
    }

    [Theory]
    [InlineData("noether discover data.npy --no-such-option")]
    [InlineData("noether discover")]
    public void Examples_ThatAreWrong_DoNotPass(string example)
    {
        using var host = new CliHost(TextWriter.Null, TextWriter.Null, false, Unused, Unused);
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => AssertParses(CliApplication.CreateRoot(host), example));
    }

    internal static void AssertParses(Command root, string example)
    {
        var words = example.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(CliApplication.RootName, words[0]);
        var parsed = root.Parse(words[1..]);
        Assert.True(parsed.Errors.Count == 0, $"{example}: {string.Join(' ', parsed.Errors)}");
    }

    private static Spectre.Console.IAnsiConsole Unused() =>
        throw new InvalidOperationException("Help needs no console.");
}
