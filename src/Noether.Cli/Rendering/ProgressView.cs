using System.Globalization;
using Noether.Lens;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Noether.Cli.Rendering;

/// <summary>Draws the state of a running discovery: what is done, loss terms, rank, time to go.</summary>
internal static class ProgressView
{
    private const int BarWidth = 30;
    private const int LeastBarWidth = 10;
    private const int LineWidth = 80;

    /// <summary>Runs a piece of work and draws its progress on a terminal; without one it only runs.</summary>
    /// <param name="console">Where to draw.</param>
    /// <param name="live">Whether to draw at all.</param>
    /// <param name="work">The work; gets the observer to report to, or null.</param>
    public static T Watch<T>(Func<IAnsiConsole> console, bool live, Func<IProgress<LensProgress>?, T> work)
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
    internal static IRenderable Render(LensProgress progress)
    {
        var fraction = double.IsFinite(progress.Fraction) ? Math.Clamp(progress.Fraction, 0, 1) : 0;
        var remaining = progress.Remaining is { } left ? $"  {Format(left)} left" : "";
        var text = Invariant($" {fraction * 100,3:0} %  {progress.Stage}{remaining}");
        // Long words take room from the bar, so that a line stays a line.
        var width = Math.Clamp(LineWidth - 1 - text.Length, LeastBarWidth, BarWidth);
        var filled = (int)(fraction * width);
        var bar = $"[green]{new string('█', filled)}[/][grey]{new string('░', width - filled)}[/]";
        var first = new Markup(bar + Markup.Escape(text));
        if (progress.Row is not { } row)
            return first;

        var steps = progress.TotalSteps > 0 ? $"{row.Step} of {progress.TotalSteps}" : $"{row.Step}";
        var grid = new Grid().AddColumns(4);
        grid.AddRow(Cell("step", steps), Cell("loss", Figure(row.Total)), Cell("rank", Invariant($"{row.Rank:0.0}")),
            Cell("rate", Invariant($"{row.LearningRate:0.0e+0}")));
        grid.AddRow(Cell("alignment", Figure(row.Alignment)), Cell("uniformity", Figure(row.Uniformity)),
            Cell("marginal", Figure(row.MarginalEntropy)), Cell("joint", Figure(row.JointEntropy)));
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

    private static Markup Cell(string name, string value) => new($"[grey]{name}[/] {value}");

    private static string Figure(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    // Progress<T> posts to the thread pool and may reorder; here every report is drawn at once, one at a time.
    private sealed class Observer(Action<LensProgress> draw) : IProgress<LensProgress>
    {
        private readonly Lock gate = new();

        public void Report(LensProgress value)
        {
            lock (gate)
                draw(value);
        }
    }
}
