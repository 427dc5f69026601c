using System.Diagnostics;
using System.Globalization;
using Noether.Data;
using Noether.Data.Synthetic;
using Noether.Lens;
using Noether.Numerics;

namespace Noether.Studies.Lens;

/// <summary>One run of the lens and everything that is known afterwards.</summary>
internal static class LensCase
{
    /// <summary>Cosine from which an answer counts as right although the verdict says "not found".</summary>
    public const double Right = 0.98;

    /// <summary>Cosine below which an answer counts as wrong although the verdict says "found".</summary>
    public const double Wrong = 0.9;

    /// <summary>Generates data, discovers, and compares with the truth, which the run does not see.</summary>
    public static StudyFigures Run(StudyContext context, SyntheticSettings data, LensSettings settings, ulong seed)
    {
        context.Report("generating");
        var made = SyntheticData.Generate(data, context.Cancellation);
        using var samples = made.ToSampleSet();
        return Run(context, samples, settings, seed, made.Truth);
    }

    /// <summary>Discovers, then compares with the truth where there is one.</summary>
    /// <param name="context">What to run with.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="settings">The knobs.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="truth">The true generator, d x d; null where there is none. It is used after the run only.</param>
    /// <param name="more">Adds further figures of the answer.</param>
    public static StudyFigures Run(
        StudyContext context, SampleSet samples, LensSettings settings, ulong seed, Matrix? truth,
        Action<LensResult, StudyFigures>? more = null)
    {
        var watch = Stopwatch.StartNew();
        LensResult result;
        try
        {
            result = context.Run(samples, settings, seed);
        }
        catch (NoetherException refusal) when (refusal.InnerException is null)
        {
            // Samples that the lens refuses are an answer too; a disk that is full is not.
            return new StudyFigures().Add("found", false).Add("refused", true).Add("verdict", refusal.Message);
        }

        var seconds = watch.Elapsed.TotalSeconds;
        var figures = new StudyFigures();
        if (truth is not null)
        {
            var score = GeneratorScore.Compare(result.Generator, truth);
            figures.Add("cosine", score.Cosine).Add("rmse", score.Rmse);
        }

        figures.Add("found", result.Verdict.Found).Add("seconds", seconds);
        figures.Add("samples", result.SampleCount).Add("dimension", result.Dimension);
        figures.Add("steps", result.History.Count > 0 ? result.Settings.Steps : 0);
        figures.Add("verdict", result.Verdict.Summary);
        foreach (var check in result.Verdict.Checks)
        {
            figures.Add($"check.{check.Name}", check.Value).Add($"limit.{check.Name}", check.Limit);
            figures.Add($"passed.{check.Name}", check.Passed);
        }

        foreach (var (stage, time) in result.Timings)
            figures.Add($"seconds.{stage}", time);
        AddCandidates(figures, result.Candidates);
        more?.Invoke(result, figures);
        return figures;
    }

    /// <summary>Reported found, and wrong.</summary>
    public static bool IsFalseAlarm(StudyRow row) =>
        row.Figures.Is("found") && row.Figures.Numbers.ContainsKey("cosine") && !(row.Figures["cosine"] >= Wrong);

    /// <summary>Reported not found, and right.</summary>
    public static bool IsMissed(StudyRow row) => !row.Figures.Is("found") && row.Figures["cosine"] >= Right;

    /// <summary>What a run found, in a few words.</summary>
    public static string Headline(StudyRow row)
    {
        var cosine = row.Figures.Numbers.ContainsKey("cosine")
            ? $"cosine {StudyPage.Number(row.Figures["cosine"], 4)}, "
            : "";
        if (!row.Figures.Numbers.ContainsKey("found"))
            return cosine.TrimEnd(' ', ',');
        return cosine + (row.Figures.Is("found") ? "found" : row.Figures.Is("refused") ? "refused" : "not found");
    }

    private static void AddCandidates(StudyFigures figures, IReadOnlyList<LensCandidate> candidates)
    {
        for (var i = 0; i < candidates.Count; i++)
        {
            var candidate = candidates[i];
            if (candidate.Won)
                figures.Add("answer", candidate.Name);
            var at = string.Create(CultureInfo.InvariantCulture, $"candidate.{i}.");
            figures.Add(at + "name", candidate.Name).Add(at + "won", candidate.Won).Add(at + "score", candidate.Score)
                .Add(at + "loss", candidate.Loss).Add(at + "uniformity", candidate.Uniformity)
                .Add(at + "departure", candidate.ToeplitzDeparture).Add(at + "departureNoise", candidate.DepartureNoise)
                .Add(at + "correlation", candidate.NeighbourCorrelation)
                .Add(at + "marginalEntropy", candidate.MarginalEntropy).Add(at + "sharpness", candidate.Sharpness)
                .Add(at + "completeness", candidate.Completeness).Add(at + "seam", candidate.Seam)
                .Add(at + "seconds", candidate.Seconds);
        }
    }
}
