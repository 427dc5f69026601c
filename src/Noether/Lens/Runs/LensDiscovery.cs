using System.Globalization;
using Noether.Data;
using Noether.Discovery;
using Noether.Discovery.Settings;
using Noether.Lens.Confirming;

namespace Noether.Lens.Runs;

/// <summary>
/// Discovers the minimal generator of a hidden one-parameter group of orthogonal maps under which the samples are
/// stationary and local. Source: Efe and Ozakin, SymmetryLens, arXiv 2410.05232.
/// </summary>
public static class LensDiscovery
{
    private const int MostThreads = 1024;
    private const double LongestBudget = 1e7;

    private static readonly SettingSet Ranges = SettingSet.Of<LensSettings>();

    /// <summary>
    /// Refuses samples and settings that <see cref="Run"/> would refuse, so that a program can find out before it makes
    /// or replaces anything.
    /// </summary>
    /// <param name="samples">The samples.</param>
    /// <param name="settings">The knobs; null means the fast preset.</param>
    /// <param name="context">Seed, threads, budget, cancellation; null means the defaults.</param>
    /// <exception cref="NoetherException">The samples or the settings cannot be used; the message says why.</exception>
    public static void Check(SampleSet samples, LensSettings? settings = null, RunContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var (chosen, around) = (settings ?? LensSettings.Fast, context ?? new RunContext());
        Ranges.Require(chosen);
        Require(chosen, around);
        RequireAxes(chosen, samples.Dimension);
        LensSamples.Require(samples, chosen.SearchSamples, around.Cancellation);
    }

    /// <summary>Runs a discovery from samples to verdict.</summary>
    /// <param name="samples">N samples of a dimension d from 5 to 1024; at least 20 d of them.</param>
    /// <param name="settings">The knobs; null means the fast preset.</param>
    /// <param name="context">
    /// Seed, threads, budget, progress, checkpoints, cancellation; null means the defaults.
    /// </param>
    /// <exception cref="NoetherException">The samples or the settings cannot be used; the message says why.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; what was kept in the store stays.</exception>
    public static LensResult Run(SampleSet samples, LensSettings? settings = null, RunContext? context = null)
    {
        Check(samples, settings, context);
        return RunChecked(samples, settings ?? LensSettings.Fast, context ?? new RunContext());
    }

    /// <summary>The same for samples and settings that are checked already.</summary>
    internal static LensResult RunChecked(SampleSet samples, LensSettings settings, RunContext context)
    {
        using var run = new LensRun(samples, settings, context);
        var result = settings.Strategy == LensStrategy.Training ? PaperRun.Run(run) : FastRun.Run(run);
        if (run.IsCutShort)
            return result;
        var confirmed = Confirmation.Of(result, run.Columns, run.Samples, context.Seed, context.Threads);
        var bands = run.Timed("resampling", () => Resampling.Of(run, confirmed));
        return confirmed with { Bands = bands, Timings = run.Timings() };
    }

    private static void Require(LensSettings settings, RunContext context)
    {
        if (context.Threads is < 0 or > MostThreads)
        {
            throw Refuse(
                "threads", $"{SettingName.Mention("threads")} must lie between 0 and {MostThreads}, not "
                + $"{context.Threads}.");
        }

        if (context.Budget is { TotalSeconds: < 1 or > LongestBudget } budget)
        {
            throw Refuse("budget", string.Create(
                CultureInfo.InvariantCulture,
                $"{SettingName.Mention("budget")} must lie between 1 and {LongestBudget:0} s, not "
                + $"{budget.TotalSeconds} s."));
        }

        var trains = settings.Strategy == LensStrategy.Training;
        if (trains && settings.Steps == 0 && context.Budget is null)
        {
            throw Refuse(
                "steps", "Training from the identity needs a number of steps or a budget: give "
                + $"{SettingName.Mention("steps")} or {SettingName.Mention("budget")}.");
        }

        // The steps of the preset are nobody's wish; a budget takes their place.
        if (context.Budget is not null && settings.Steps > 0 && !(trains && settings.Steps == LensSettings.Paper.Steps))
        {
            throw Refuse(
                "steps",
                $"Give either {SettingName.Mention("steps")} or {SettingName.Mention("budget")}, not both.");
        }
    }

    private static void RequireAxes(LensSettings settings, int dimension)
    {
        var two = settings.AsksForGrid;
        if (two && settings.Strategy == LensStrategy.Training)
            throw Refuse("axes", $"Training finds one axis: leave {SettingName.Mention("axes")} out, or choose the fast preset.");
        if (settings.Axes == 1 && settings.Shape.Length > 0)
            throw Refuse("shape", $"{SettingName.Mention("shape")} is that of a grid, which has two axes, not one.");
        if (settings.Shape.Length > 0 && GridShape.Parse(settings.Shape) is var shape && shape.Cells != dimension)
        {
            throw Refuse("shape", string.Create(
                CultureInfo.InvariantCulture,
                $"A grid of {shape} has {shape.Cells} cells and a sample {dimension} values: give a "
                + $"{SettingName.Mention("shape")} whose sides multiply to {dimension}."));
        }

        if (two && settings.Shape.Length == 0 && !Enumerable.Range(2, dimension).Any(a => a < dimension && dimension % a == 0))
        {
            throw Refuse("axes", string.Create(
                CultureInfo.InvariantCulture,
                $"{dimension} values are no grid, as {dimension} is a prime number: leave {SettingName.Mention("axes")} out."));
        }
    }

    private static NoetherException Refuse(string setting, string sentence) => new(sentence)
    {
        Code = "setting.value",
        Setting = setting,
    };
}
