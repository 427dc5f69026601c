using Noether.Data.Formats;
using Noether.Discovery;
using Noether.Runs;

namespace Noether.Comparisons;

/// <summary>One run in a folder of its own, begun or gone on with, and scored. Comparisons and sweeps run by it.</summary>
internal static class ScoredExecution
{
    /// <summary>Runs and scores.</summary>
    /// <param name="run">What is known before: label, seed, folder.</param>
    /// <param name="path">The run folder.</param>
    /// <param name="mode">What to do with a folder that holds something; to resume, one without checkpoints begins anew.</param>
    /// <param name="method">The method.</param>
    /// <param name="given">Its settings that differ from the defaults.</param>
    /// <param name="data">What it answers from.</param>
    /// <param name="context">Seed, threads, budget, progress, cancellation.</param>
    /// <param name="options">Report, request and so on.</param>
    /// <param name="truth">The true generators; null where they are not known.</param>
    /// <returns>The run with its answer, or with the sentence that says why there is none.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static ComparedRun Run(
        ComparedRun run, string path, RunFolderMode mode, IMethod method, IReadOnlyDictionary<string, string> given,
        MethodData data, RunContext context, RunOptions options, TrueGenerators? truth)
    {
        var begun = false;
        try
        {
            var settings = method.Settings.Create(given);
            var goesOn = mode == RunFolderMode.Resume && Directory.Exists(Path.Combine(path, RunFolder.CheckpointsName));
            RunExecution.Run(
                path, mode == RunFolderMode.Resume && !goesOn ? RunFolderMode.New : mode, method, data, settings, context, options,
                () => begun = true);
        }
        catch (NoetherException failure)
        {
            // What is wrong with data or settings is said before the folder is made.
            return run with { State = begun ? ComparedState.Failed : ComparedState.Refused, Summary = failure.Message };
        }

        return Score(run, RunFolder.Read(path), truth);
    }

    /// <summary>What an answer is worth.</summary>
    /// <param name="run">What is known before.</param>
    /// <param name="answer">The run with its answer.</param>
    /// <param name="truth">The true generators; null where they are not known.</param>
    public static ComparedRun Score(ComparedRun run, RunFolder answer, TrueGenerators? truth)
    {
        var record = answer.Record;
        run = run with
        {
            Finding = record.Verdict.Finding.ToString(),
            Summary = record.Verdict.Summary,
            Checks = record.Verdict.Checks.Count,
            PValue = record.Verdict.PValue,
            ChecksPassed = record.Verdict.Checks.Count(check => check.Passed),
            Seconds = record.Seconds,
        };
        // A method that only tests, or learns a function, keeps no generator to compare.
        var compares = record.Facts["generatorKind"] is not null || record.Arrays.Any(array => array.Name is "generator" or "generators");
        if (truth is null || !compares)
            return run;
        var score = RunScore.Of(answer, truth.Name, truth.Values);
        return score.Span is { } span
            ? run with { Cosine = span.Least, MeanCosine = span.Mean, CountError = span.CountError, Closure = span.Closure }
            : run with
            {
                Cosine = score.Generators.Min(generator => generator.Cosine),
                MeanCosine = score.Generators.Average(generator => generator.Cosine),
            };
    }
}

/// <summary>The true generators that runs are scored against.</summary>
/// <param name="Name">Where they came from, for messages.</param>
/// <param name="Values">One, d x d, or k of them, k x d x d.</param>
internal sealed record TrueGenerators(string Name, NpyArray Values);
