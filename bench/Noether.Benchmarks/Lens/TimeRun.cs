using System.Diagnostics;
using Noether.Data.Synthetic;
using Noether.Discovery;
using Noether.Lens;
using Noether.Lens.Runs;

namespace Noether.Benchmarks.Lens;

/// <summary>Runs a discovery on generated data and finds out when it held the right answer.</summary>
internal static class TimeRun
{
    /// <summary>Cosine with the truth from which an answer counts as right.</summary>
    public const double Goal = 0.99;

    /// <summary>The entry of the timings that is no stage.</summary>
    private const string Total = "total";

    /// <summary>Measures one run; making the data is not counted.</summary>
    public static TimeMeasurement Measure(SyntheticSettings data, RunContext context)
    {
        var made = SyntheticData.Generate(data);
        GC.Collect();
        var clock = Stopwatch.StartNew();
        var result = LensDiscovery.Run(made.ToSampleSet(), context: context);
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
    /// Without a training the run holds its answer when the last stage ends. A training is the last stage; the first
    /// of its snapshots that is right counts, and the first of all is what the search before it found.
    /// </summary>
    private static double? SecondsToGoal(LensResult result, SyntheticData made, double cosine, double seconds)
    {
        if (cosine < Goal)
            return null;
        var stages = result.Timings.Where(stage => stage.Name != Total).Select(stage => stage.Value).ToArray();
        if (result.History.Count == 0)
            return stages.Sum();
        var found = stages[..^1].Sum();
        // What the stage took beyond the steps themselves came before them: the estimators warmed up.
        var warmUp = Math.Max(0, stages[^1] - result.History[^1].Seconds);
        foreach (var snapshot in result.Snapshots)
        {
            if (GeneratorScore.Compare(snapshot.Generator, made.Truth).Cosine < Goal)
                continue;
            var trained = result.History.LastOrDefault(row => row.Step <= snapshot.Step)?.Seconds ?? 0;
            return snapshot.Step == 0 ? found : found + warmUp + trained;
        }
        return seconds;
    }
}
