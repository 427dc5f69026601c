using System.Globalization;
using System.Text;
using Noether.Discovery;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Noether.Cli.Rendering;

/// <summary>Draws the state of a run: what is done, the newest figures, time to go.</summary>
internal static class ProgressView
{
    private const int BarWidth = 30;
    private const int LeastBarWidth = 10;
    private const int LineWidth = 80;
    private const int Columns = 4;
    private const int MostCells = 8;

    /// <summary>Runs a piece of work and draws its progress on a terminal; without one it only runs.</summary>
    /// <param name="console">Where to draw.</param>
    /// <param name="live">Whether to draw at all.</param>
    /// <param name="work">The work; gets the observer to report to, or null.</param>
    public static T Watch<T>(Func<IAnsiConsole> console, bool live, Func<IProgress<RunProgress>?, T> work)
    {
        if (!live)
            return work(null);
        return console().Live(new Text("")).AutoClear(true).Start(context =>
            work(new Observer(progress =>
            {
                context.UpdateTarget(Render(progress));
                context.Refresh();
            })));
    }

    /// <summary>One state as something to draw.</summary>
    /// <param name="progress">The state.</param>
    internal static IRenderable Render(RunProgress progress)
    {
        var fraction = double.IsFinite(progress.Fraction) ? Math.Clamp(progress.Fraction, 0, 1) : 0;
        var remaining = progress.Remaining is { } left ? $"  {Format(left)} left" : "";
        var text = Invariant($" {fraction * 100,3:0} %  {progress.Stage}{remaining}");
        // Long words take room from the bar, so that a line stays a line.
        var width = Math.Clamp(LineWidth - 1 - text.Length, LeastBarWidth, BarWidth);
        var filled = (int)(fraction * width);
        var bar = $"[green]{new string('█', filled)}[/][grey]{new string('░', width - filled)}[/]";
        var first = new Markup(bar + Markup.Escape(text));
        if (progress.Row.Count == 0)
            return first;

        var grid = new Grid().AddColumns(Columns);
        var cells = progress.Row.Take(MostCells).Select((value, i) => Cell(
            Words(value.Name),
            i == 0 && progress.TotalSteps > 0 ? $"{Figure(value.Value)} of {progress.TotalSteps}" : Figure(value.Value)));
        foreach (var row in cells.Chunk(Columns))
            grid.AddRow([.. row, .. Enumerable.Repeat(new Markup(""), Columns - row.Length)]);
        return new Rows(first, grid);
    }

    /// <summary>A length of time in the largest unit that says enough: 42 s, 3 min 5 s, 1 h 20 min.</summary>
    /// <param name="time">The length of time.</param>
    internal static string Format(TimeSpan time)
    {
        var seconds = (long)Math.Round(Math.Max(0, time.TotalSeconds));
        return seconds switch
        {
            < 60 => $"{seconds} s",
            < 3600 => $"{seconds / 60} min {seconds % 60} s",
            _ => $"{seconds / 3600} h {seconds % 3600 / 60} min",
        };
    }

    private static Markup Cell(string name, string value) => new($"[grey]{Markup.Escape(name)}[/] {value}");

    // "learningRate" and "learning_rate" become "learning rate".
    private static string Words(string name)
    {
        var words = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter))
                words.Append(' ');
            words.Append(letter == '_' ? ' ' : char.ToLowerInvariant(letter));
        }

        return words.ToString();
    }

    // Counts as they are; what is small by its size; the rest to four places.
    private static string Figure(double value) => value == Math.Floor(value) && Math.Abs(value) < 1e9
        ? value.ToString("0", CultureInfo.InvariantCulture)
        : Math.Abs(value) is < 0.001 or >= 1e5
            ? value.ToString("0.0e+0", CultureInfo.InvariantCulture)
            : value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    // Progress<T> posts to the thread pool and may reorder; here every report is drawn at once, one at a time.
    private sealed class Observer(Action<RunProgress> draw) : IProgress<RunProgress>
    {
        private readonly Lock gate = new();

        public void Report(RunProgress value)
        {
            lock (gate)
                draw(value);
        }
    }
}
