using System.Diagnostics;

namespace Noether.Lens.Training;

/// <summary>Measures the parts of one step after the other.</summary>
/// <param name="now">The time in seconds from any origin; null means the wall clock.</param>
internal sealed class StepClock(Func<double>? now = null)
{
    private readonly Func<double> now = now ?? (() => Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency);
    private double last;

    /// <summary>Seconds of each <see cref="StepPart"/> of the current step.</summary>
    public double[] Seconds { get; } = new double[Enum.GetValues<StepPart>().Length];

    /// <summary>Begins a step.</summary>
    public void Start()
    {
        Array.Clear(Seconds);
        last = now();
    }

    /// <summary>Ends a part: what passed since the last call belongs to it.</summary>
    public void Mark(StepPart part)
    {
        var time = now();
        Seconds[(int)part] += time - last;
        last = time;
    }
}
