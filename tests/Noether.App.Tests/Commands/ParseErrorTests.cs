using System.Text;
using Noether.App.Tests.Support;

namespace Noether.App.Tests.Commands;

/// <summary>Everything that can be wrong on the command line itself; the sentences are in a snapshot.</summary>
public class ParseErrorTests
{
    private static readonly string[] Lines =
    [
        "discovr", "--nothing", "discover", "discover a.npy b.npy", "discover a.npy --nothing",
        "discover a.npy --see 1",
        "discover a.npy --seed", "discover a.npy --seed abc", "discover a.npy --seed -1", "discover a.npy --seed 1.5",
        "discover a.npy --seed 99999999999999999999", "discover a.npy --seed 1 --seed 2",
        "discover a.npy --steps -3", "discover a.npy --steps 1e15",
        "discover a.npy --steps 2.5",
        "discover a.npy --steps NaN", "discover a.npy --budget -5s", "discover a.npy --budget 0",
        "discover a.npy --budget 5x",
        "discover a.npy --budget 1e9h", "discover a.npy --resume --force",
        "discover a.npy --preset quick", "discover a.npy --threads 0", "discover a.npy --threads 1e9",
        "discover a.npy --padding -2", "discover a.npy --batch -1", "discover a.npy --window 0",
        "discover a.npy --window -33",
        "discover a.npy --window 33 --stride 0", "discover a.npy --stride 3", "discover a.npy --channel -1",
        "generate", "generate gauss --out x.npy", "generate gaussian", "generate gaussian --out x.npy --dim 0",
        "generate gaussian --out x.npy --dim -33", "generate gaussian --out x.npy --dim 1e6",
        "generate gaussian --out x.npy --samples -1", "generate gaussian --out x.npy --samples 1e15",
        "generate gaussian --out x.npy --samples many", "generate gaussian --out x.npy --noise -0.1",
        "generate gaussian --out x.npy --noise NaN", "generate gaussian --out x.npy --transform none",
        "evaluate", "evaluate runs/x", "transform runs/x", "transform runs/x data.npy", "info", "demo now",
        "demo --samples 3", "demo --out",
    ];

    public static TheoryData<string> Wrong => new(Lines);

    [Theory]
    [MemberData(nameof(Wrong))]
    public void CommandLine_ThatIsWrong_IsOneSentenceAndCodeTwo(string line) =>
        CliRunner.Run(line.Split(' ')).IsUserError("--help");

    [Fact]
    public void Sentences_OfAllWrongLines_AreAsCommitted()
    {
        var text = new StringBuilder();
        foreach (var line in Lines)
            text.Append($"$ noether {line}\n{CliRunner.Run(line.Split(' ')).Error}\n");
        Snapshot.Match("errors", text.ToString());
    }

    [Fact]
    public void Output_ThatIsEmpty_IsRefused() =>
        CliRunner.Run("generate", "gaussian", "--out", "").IsUserError("--out must not be empty");

    [Fact]
    public void IsUserError_OnSuccess_Fails() =>
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => CliRunner.Run("--version").IsUserError());
}
