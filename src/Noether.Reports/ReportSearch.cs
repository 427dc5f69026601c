using Noether.Lens;
using Noether.Reports.Rendering;

namespace Noether.Reports;

/// <summary>The part of the report that compares the proposed answers.</summary>
internal static class ReportSearch
{
    private static readonly string[] Headings =
    [
        "Start", "#Score", "#Loss", "#Uniformity", "#Toeplitz departure", "#Neighbour correlation",
        "#Marginal entropy", "#Time",
    ];

    public static void Append(HtmlPage page, LensResult result)
    {
        if (result.Candidates.Count == 0)
            return;
        page.Heading("Proposed answers");
        page.Paragraph(
            "Each start proposed an answer; all were judged on samples that were held out from the search. The " +
            "lowest score wins. Loss, uniformity, departure and entropy are better when lower, the correlation of " +
            "neighbours when higher.");
        page.Table(Headings, result.Candidates.Select(candidate => (Cells(candidate), candidate.Won)));
    }

    private static string[] Cells(LensCandidate candidate) =>
    [
        candidate.Won ? $"★ {candidate.Name} (chosen)" : candidate.Name,
        SvgText.Number(candidate.Score),
        SvgText.Number(candidate.Loss),
        SvgText.Number(candidate.Uniformity),
        SvgText.Number(candidate.ToeplitzDeparture),
        SvgText.Number(candidate.NeighbourCorrelation),
        SvgText.Number(candidate.MarginalEntropy),
        ReportVerdict.Duration(candidate.Seconds),
    ];
}
