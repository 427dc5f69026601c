using Noether.App.Tests.Support;
using Noether.Lens;

namespace Noether.App.Tests.Commands;

public sealed class ReproduceCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private string[] Line(params string[] more) =>
        ["reproduce", "lens-table", "--quick", "--only", "legendre/", "--out", folder["out"], .. more];

    [Fact]
    public void Reproduce_WritesFiguresPageAndPictureAndKeepsThem()
    {
        var first = CliRunner.Run(QuickLens.Run, Line()).IsDone();
        var lines = File.ReadAllLines(Path.Combine(folder["out"], "lens-table.jsonl"));
        Assert.Equal(6, lines.Length);
        Assert.Equal(6, first.Error.Split('\n').Count(line => line.StartsWith("noether: Case ")));
        var page = File.ReadAllText(Path.Combine(folder["out"], "lens-table.md"));
        Assert.Contains("| legendre x permuted |", page, StringComparison.Ordinal);
        Assert.Contains("Made with `noether reproduce lens-table --quick`: 6 of 21", page, StringComparison.Ordinal);
        Assert.DoesNotContain(folder.Root, page, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder["out"], ".work")));

        File.Delete(Path.Combine(folder["out"], "lens-table.md"));
        CliRunner.Run((_, _, _, _, _) => throw new InvalidOperationException("nothing is to be run"), Line()).IsDone();
        Assert.Equal(lines, File.ReadAllLines(Path.Combine(folder["out"], "lens-table.jsonl")));
        Assert.Equal(page, File.ReadAllText(Path.Combine(folder["out"], "lens-table.md")));
    }

    [Fact]
    public void Reproduce_WithForce_BeginsAnew()
    {
        CliRunner.Run(QuickLens.Run, Line()).IsDone();
        var runs = 0;
        CliRunner.Run(
            (samples, settings, checkpoints, progress, token) =>
            {
                runs++;
                return QuickLens.Run(samples, settings, checkpoints, progress, token);
            },
            Line("--force")).IsDone();
        Assert.Equal(6, runs);
    }

    [Fact]
    public void Reproduce_Interrupted_SaysHowToGoOnAndGoesOn()
    {
        var runs = 0;
        CliResult result = CliRunner.Run(
            (_, interrupt) => (samples, settings, checkpoints, progress, token) =>
            {
                if (++runs == 3)
                    interrupt();
                return QuickLens.Run(samples, settings, checkpoints, progress, token);
            },
            false, Line("--force"));
        Assert.Equal(130, result.ExitCode);
        Assert.Contains("2 of 6 cases are kept", result.Error, StringComparison.Ordinal);
        Assert.EndsWith($"Go on with: noether {string.Join(' ', Line())}\n", result.Error, StringComparison.Ordinal);
        CliRunner.Run(Counting, Line()).IsDone();
        Assert.Equal(3 + 4, runs);

        LensResult Counting(
            Noether.Data.SampleSet samples, LensSettings? settings, LensCheckpoints? checkpoints,
            IProgress<LensProgress>? progress, CancellationToken token)
        {
            runs++;
            Assert.True(checkpoints!.Resume);
            Assert.StartsWith(folder["out"], checkpoints.Folder, StringComparison.Ordinal);
            return QuickLens.Run(samples, settings, checkpoints, progress, token);
        }
    }

    [Fact]
    public void Reproduce_OfSamplesThatAreRefused_GoesOn()
    {
        CliRunner.Run((_, _, _, _, _) => throw new NoetherException("They will not do."), Line()).IsDone();
        Assert.Contains(
            "They will not do.",
            File.ReadAllText(Path.Combine(folder["out"], "lens-table.jsonl")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Reproduce_OnATerminal_DrawsTheCaseAndNoLines()
    {
        var result = CliRunner.Run((_, _) => QuickLens.Run, true, Line()).IsDone();
        Assert.Contains("Case 1 of 6: legendre/identity/seed-0", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("found, ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--only", "nothing-like-this", "key")]
    [InlineData("--photos", "no-such-folder", "--photos")]
    [InlineData("--mnist", "no-such-file", "--mnist")]
    public void Reproduce_WithWhatIsNotThere_SaysSo(string option, string value, string word) =>
        CliRunner.Run(QuickLens.Run, "reproduce", "lens-table", "--out", folder["out"], option, value)
            .IsUserError(word, value);

    [Fact]
    public void Reproduce_OfOneQuickCase_FindsIt()
    {
        var result = CliRunner.Run(
            "reproduce", "lens-table", "--quick", "--only", "gaussian/permuted", "--out", folder["out"]).IsDone();
        Assert.Matches("Case 1 of 1, gaussian/permuted/seed-0: cosine 0\\.99\\d\\d, found", result.Error);
    }
}
