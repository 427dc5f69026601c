using System.Globalization;
using Noether.Discovery;
using Noether.Studies.Hosting;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Noether.Studies;

/// <summary>Shows how a study goes on: in place on a terminal, as a line for each finished case elsewhere.</summary>
internal sealed class StudyProgress : IStudyObserver
{
    private const int BarWidth = 30;
    private const int CellsInARow = 4;

    private readonly StudyHost host;
    private readonly IStudy study;
    private readonly Lock gate = new();
    private LiveDisplayContext? context;
    private StudyPlace? place;

    private StudyProgress(StudyHost host, IStudy study) => (this.host, this.study) = (host, study);

    /// <summary>Runs a study and shows its progress.</summary>
    /// <param name="host">Streams and consoles.</param>
    /// <param name="study">The study.</param>
    /// <param name="work">The work; gets the observer to tell.</param>
    public static void Watch(StudyHost host, IStudy study, Action<IStudyObserver> work)
    {
        var view = new StudyProgress(host, study);
        if (!host.Live)
        {
            work(view);
            return;
        }

        host.Console.Live(new Text("")).AutoClear(true).Start(context =>
        {
            view.context = context;
            work(view);
        });
    }

    /// <inheritdoc/>
    public void Begin(StudyPlace place)
    {
        this.place = place;
        Inside(new RunProgress("preparing", 0));
    }

    /// <inheritdoc/>
    public void Inside(RunProgress progress)
    {
        lock (gate)
        {
            context?.UpdateTarget(Render(place!, progress));
            context?.Refresh();
        }
    }

    /// <inheritdoc/>
    public void End(StudyPlace place, StudyRow row)
    {
        if (context is null)
            host.Error.WriteLine($"noether: {Line(place, row, study.Headline(row))}");
    }

    /// <summary>What a terminal shows while a case runs.</summary>
    internal static IRenderable Render(StudyPlace place, RunProgress progress)
    {
        var left = place.Remaining is { } time ? $", {Format(time)} left" : "";
        var fraction = double.IsFinite(progress.Fraction) ? Math.Clamp(progress.Fraction, 0, 1) : 0;
        var filled = (int)(fraction * BarWidth);
        var inside = progress.Remaining is { } rest ? $"  {Format(rest)} left" : "";
        var percent = (100 * fraction).ToString("0", CultureInfo.InvariantCulture);
        List<IRenderable> lines =
        [
            new Text($"Case {place.Number} of {place.Count}{left}: {place.Key}"),
            new Text($"{new string('█', filled)}{new string('░', BarWidth - filled)} {percent,3} %  "
                + $"{progress.Stage}{inside}"),
        ];
        if (progress.Row.Count > 0)
        {
            var grid = new Grid().AddColumns(CellsInARow);
            foreach (var cells in progress.Row.Chunk(CellsInARow))
                grid.AddRow([.. cells.Select(cell => new Text(Cell(cell, progress.TotalSteps)))]);
            lines.Add(grid);
        }

        return new Rows(lines);
    }

    /// <summary>What is said when a case is finished.</summary>
    internal static string Line(StudyPlace place, StudyRow row, string headline)
    {
        var left = place.Remaining is { } time && time > TimeSpan.Zero ? $"; {Format(time)} left" : "";
        return FormattableString.Invariant(
            $"Case {place.Number} of {place.Count}, {row.Key}: {headline}, {row.Seconds:0} s{left}.");
    }

    /// <summary>A length of time in the largest unit that says enough: 42 s, 3 min 5 s, 1 h 20 min.</summary>
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

    private static string Cell(NamedValue cell, long steps) =>
        FormattableString.Invariant($"{cell.Name} {cell.Value:G5}")
        + (cell.Name == "step" && steps > 0 ? $" of {steps}" : "");
}
