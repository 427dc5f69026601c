using Noether.Lens;
using Noether.Reports.Rendering;

namespace Noether.Reports;

/// <summary>The curves of a training, for reports and for the studio alike.</summary>
internal static class HistoryCharts
{
    /// <summary>The loss terms over the steps; each with a caption.</summary>
    /// <param name="history">The rows, at least one.</param>
    public static IEnumerable<(string Picture, string Caption)> Of(IReadOnlyList<LensHistoryRow> history)
    {
        yield return (
            Chart("Total loss", history, ("total", row => row.Total)),
            "The weighted sum of the terms; it may rise while the rank grows.");
        yield return (
            Chart("Alignment", history, ("alignment", row => row.Alignment)),
            "Minus the mean correlation of neighbouring components; −1 is perfect.");
        yield return (
            history.Any(row => row.UniformityConditional != 0)
                ? Chart(
                    "Uniformity", history, ("uniformity", row => row.Uniformity),
                    ("marginal", row => row.UniformityMarginal), ("conditional", row => row.UniformityConditional))
                : Chart("Uniformity", history, ("uniformity", row => row.Uniformity)),
            "Divergence between the density at a position and that of its neighbours; 0 is stationary.");
        yield return (
            Chart(
                "Entropies", history, ("marginal", row => row.MarginalEntropy),
                ("joint (per component)", row => row.JointEntropy)),
            "Low marginal entropy is local; high joint entropy keeps the information.");
        yield return (
            Chart("Effective rank", history, ("rank", row => row.Rank)),
            "How many components of y the joint entropy has admitted.");
        yield return (
            Chart("Learning rate", history, ("learning rate", row => row.LearningRate)), "Of generator and filter.");
    }

    private static string Chart(
        string title,
        IReadOnlyList<LensHistoryRow> history,
        params (string Name, Func<LensHistoryRow, double> Value)[] curves)
    {
        var steps = history.Select(row => (double)row.Step).ToArray();
        return new LineChart
        {
            Title = title,
            XLabel = "step",
            Series = [.. curves.Select(curve => new ChartSeries(curve.Name, steps, [.. history.Select(curve.Value)]))],
        }.ToSvg();
    }
}
