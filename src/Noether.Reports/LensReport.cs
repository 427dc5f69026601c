using Noether.Lens;

namespace Noether.Reports;

/// <summary>
/// The report of a lens run: one HTML page that holds everything it shows, opens without a network and prints well.
/// </summary>
public static class LensReport
{
    /// <summary>Writes the page.</summary>
    /// <param name="result">The answer of the lens.</param>
    /// <param name="path">
    /// File to write, usually report.html in the run folder; replaced when the new one is complete.
    /// </param>
    /// <exception cref="NoetherException">The file cannot be written.</exception>
    public static void Write(LensResult result, string path)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentException.ThrowIfNullOrEmpty(path);
        var folder = Path.GetDirectoryName(path);
        OutputFile.Write(path, Render(result, string.IsNullOrEmpty(folder) ? "." : folder));
    }

    /// <summary>The page as text.</summary>
    /// <param name="result">The answer of the lens.</param>
    /// <param name="runFolder">The run folder as the commands on the page should name it.</param>
    public static string Render(LensResult result, string runFolder = "RUN")
    {
        ArgumentNullException.ThrowIfNull(result);
        var page = new HtmlPage($"Hidden symmetry of {result.Source}");
        ReportVerdict.Append(page, result);
        ReportMatrices.Append(page, result);
        ReportSamples.Append(page, result);
        ReportSearch.Append(page, result);
        ReportTraining.Append(page, result);
        ReportUsage.Append(page, result, runFolder);
        return page.ToHtml();
    }
}
