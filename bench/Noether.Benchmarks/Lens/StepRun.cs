using System.Diagnostics;
using Noether.Lens.Training;

namespace Noether.Benchmarks.Lens;

/// <summary>Runs steps for a while and measures each of them.</summary>
internal static class StepRun
{
    private const double WarmUpShare = 0.25;
    private const int FewestSteps = 5;

    /// <summary>Measures a training.</summary>
    /// <param name="name">Name of the case.</param>
    /// <param name="trainer">The training, at its start.</param>
    /// <param name="threads">Threads that it was made with.</param>
    /// <param name="seconds">How long to measure; a quarter of it comes on top for the compiler to settle.</param>
    /// <param name="byCpu">Whether parts are measured in processor time of the process, not on the wall clock.</param>
    public static StepMeasurement Measure(string name, LensTrainer trainer, int threads, double seconds, bool byCpu)
    {
        var clock = byCpu ? new StepClock(() => Environment.CpuUsage.TotalTime.TotalSeconds) : new StepClock();
        trainer.Clock = clock;
        Repeat(trainer, seconds * WarmUpShare, _ => { });
        GC.Collect();
        var steps = new List<double>();
        var parts = clock.Seconds.Select(_ => new List<double>()).ToArray();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var cpu = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        Repeat(trainer, seconds, step =>
        {
            steps.Add(step);
            for (var i = 0; i < parts.Length; i++)
                parts[i].Add(clock.Seconds[i]);
        });
        var elapsed = watch.Elapsed.TotalSeconds;
        return new StepMeasurement
        {
            Case = name,
            Threads = threads,
            Steps = steps.Count,
            StepsPerSecond = steps.Count / elapsed,
            MedianMilliseconds = 1e3 * Median(steps),
            BestMilliseconds = 1e3 * steps.Min(),
            CpuMilliseconds = (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds / steps.Count,
            AllocatedBytes = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / (double)steps.Count,
            PeakMegabytes = Machine.PeakMegabytes(),
            PartMedians = ByPart(parts, Median),
            PartBests = ByPart(parts, part => part.Min()),
        };
    }

    private static void Repeat(LensTrainer trainer, double seconds, Action<double> onStep)
    {
        var clock = Stopwatch.StartNew();
        for (var done = 0; done < FewestSteps || clock.Elapsed.TotalSeconds < seconds; done++)
        {
            var start = Stopwatch.GetTimestamp();
            trainer.Advance();
            onStep(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
    }

    private static Dictionary<string, double> ByPart(List<double>[] parts, Func<List<double>, double> figure) =>
        Enum.GetValues<StepPart>().ToDictionary(part => part.ToString(), part => 1e3 * figure(parts[(int)part]));

    private static double Median(List<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[sorted.Length / 2] + sorted[(sorted.Length - 1) / 2]) / 2;
    }
}
