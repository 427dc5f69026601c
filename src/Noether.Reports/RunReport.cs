using Noether.Discovery;
using Noether.Reports.Drawing;
using Noether.Runs;

namespace Noether.Reports;

/// <summary>Writes report.html, and a picture of every figure that has a file.</summary>
public sealed class RunReport : IReportWriter
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Files => [RunFolder.ReportName];

    /// <inheritdoc/>
    public void Write(string folder, MethodCard card, RunRecord record, IReadOnlyList<Section> sections)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(sections);
        foreach (var figure in sections.SelectMany(section => section.Figures))
        {
            // Names come from methods, but a path must not lead out of the folder.
            if (figure.File is { } file && FigureMarkup.Png(figure) is { } png)
                OutputFile.Write(Path.Combine(folder, Path.GetFileName(file)), png);
        }

        var content = RunContent.Of(card, record, sections, RunRequest.Read(folder));
        OutputFile.Write(Path.Combine(folder, RunFolder.ReportName), ReportHtml.Render(content));
    }
}
