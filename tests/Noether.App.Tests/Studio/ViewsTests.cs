using Noether.App.Tests.Support;
using Noether.Cli.Commands;
using Noether.Cli.Running;
using Noether.Data;
using Noether.Lens;
using Noether.Numerics;
using Noether.Reports;
using Noether.Reports.Rendering;
using Noether.Studio.Hosting;
using Noether.Studio.Jobs;
using Noether.Studio.Runs;
using Noether.Studio.Samples;
using Noether.Studio.Views;

namespace Noether.App.Tests.Studio;

public class ViewsTests
{
    // The training keeps S in single precision; its exponential sums some hundred such numbers.
    private const double SinglePrecision = 1e-5;

    // Sums of some dozens of doubles.
    private const double DoublePrecision = 1e-12;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void CheckpointReader_OfAFinishedTraining_ReadsTheAnswer(bool conditional)
    {
        using var folder = new TemporaryFolder();
        using var samples = SampleFile.Open(Support.Samples.Synthetic(folder));
        var settings = LensSettings.Paper with { Steps = 12, BatchSize = 180, Conditional = conditional };
        var result = LensDiscovery.Run(samples, settings, new LensCheckpoints(folder["run/checkpoints"], false));
        var seen = TrainingCheckpoints.Newest(folder["run"]);
        Assert.NotNull(seen);
        Assert.Equal((12, 12), (seen.Step, seen.Steps));
        AssertClose(result.Generator, seen.Generator, SinglePrecision);
        AssertClose(result.GroupConvolution, seen.GroupConvolution, SinglePrecision);
        Assert.Equal(result.History.Select(row => row.Total), seen.History.Select(row => row.Total));
    }

    [Fact]
    public void MovedSample_OfAPower_IsThatPowerOfTheGenerator()
    {
        using var folder = new TemporaryFolder();
        var (lens, x) = (Run(folder), Enumerable.Range(0, 9).Select(i => Math.Sin(i) + 0.5).ToArray());
        // The quick lens answers with the plain shift and a mean of 0.5.
        double[] twice = [.. Enumerable.Range(0, 9).Select(i => i < 2 ? 0.5 : x[i - 2])];
        double[] back = [.. Enumerable.Range(0, 9).Select(i => i > 7 ? 0.5 : x[i + 1])];
        Assert.Equal(x, MovedSample.Apply(lens, x, 0));
        Assert.Equal(twice, MovedSample.Apply(lens, x, 2));
        Assert.Equal(back, MovedSample.Apply(lens, x, -1));
    }

    [Fact]
    public void LearnedMatrices_OfASmallRotation_AreItsExponential()
    {
        const double angle = 0.7;
        float[] parameters = [(float)-angle, 0, 0, 0, 1, 0];
        var (generator, _, filter) = LearnedMatrices.From(parameters, 3, 3);
        var exact = (double)(float)angle;
        Assert.Equal(Math.Cos(exact), generator[0, 0], DoublePrecision);
        Assert.Equal(-Math.Sin(exact), generator[0, 1], DoublePrecision);
        Assert.Equal(1, generator[2, 2], DoublePrecision);
        Assert.Equal([0, 1, 0], filter);
    }

    [Fact]
    public void CommandLine_OfARequest_AsksForTheSame()
    {
        using var folder = new TemporaryFolder();
        var runs = RunsFolder.Open(folder["my runs"]);
        var request = new JobRequest
        {
            Data = new DataChoice
            {
                File = "a.npz",
                Window = 17,
                Stride = 3,
                Channel = 1,
                Columns = "0-3",
                Entry = "x y",
            },
            Paper = true,
            Seed = 7,
            Steps = 100,
            Padding = 4,
            Batch = 340,
            NoConditional = true,
        };
        var line = request.CommandLine(runs, "r");
        Assert.Equal(
            $"noether discover '{folder["my runs"]}/uploads/a.npz' --window 17 --stride 3 --channel 1 --columns 0-3 "
            + "--entry 'x y' --preset paper --seed 7 --steps 100 --padding 4 --batch 340 --no-conditional --out "
            + $"'{folder["my runs"]}/r'", line);
        var budget = request with { Steps = null, BudgetSeconds = 90, Data = new DataChoice { File = "a.npy" } };
        using var host = new CliHost(TextWriter.Null, TextWriter.Null, false, Unused, Unused);
        var words = budget.CommandLine(RunsFolder.Open(folder["plain"]), "r").Split(' ')[1..];
        Assert.Empty(CliApplication.CreateRoot(host).Parse(words).Errors);
        Assert.Equal(TimeSpan.FromSeconds(90), budget.Settings().Budget);
    }

    [Fact]
    public void ThemedChartStyle_OfTheReports_HasBothThemesWithAllColours()
    {
        var css = AssetEndpoints.ThemedChartStyle(ChartStyle.Css);
        foreach (var theme in new[] { "light", "dark" })
        {
            var rule = css.Split($":root[data-theme={theme}]{{")[1].Split('}')[0];
            foreach (var name in new[] { "paper", "ink", "accent", "good", "bad", "s0", "s5" })
                Assert.Contains($"--{name}:#", rule.ReplaceLineEndings("").Replace(" ", ""), StringComparison.Ordinal);
        }

        Assert.Throws<InvalidOperationException>(() => AssetEndpoints.ThemedChartStyle("body{}"));
    }

    [Fact]
    public void Studio_DefaultsOfTheCommand_AreThoseOfTheStudio()
    {
        using var host = new CliHost(TextWriter.Null, TextWriter.Null, false, Unused, Unused);
        var help = string.Join(' ', StudioCommand.Create(host).Options.Select(option => option.Description));
        var options = new Noether.Studio.StudioOptions();
        Assert.Contains($"[default: {options.Port}]", help, StringComparison.Ordinal);
        Assert.Contains($"[default: {options.Address}]", help, StringComparison.Ordinal);
        Assert.Contains($"[default: {options.RunsFolder}]", help, StringComparison.Ordinal);
    }

    private static Spectre.Console.IAnsiConsole Unused() =>
        throw new InvalidOperationException("Parsing needs no console.");

    private static LensRun Run(TemporaryFolder folder)
    {
        using var samples = SampleFile.Open(Support.Samples.Synthetic(folder));
        var run = RunFolder.Create(folder["run"]);
        run.WriteResult(QuickLens.Run(samples, null, null, null, CancellationToken.None));
        return RunFolder.Read(folder["run"]);
    }

    private static void AssertClose(Matrix expected, Matrix actual, double tolerance)
    {
        Assert.Equal((expected.Rows, expected.Columns), (actual.Rows, actual.Columns));
        for (var i = 0; i < expected.Values.Length; i++)
            Assert.Equal(expected.Values[i], actual.Values[i], tolerance);
    }
}
