using System.Globalization;
using System.Text.Json;
using Noether.Lens;
using Noether.Reports.Rendering;

namespace Noether.Reports;

/// <summary>End of the report: how to use the answer, the settings, and where the method comes from.</summary>
internal static class ReportUsage
{
    public static void Append(HtmlPage page, LensResult result, string runFolder)
    {
        var run = runFolder.Contains(' ') ? $"\"{runFolder}\"" : runFolder;
        var (mean, deviation) = (Exact(result.Mean), Exact(result.StandardDeviation));
        page.Heading("How to use it");
        page.Paragraph("The representation of new data of the same kind, as an array of the same shape:");
        page.Code($"noether transform {run} data.npy --out y.npy");
        page.Paragraph("The same in Python, from the files of the run; a plain 1-D convolution fits on top of y:");
        page.Code(
            $"""
            import numpy as np
            L = np.load("group_convolution.npy")
            G = np.load("generator.npy")
            mean, std = {mean}, {deviation}
            y = (x - mean) / std @ L.T          # x: samples in rows
            moved = (x - mean) @ G.T + mean     # x, one step along the hidden axis
            """.ReplaceLineEndings("\n"));
        page.Paragraph("And in C#:");
        page.Code(
            $"""
            var run = RunFolder.Read("{runFolder.Replace("\\", "\\\\").Replace("\"", "\\\"")}");
            run.Transform().Apply(rows, y);     // count x {result.Dimension} values each
            """.ReplaceLineEndings("\n"));
        page.Raw("<details><summary>Settings</summary>");
        page.Table(
            ["Setting", "#Value"], Settings(result.Settings).Select(row => (new[] { row.Name, row.Value }, false)));
        page.Raw("</details>");
        page.Heading("References");
        page.Paragraph(
            "O. Efe and A. Ozakin, SymmetryLens, arXiv 2410.05232; journal version in Symmetry 17(3), 425 (2025).");
    }

    private static IEnumerable<(string Name, string Value)> Settings(LensSettings settings) =>
        RunJson.ToElement(settings).EnumerateObject().Select(setting => (
            ReportVerdict.Words(setting.Name) + (setting.Name == "budget" ? " (seconds)" : ""),
            setting.Value.ValueKind switch
            {
                JsonValueKind.Null => "none",
                JsonValueKind.True => "yes",
                JsonValueKind.False => "no",
                JsonValueKind.Number => Setting(setting.Value.GetDouble()),
                _ => setting.Value.ToString(),
            }));

    private static string Setting(double value) => SvgText.Number(value, value == Math.Floor(value) ? 12 : 4);

    private static string Exact(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
