using System.Globalization;
using Noether.Discovery.Figures;
using Spectre.Console;

namespace Noether.Cli.Rendering;

/// <summary>Draws the figures that a terminal can show: bars, short tables, single curves; other kinds are left out.</summary>
internal static class FigureView
{
    private const int BarWidth = 30;
    private const int CurveWidth = 60;
    private const int MostBars = 24;
    private const int MostRows = 12;
    private const int MostCurves = 3;

    /// <summary>Draws a figure, if it can be drawn here.</summary>
    /// <param name="console">Where to draw.</param>
    /// <param name="figure">The figure.</param>
    public static void Show(IAnsiConsole console, Figure figure)
    {
        switch (figure)
        {
            case BarsFigure { Bars.Count: > 0 and <= MostBars } bars:
                Title(console, figure);
                console.Write(Bars(bars));
                Caption(console, figure);
                break;
            case TableFigure { Rows.Count: <= MostRows } table:
                Title(console, figure);
                console.Write(Table(table));
                Caption(console, figure);
                break;
            case LinesFigure { Series.Count: > 0 and <= MostCurves } lines:
                Title(console, figure);
                foreach (var series in lines.Series)
                    console.MarkupLine(Curve(series));
                Caption(console, figure);
                break;
        }
    }

    private static void Title(IAnsiConsole console, Figure figure)
    {
        if (figure.Title.Length > 0)
            console.MarkupLine($"[bold]{Markup.Escape(figure.Title)}[/]");
    }

    private static void Caption(IAnsiConsole console, Figure figure)
    {
        if (figure.Caption.Length > 0)
            console.MarkupLine($"[grey]{Markup.Escape(figure.Caption)}[/]");
    }

    private static Table Bars(BarsFigure figure)
    {
        var table = new Table().Border(TableBorder.Simple);
        var intervals = figure.Bars.Any(bar => bar.Lower is not null && bar.Upper is not null);
        table.AddColumn("").AddColumn(Markup.Escape(figure.YLabel));
        if (intervals)
            table.AddColumn("interval");
        table.AddColumn("");
        var finite = figure.Bars.Select(bar => bar.Value).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        var upper = figure.Upper ?? (finite > 0 ? finite : 1);
        foreach (var bar in figure.Bars)
        {
            var share = double.IsFinite(bar.Value) ? Math.Clamp(bar.Value / upper, 0, 1) : 0;
            var filled = (int)Math.Round(share * BarWidth);
            var colour = bar.Value == finite ? "green" : "blue";
            string[] range = !intervals ? []
                : bar is { Lower: { } low, Upper: { } high } ? [$"{Number(low)} to {Number(high)}"] : [""];
            table.AddRow(
            [
                Markup.Escape(bar.Name), Number(bar.Value), .. range,
                $"[{colour}]{new string('█', filled)}[/][grey]{new string('░', BarWidth - filled)}[/]",
            ]);
        }

        return table;
    }

    private static Table Table(TableFigure figure)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in figure.Columns)
            table.AddColumn(Markup.Escape(column));
        for (var i = 0; i < figure.Rows.Count; i++)
        {
            var stressed = figure.Stressed.Contains(i);
            table.AddRow([.. figure.Rows[i].Select(cell =>
                stressed ? $"[green]{Markup.Escape(cell)}[/]" : Markup.Escape(cell))]);
        }

        return table;
    }

    private static string Curve(LineSeries series)
    {
        var values = Sparkline.Shrink(series.Y.Select(value => (float)value).ToArray(), CurveWidth);
        var finite = values.Where(float.IsFinite).DefaultIfEmpty(0).ToArray();
        var (low, high) = (finite.Min(), finite.Max());
        return Markup.Escape($"  {series.Name} {Sparkline.Draw(values, low, high)} {Number(low)} to {Number(high)}");
    }

    private static string Number(double value) => Math.Abs(value) is >= 1000 or (> 0 and < 0.005)
        ? value.ToString("G3", CultureInfo.InvariantCulture)
        : value.ToString("0.00", CultureInfo.InvariantCulture);
}
