using System.Diagnostics;
using Noether.Discovery;
using Noether.Lens;
using Noether.Numerics;

namespace Noether.Studies;

/// <summary>One run of a method, whichever it is, and what is known afterwards.</summary>
internal static class MethodCase
{
    /// <summary>What stands in place of a finding where the method did not want the data.</summary>
    public const string Refused = "refused";

    private static readonly Dictionary<string, string> NothingGiven = [];

    /// <summary>Runs it with its default settings.</summary>
    /// <param name="context">What to run with.</param>
    /// <param name="method">The method.</param>
    /// <param name="set">The data.</param>
    /// <param name="seed">Seed of data and run.</param>
    public static StudyFigures Run(StudyContext context, IMethod method, MethodSet set, ulong seed)
    {
        context.Report("generating");
        var (data, truth) = set.Make(context, seed);
        using var samples = (data as SampleData)?.Samples;
        var figures = new StudyFigures().Add("expected", set.Expected);
        var watch = Stopwatch.StartNew();
        Answer answer;
        try
        {
            answer = method.Run(data, method.Settings.Create(NothingGiven), new RunContext
            {
                Seed = seed,
                Threads = context.Threads,
                Progress = context.Progress,
                Cancellation = context.Cancellation,
            });
        }
        catch (NoetherException refusal) when (refusal.InnerException is null)
        {
            // Data that a method refuses are an answer too; a disk that is full is not.
            return figures.Add("finding", Refused).Add("found", false).Add("verdict", refusal.Message);
        }

        Add(figures.Add("seconds", watch.Elapsed.TotalSeconds), answer);
        if (truth is not null && Generator(answer, truth.Rows) is { } generator)
        {
            var score = GeneratorScore.Compare(generator, truth);
            figures.Add("cosine", score.Cosine).Add("rmse", score.Rmse);
        }

        return figures;
    }

    /// <summary>Every setting of a method at its default, so that another default is another case.</summary>
    public static string Defaults(IMethod method)
    {
        var settings = method.Settings.Create(NothingGiven);
        return string.Join(
            ' ', method.Settings.All.Select(setting => $"{setting.Name}={setting.Format(setting.Get(settings))}"));
    }

    /// <summary>A finding in words.</summary>
    public static string Word(Finding finding) => finding switch
    {
        Finding.Found => "found",
        Finding.NotFound => "not found",
        _ => "undecided",
    };

    private static void Add(StudyFigures figures, Answer answer)
    {
        var verdict = answer.Verdict;
        figures.Add("finding", Word(verdict.Finding)).Add("found", verdict.Found).Add("headline", verdict.Headline)
            .Add("verdict", verdict.Summary);
        foreach (var check in verdict.Checks)
        {
            figures.Add($"check.{check.Name}", check.Value).Add($"limit.{check.Name}", check.Limit)
                .Add($"passed.{check.Name}", check.Passed);
        }

        foreach (var (stage, time) in answer.Timings)
            figures.Add($"seconds.{stage}", time);
        if (answer.Candidates.FirstOrDefault(candidate => candidate.Won) is { } won)
            figures.Add("answer", won.Name);
    }

    // The array that every method with one generator calls by this name, where it acts on the samples as they are.
    private static Matrix? Generator(Answer answer, int dimension)
    {
        var array = answer.Arrays.FirstOrDefault(next => next.Name == "generator");
        if (array is null || !array.Shape.SequenceEqual([dimension, dimension]))
            return null;
        var matrix = new Matrix(dimension, dimension);
        array.Values.CopyTo(matrix.Values);
        return matrix;
    }
}
