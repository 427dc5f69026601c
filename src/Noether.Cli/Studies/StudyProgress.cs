using Noether.Cli.Rendering;
using Noether.Cli.Running;
using Noether.Lens;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Noether.Cli.Studies;

/// <summary>Shows how a study goes on: in place on a terminal, as a line for each finished case elsewhere.</summary>
internal sealed class StudyProgress : IStudyObserver
{
    private readonly CliHost host;
    private readonly IStudy study;
    private readonly Lock gate = new();
    private LiveDisplayContext? context;
    private StudyPlace? place;

    private StudyProgress(CliHost host, IStudy study) => (this.host, this.study) = (host, study);

    /// <summary>Runs a study and shows its progress.</summary>
    /// <param name="host">Streams and consoles.</param>
    /// <param name="study">The study.</param>
    /// <param name="work">The work; gets the observer to tell.</param>
    public static void Watch(CliHost host, IStudy study, Action<IStudyObserver> work)
    {
        var view = new StudyProgress(host, study);
        if (!host.Live)
        {
            work(view);
            return;
        }

        host.ErrorConsole.Live(new Text("")).AutoClear(true).Start(context =>
        {
            view.context = context;
            work(view);
        });
    }

    /// <inheritdoc/>
    public void Begin(StudyPlace place)
    {
        this.place = place;
        Inside(new LensProgress("preparing", 0));
    }

    /// <inheritdoc/>
    public void Inside(LensProgress progress)
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
    internal static IRenderable Render(StudyPlace place, LensProgress progress)
    {
        var left = place.Remaining is { } time ? $", {ProgressView.Format(time)} left" : "";
        return new Rows(
            new Markup(Markup.Escape($"Case {place.Number} of {place.Count}{left}: {place.Key}")),
            ProgressView.Render(progress));
    }

    /// <summary>What is said when a case is finished.</summary>
    internal static string Line(StudyPlace place, StudyRow row, string headline)
    {
        var left = place.Remaining is { } time && time > TimeSpan.Zero ? $"; {ProgressView.Format(time)} left" : "";
        return FormattableString.Invariant(
            $"Case {place.Number} of {place.Count}, {row.Key}: {headline}, {row.Seconds:0} s{left}.");
    }
}
