using Noether.Conserved.Search;
using Noether.Data.Paths;
using Noether.Discovery;
using Noether.Learning.Dense;
using Noether.Published.Fields;

namespace Noether.Published.NoetherNetworks;

/// <summary>Formulas, and how much a field predicts better that is tailored with each.</summary>
internal sealed record NoetherResult
{
    /// <summary>The search for formulas.</summary>
    public required SearchResult Search { get; init; }

    /// <summary>What counts as conserved.</summary>
    public required ConservedLimits Limits { get; init; }

    /// <summary>The best formulas, most conserved first, each with what tailoring comes to.</summary>
    public required IReadOnlyList<(Quantity Quantity, Tailoring Tailoring)> Formulas { get; init; }

    /// <summary>Time over which paths were predicted: that of the longest.</summary>
    public required double Horizon { get; init; }

    /// <summary>Seconds of the stages.</summary>
    public required IReadOnlyList<NamedValue> Timings { get; init; }

    /// <summary>Searches, trains a field and tailors it.</summary>
    public static NoetherResult Of(PathSet paths, NoetherSettings settings, RunContext context)
    {
        const double searchShare = 0.1;
        const double trainingShare = 0.6;
        var clock = new RunClock(context);
        clock.Report("looking for formulas", 0);
        var limits = new ConservedLimits();
        var (search, ranked) = new FormulaSearch(settings, context).Run(paths, limits);
        var searched = clock.Seconds;
        var data = FieldData.Of(search.Span.Paths, settings.Differences, settings.Pieces);
        var field = FreeField.Fit(data.Fit, CanonicalScale.Of(data.Fit), settings.Width, new DenseTraining
        {
            Epochs = settings.Steps,
            Batch = data.Fit.Count,
            Rate = settings.Rate,
            Seed = context.Seed,
        }, (epoch, _) => clock.Report("training a field", searchShare + (trainingShare * epoch / settings.Steps)), context.Cancellation);
        var trained = clock.Seconds;
        var (choosing, judging) = (Points(data, data.Fitted, settings.Starts),
            Points(data, data.Held, settings.Starts));
        var formulas = new List<(Quantity, Tailoring)>();
        foreach (var quantity in ranked)
        {
            clock.Report("tailoring", searchShare + trainingShare
                + ((1 - searchShare - trainingShare) * formulas.Count / ranked.Count));
            formulas.Add((quantity, Tailoring.Of(
                field, quantity, data.Paths.Step, choosing, judging, data.All.Dimension, context.Cancellation)));
        }

        return new NoetherResult
        {
            Search = search,
            Limits = limits,
            Formulas = formulas,
            Horizon = (choosing.Concat(judging).Max(path => path.Length / data.All.Dimension) - 1) * data.Paths.Step,
            Timings =
            [
                new("search", searched), new("field", trained - searched), new("tailoring", clock.Seconds - trained),
                new("total", clock.Seconds),
            ],
        };
    }

    private static double[][] Points(FieldData data, int[] paths, int most)
    {
        var (all, d) = (data.All, data.All.Dimension);
        return [.. paths.Take(most).Select(path => all.States[(all.Starts[path] * d)..(all.Starts[path + 1] * d)])];
    }
}
