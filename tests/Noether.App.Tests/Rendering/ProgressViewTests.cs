using Noether.App.Tests.Support;
using Noether.Cli.Rendering;
using Noether.Cli.Running;
using Noether.Lens;
using Spectre.Console;

namespace Noether.App.Tests.Rendering;

public class ProgressViewTests
{
    [Fact]
    public void Render_WhileTraining_ShowsStepLossRankAndTimeToGo()
    {
        var row = new LensHistoryRow
        {
            Step = 1200,
            LearningRate = 1e-4,
            Rank = 7.25,
            Total = -2.5,
            Alignment = -0.75,
            Uniformity = 0.125,
            MarginalEntropy = 1.5,
            JointEntropy = 1.25,
        };
        Snapshot.Match("progress", Draw(new LensProgress("training", 0.4, TimeSpan.FromSeconds(95), row, 3000)));
    }

    [Fact]
    public void Render_BeforeTraining_ShowsTheStageOnOneLine() =>
        Assert.Equal("░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░   0 %  reading [samples]",
            Draw(new LensProgress("reading [samples]", double.NaN)).TrimEnd());

    [Theory]
    [InlineData(-1, "0 s")]
    [InlineData(59.4, "59 s")]
    [InlineData(59.6, "1 min 0 s")]
    [InlineData(3599, "59 min 59 s")]
    [InlineData(4800, "1 h 20 min")]
    public void Format_OfATime_UsesTheUnitThatSaysEnough(double seconds, string expected) =>
        Assert.Equal(expected, ProgressView.Format(TimeSpan.FromSeconds(seconds)));

    private static string Draw(LensProgress progress)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new PlainOutput(writer),
        });
        console.Write(ProgressView.Render(progress));
        return writer.ToString();
    }
}
