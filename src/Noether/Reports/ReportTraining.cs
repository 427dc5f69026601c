using Noether.Lens;
using Noether.Numerics;
using Noether.Reports.Rendering;

namespace Noether.Reports;

/// <summary>
/// The part of the report that shows the training: curves of the loss terms and a film strip of the matrices.
/// </summary>
internal static class ReportTraining
{
    private const int MostFrames = 10;
    private const int MostPixels = 66;

    public static void Append(HtmlPage page, LensResult result)
    {
        page.Heading("Training");
        if (result.History.Count == 0)
        {
            page.Paragraph(
                (result.Verdict.Found ? "No training was needed" : "Nothing was trained") +
                ": the answer is that of a closed-form start, and there are no loss curves.");
        }
        else
        {
            page.Paragraph(
                "The loss is minimised over generator and filter. Entropies and divergences are in nats; the joint " +
                "entropy admits one component of y after another, as the rank shows, so that the total may rise on " +
                "the way.");
            page.Figures(Curves(result.History));
        }

        if (result.Snapshots.Count > 0)
            AppendFilm(page, result.Snapshots);
    }

    private static IEnumerable<(string Picture, string Caption)> Curves(IReadOnlyList<LensHistoryRow> history)
    {
        yield return (Chart("Total loss", history, ("total", row => row.Total)), "The weighted sum of the terms.");
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

    private static void AppendFilm(HtmlPage page, IReadOnlyList<LensSnapshot> snapshots)
    {
        var frames = Math.Min(MostFrames, snapshots.Count);
        var chosen = Enumerable.Range(0, frames)
            .Select(i => frames == 1 ? snapshots.Count - 1 : (int)((long)i * (snapshots.Count - 1) / (frames - 1)))
            .Select(number => snapshots[number]).ToArray();
        page.Subheading("Generator while it was learned");
        AppendStrip(page, chosen, snapshot => snapshot.Generator);
        page.Subheading("Group convolution while it was learned");
        AppendStrip(page, chosen, snapshot => snapshot.GroupConvolution);
    }

    private static void AppendStrip(HtmlPage page, LensSnapshot[] snapshots, Func<LensSnapshot, Matrix> matrix)
    {
        page.Raw("""<div class="strip">""");
        foreach (var snapshot in snapshots)
        {
            page.Raw(new HeatMap
            {
                Values = Reduced(matrix(snapshot)),
                Title = $"step {SvgText.Number(snapshot.Step, 9)}",
                Small = true,
                Width = 112,
            }.ToSvg());
        }

        page.Raw("</div>");
    }

    // A thumbnail keeps the strongest entry of each block of a large matrix: thin diagonals stay visible.
    private static Matrix Reduced(Matrix matrix)
    {
        var block = (Math.Max(matrix.Rows, matrix.Columns) + MostPixels - 1) / MostPixels;
        if (block <= 1)
            return matrix;
        var reduced = new Matrix((matrix.Rows + block - 1) / block, (matrix.Columns + block - 1) / block);
        for (var i = 0; i < matrix.Rows; i++)
        {
            for (var j = 0; j < matrix.Columns; j++)
            {
                if (Math.Abs(matrix[i, j]) > Math.Abs(reduced[i / block, j / block]))
                    reduced[i / block, j / block] = matrix[i, j];
            }
        }

        return reduced;
    }
}
