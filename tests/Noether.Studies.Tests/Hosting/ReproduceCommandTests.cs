using Noether.App.Tests.Support;
using Noether.Data;
using Noether.Lens;
using Noether.Studies.Hosting;
using Noether.Studies.Tests.Support;

namespace Noether.Studies.Tests.Hosting;

public sealed class ReproduceCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private string[] Line(params string[] more) =>
        ["reproduce", "lens-table", "--quick", "--only", "legendre/", "--out", folder["out"], .. more];

    [Fact]
    public void Reproduce_WritesFiguresPageAndPictureAndKeepsThem()
    {
        var first = StudyCalls.Run(QuickLens.Run, Line()).IsDone();
        var lines = File.ReadAllLines(Path.Combine(folder["out"], "lens-table.jsonl"));
        Assert.Equal(6, lines.Length);
        Assert.Equal(6, first.Error.Split('\n').Count(line => line.StartsWith("noether: Case ")));
        var page = File.ReadAllText(Path.Combine(folder["out"], "lens-table.md"));
        Assert.Contains("| legendre x permuted |", page, StringComparison.Ordinal);
        Assert.Contains("Made with `noether reproduce lens-table --quick`: 6 of 21", page, StringComparison.Ordinal);
        Assert.DoesNotContain(folder.Root, page, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder["out"], ".work")));

        File.Delete(Path.Combine(folder["out"], "lens-table.md"));
        StudyCalls.Run((_, _, _, _) => throw new InvalidOperationException("nothing is to be run"), Line()).IsDone();
        Assert.Equal(lines, File.ReadAllLines(Path.Combine(folder["out"], "lens-table.jsonl")));
        Assert.Equal(page, File.ReadAllText(Path.Combine(folder["out"], "lens-table.md")));
    }

    [Fact]
    public void Reproduce_WithForce_BeginsAnew()
    {
        StudyCalls.Run(QuickLens.Run, Line()).IsDone();
        var runs = 0;
        StudyCalls.Run(
            (context, samples, settings, seed) =>
            {
                runs++;
                return QuickLens.Run(context, samples, settings, seed);
            },
            Line("--force")).IsDone();
        Assert.Equal(6, runs);
    }

    [Fact]
    public void Reproduce_Interrupted_SaysHowToGoOnAndGoesOn()
    {
        var runs = 0;
        CliResult result = StudyCalls.Run(
            interrupt => (context, samples, settings, seed) =>
            {
                if (++runs == 3)
                    interrupt();
                return QuickLens.Run(context, samples, settings, seed);
            },
            false, Line("--force"));
        Assert.Equal(130, result.ExitCode);
        Assert.Contains("2 of 6 cases are kept", result.Error, StringComparison.Ordinal);
        Assert.EndsWith($"Go on with: noether {string.Join(' ', Line())}\n", result.Error, StringComparison.Ordinal);
        StudyCalls.Run(Counting, Line()).IsDone();
        Assert.Equal(3 + 4, runs);

        LensResult Counting(StudyContext context, SampleSet samples, LensSettings settings, ulong seed)
        {
            runs++;
            Assert.StartsWith(folder["out"], context.Scratch, StringComparison.Ordinal);
            return QuickLens.Run(context, samples, settings, seed);
        }
    }

    [Fact]
    public void Reproduce_OfSamplesThatAreRefused_GoesOn()
    {
        StudyCalls.Run((_, _, _, _) => throw new NoetherException("They will not do."), Line()).IsDone();
        Assert.Contains(
            "They will not do.",
            File.ReadAllText(Path.Combine(folder["out"], "lens-table.jsonl")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Reproduce_OnATerminal_DrawsTheCaseAndNoLines()
    {
        var result = StudyCalls.Run(_ => QuickLens.Run, true, Line()).IsDone();
        Assert.Contains("Case 1 of 6: legendre/identity/seed-0", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("found, ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--only", "nothing-like-this", "key")]
    [InlineData("--photos", "no-such-folder", "--photos")]
    [InlineData("--mnist", "no-such-file", "--mnist")]
    public void Reproduce_WithWhatIsNotThere_SaysSo(string option, string value, string word) =>
        StudyCalls.Run(QuickLens.Run, "reproduce", "lens-table", "--out", folder["out"], option, value)
            .IsUserError(word, value);

    [Fact]
    public void Reproduce_OfOneQuickCase_FindsIt()
    {
        var result = StudyCalls.Run(
            LensRuns.Discover, "reproduce", "lens-table", "--quick", "--only", "gaussian/permuted", "--out", folder["out"]).IsDone();
        Assert.Matches("Case 1 of 1, gaussian/permuted/seed-0: cosine (0\\.99\\d\\d|1\\.0000), found", result.Error);
    }

    [Fact]
    public void Reproduce_Help_IsAsCommitted() =>
        Snapshot.Match("help-reproduce", StudyCalls.Run(QuickLens.Run, "reproduce", "--help").IsDone().Output);

    [Fact]
    public void Reproduce_Examples_Parse()
    {
        using var host = new StudyHost(
            TextWriter.Null, TextWriter.Null, false, () => throw new InvalidOperationException("Nothing is drawn."));
        foreach (var example in ReproduceCommand.Examples)
            Assert.Empty(StudyApplication.CreateRoot(host).Parse(example.Split(' ')[1..]).Errors);
    }

    [Theory]
    [InlineData("reproduce", "'reproduce' needs <study>; see 'noether reproduce --help'.")]
    [InlineData("reproduce lens", "The study must be lens-table, lens-shuffled, lens-rings,")]
    [InlineData("reproduce lens-table --seeds 0", "--seeds must be a whole number from 1 to 1000, not '0'; see ")]
    [InlineData("reproduce lens-table --threads x", "--threads must be a whole number from 1 to 1024, not 'x'; see ")]
    [InlineData("reproduce lens-table --seeds", "--seeds needs a value; see ")]
    [InlineData("reproduce lens-table --only a --only b", "--only is given more than once; see ")]
    [InlineData("reproduce lens-table --seed 1", "'reproduce' has no option '--seed'; see ")]
    [InlineData("reproduce lens-table more", "'reproduce' does not know what to do with 'more'; see ")]
    [InlineData("discover data.npy", "This program measures studies only; see ")]
    public void CommandLine_ThatIsWrong_IsOneSentenceAndCodeTwo(string line, string sentence) =>
        StudyCalls.Run(QuickLens.Run, line.Split(' ')).IsUserError(sentence, "--help");
}
