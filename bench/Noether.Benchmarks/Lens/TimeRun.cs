using System.Diagnostics;
using Noether.Data;
using Noether.Lens;

namespace Noether.Benchmarks.Lens;

/// <summary>Runs a discovery on generated data and finds out when it held the right answer.</summary>
internal static class TimeRun
{
    /// <summary>Cosine with the truth from which an answer counts as right.</summary>
    public const double Goal = 0.99;

    /// <summary>The stage that ends with the choice of a winner.</summary>
    private const string Choice = "judging";

    /// <summary>Measures one run; making the data is not counted.</summary>
    public static TimeMeasurement Measure(SyntheticSettings data, LensSettings settings)
    {
        var made = SyntheticData.Generate(data);
        GC.Collect();
        var clock = Stopwatch.StartNew();
        var result = LensDiscovery.Run(made.ToSampleSet(), settings);
        var seconds = clock.Elapsed.TotalSeconds;
        var cosine = GeneratorScore.Compare(result.Generator, made.Truth).Cosine;
        return new TimeMeasurement
        {
            Data = data.Family.ToString().ToLowerInvariant(),
            Transform = data.Transform.ToString().ToLowerInvariant(),
            Dimension = data.Dimension,
            Samples = data.Samples,
            Cosine = cosine,
            SecondsToGoal = SecondsToGoal(result, made, cosine, seconds),
            Seconds = seconds,
            Stages = result.Timings,
            PeakMegabytes = Machine.PeakMegabytes(),
        };
    }

    /// <summary>
    /// The winner is there when judging ends; what follows (the search on halves, a polish) tests or betters it. Where
    /// the polished answer was taken, the first snapshot of the training that is right counts, and the first of all is
    /// the winner itself.
    /// </summary>
    private static double? SecondsToGoal(LensResult result, SyntheticData made, double cosine, double seconds)
    {
        var chosen = 0.0;
        var before = 0.0;
        foreach (var (stage, time) in result.Timings)
        {
            if (stage is "polish" or "total")
                break;
            before += time;
            if (stage == Choice)
                chosen = before;
        }
        if (result.Snapshots.Count == 0)
            return cosine >= Goal ? chosen : null;
        foreach (var snapshot in result.Snapshots)
        {
            if (GeneratorScore.Compare(snapshot.Generator, made.Truth).Cosine < Goal)
                continue;
            var training = result.History.LastOrDefault(row => row.Step <= snapshot.Step)?.Seconds ?? 0;
            return snapshot.Step == 0 ? chosen : before + training;
        }
        return cosine >= Goal ? seconds : null;
    }
}
