using Noether.App.Tests.Support;
using Noether.Cli.Rendering;
using Noether.Cli.Running;
using Noether.Discovery;
using Spectre.Console;

namespace Noether.App.Tests.Rendering;

public class ProgressViewTests
{
    [Fact]
    public void Render_WithARow_ShowsItsFiguresAndTimeToGo()
    {
        var progress = new RunProgress("training", 0.4, TimeSpan.FromSeconds(95))
        {
            Row =
            [
                new("step", 1200), new("learningRate", 1e-4), new("rank", 7.25), new("total", -2.5),
                new("alignment", -0.75), new("joint_entropy", 1.25), new("steepness", double.NaN),
            ],
            TotalSteps = 3000,
        };
        Snapshot.Match("progress", Draw(progress));
    }

    [Fact]
    public void Render_BeforeTraining_ShowsTheStageOnOneLine() =>
        Assert.Equal("░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░   0 %  reading [samples]",
            Draw(new RunProgress("reading [samples]", double.NaN)).TrimEnd());

    [Theory]
    [InlineData(-1, "0 s")]
    [InlineData(59.4, "59 s")]
    [InlineData(59.6, "1 min 0 s")]
    [InlineData(3599, "59 min 59 s")]
    [InlineData(4800, "1 h 20 min")]
    public void Format_OfATime_UsesTheUnitThatSaysEnough(double seconds, string expected) =>
        Assert.Equal(expected, ProgressView.Format(TimeSpan.FromSeconds(seconds)));

    private static string Draw(RunProgress progress)
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
