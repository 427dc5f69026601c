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
            page.Figures(HistoryCharts.Of(result.History));
        }

        if (result.Snapshots.Count > 0)
            AppendFilm(page, result.Snapshots);
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
            page.Raw(MatrixCharts.Thumbnail(
                matrix(snapshot), width: 112, $"step {SvgText.Number(snapshot.Step, 9)}"));
        }

        page.Raw("</div>");
    }
}
