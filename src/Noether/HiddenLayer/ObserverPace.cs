using System.Diagnostics;
using Noether.Discovery;
using Noether.Discovery.Figures;

namespace Noether.HiddenLayer;

/// <summary>
/// Tells an observer of a run a few times a second, and makes figures for one that wants them as long as they cost a
/// twenty-fifth of the time at most. Not for several threads at a time.
/// </summary>
/// <param name="progress">The observer; may be null.</param>
internal sealed class ObserverPace(IProgress<RunProgress>? progress)
{
    private const int TimeOverFigures = 25;
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(200);

    private readonly Stopwatch since = new();
    private readonly Stopwatch drawing = new();

    /// <summary>Whether it is time to tell something.</summary>
    /// <param name="last">Whether nothing comes behind it.</param>
    public bool IsDue(bool last) => progress is not null && (last || !since.IsRunning || since.Elapsed >= Least);

    /// <summary>Tells the observer.</summary>
    /// <param name="value">What to tell.</param>
    /// <param name="elapsed">Time since the run began.</param>
    /// <param name="figures">Makes the figures; called for observers that want them.</param>
    public void Report(RunProgress value, TimeSpan elapsed, Func<IReadOnlyList<Figure>> figures)
    {
        if (progress is IRunObserver { WantsFigures: true } && TimeOverFigures * drawing.Elapsed <= elapsed)
        {
            drawing.Start();
            value = value with { Figures = figures() };
            drawing.Stop();
        }

        since.Restart();
        progress?.Report(value);
    }
}
