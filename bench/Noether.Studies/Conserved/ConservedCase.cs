using System.Diagnostics;
using Noether.Conserved;
using Noether.Conserved.Reporting;
using Noether.Conserved.Search;
using Noether.Data.Paths;
using Noether.Data.Synthetic;
using Noether.Discovery;

namespace Noether.Studies.Conserved;

/// <summary>One search and what is known afterwards.</summary>
internal static class ConservedCase
{
    /// <summary>Searches paths of a known system.</summary>
    /// <param name="context">What to run with.</param>
    /// <param name="truth">The system.</param>
    /// <param name="settings">The paths.</param>
    public static StudyFigures Known(StudyContext context, ConservedTruth truth, PathSettings settings)
    {
        context.Report("generating");
        var clean = SyntheticPaths.Generate(settings with { Noise = 0 }, context.Cancellation);
        var paths = settings.Noise == 0 ? clean : SyntheticPaths.Generate(settings, context.Cancellation);
        return Run(context, paths, settings.Seed, (result, figures) =>
        {
            var residuals = result.Conserved.Select(quantity => truth.FlowResidual(quantity, clean)).ToArray();
            figures.Add("expected", truth.Independent).Add("worstFlow", residuals.DefaultIfEmpty(double.NaN).Max())
                .Add("false", residuals.Count(residual => residual > FalseFlow))
                .Add("all", result.Conserved.Count == truth.Independent)
                .Add("formula", truth.Exact.All(formula => result.Conserved.Any(one => one.Formula(paths.Names) == formula)));
        });
    }

    /// <summary>Flow residual above which a reported quantity counts as wrong.</summary>
    public const double FalseFlow = 0.15;

    /// <summary>Searches any paths.</summary>
    /// <param name="context">What to run with.</param>
    /// <param name="paths">The paths.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="more">Adds figures of the search.</param>
    public static StudyFigures Run(
        StudyContext context, PathSet paths, ulong seed, Action<SearchResult, StudyFigures>? more = null)
    {
        var run = new RunContext { Seed = seed, Threads = context.Threads, Cancellation = context.Cancellation, Progress = context.Progress };
        var search = new ConservedSearch(new ConservedSettings(), run);
        var watch = Stopwatch.StartNew();
        var result = search.Run(paths);
        var seconds = watch.Elapsed.TotalSeconds;
        var verdict = new ConservedVerdict(result, search.Limits).Decide();
        var figures = new StudyFigures().Add("finding", MethodCase.Word(verdict.Finding)).Add("found", verdict.Found)
            .Add("count", result.Conserved.Count).Add("seconds", seconds).Add("functions", result.Library.Functions.Count)
            .Add("formulas", string.Join("; ", result.Conserved.Select(quantity => quantity.Formula(result.Paths.Names))))
            .Add("verdict", verdict.Summary).Add("ambiguous", result.Conserved.Any(quantity => quantity.Alternatives.Count > 0))
            .Add("share", result.Conserved.Count > 0 ? result.Conserved.Max(quantity => quantity.Held.Share) : result.Nearest?.Held.Share ?? double.NaN);
        foreach (var check in verdict.Checks)
            figures.Add($"check.{check.Name}", check.Value).Add($"passed.{check.Name}", check.Passed);
        if (result.Nearest is { } nearest)
        {
            figures.Add("nearest", nearest.Formula(result.Paths.Names));
            if (result.Cut)
                figures.Add("wholeShare", result.WholeShare);
        }

        more?.Invoke(result, figures);
        return figures;
    }
}
