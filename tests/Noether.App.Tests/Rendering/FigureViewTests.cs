using Noether.App.Tests.Support;
using Noether.Cli.Rendering;
using Noether.Cli.Running;
using Noether.Discovery.Figures;
using Spectre.Console;

namespace Noether.App.Tests.Rendering;

public class FigureViewTests
{
    [Fact]
    public void Show_OfWhatATerminalCanDraw_IsAsCommitted() => Snapshot.Match(
        "figures",
        Draw(new BarsFigure
        {
            Name = "bars",
            Title = "Likelihood [of each]",
            YLabel = "likelihood",
            Caption = "What is [seen].",
            Upper = 1,
            Bars = [new("none", 0.25, 0.2, 0.3), new("rotation", 0.75), new("[x]", double.NaN)],
        })
        + Draw(new TableFigure { Name = "table", Columns = ["a", "b"], Rows = [["1", "[2]"], ["3", "4"]], Stressed = [1] })
        + Draw(new LinesFigure
        {
            Name = "lines",
            Title = "Loss",
            Series = [new LineSeries("loss", [0, 1, 2, 3], [0, 1, double.NaN, 4])],
        }));

    [Fact]
    public void Show_OfWhatATerminalCannotDraw_IsNothing()
    {
        Assert.Equal("", Draw(new HeatMapFigure { Name = "map", Rows = 1, Columns = 1, Values = [1] }));
        Assert.Equal("", Draw(new BarsFigure { Name = "bars", Bars = [] }));
        Assert.Equal("", Draw(new TableFigure
        {
            Name = "long",
            Columns = ["a"],
            Rows = [.. Enumerable.Range(0, 100).Select(i => (IReadOnlyList<string>)[$"{i}"])],
        }));
    }

    private static string Draw(Figure figure)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new PlainOutput(writer),
        });
        FigureView.Show(console, figure);
        return writer.ToString();
    }
}
