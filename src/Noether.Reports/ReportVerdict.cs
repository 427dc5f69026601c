using System.Text;
using Noether.Lens;
using Noether.Reports.Rendering;

namespace Noether.Reports;

/// <summary>Top of the report: title, verdict in plain words with the checks behind it, facts of the run.</summary>
internal static class ReportVerdict
{
    public static void Append(HtmlPage page, LensResult result)
    {
        var verdict = result.Verdict;
        page.Raw($"<h1>Hidden symmetry of {SvgText.Escape(result.Source)}</h1>");
        page.Paragraph(
            "What one-parameter group of orthogonal maps leaves these data unchanged, and along which hidden axis " +
            "are they local?",
            "lead");
        page.Raw($"""<section class="verdict {(verdict.Found ? "found" : "missed")}">""");
        page.Paragraph(verdict.Found ? "✓ A symmetry was found" : "✗ No symmetry was found", "headline");
        page.Paragraph(verdict.Summary, "summary");
        AppendChecks(page, verdict.Checks);
        page.Caveats(verdict.Caveats);
        page.Raw("</section>");
        AppendFacts(page, result);
    }

    /// <summary>The words in a camel-case name: "heldOutUniformity" is "Held out uniformity".</summary>
    public static string Words(string name)
    {
        var words = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && words.Length > 0)
                words.Append(' ');
            words.Append(words.Length == 0 ? char.ToUpperInvariant(letter) : char.ToLowerInvariant(letter));
        }

        return words.ToString();
    }

    /// <summary>A span of time for readers.</summary>
    public static string Duration(double seconds) => seconds switch
    {
        < 0.995 => $"{SvgText.Number(1000 * seconds, 2)} ms",
        < 99.5 => $"{SvgText.Number(seconds)} s",
        < 5970 => $"{SvgText.Number(seconds / 60)} min",
        _ => $"{SvgText.Number(seconds / 3600)} h",
    };

    private static void AppendChecks(HtmlPage page, IReadOnlyList<LensCheck> checks)
    {
        if (checks.Count == 0)
            return;
        page.Raw("""<div class="scroll"><table class="checks"><thead><tr><th>Check</th><th class="n">Value</th>""");
        page.Raw("""<th class="n">Wanted</th><th></th><th>What it measures</th></tr></thead><tbody>""");
        foreach (var check in checks)
        {
            var mark = check.Passed
                ? """<span class="mark yes">✓ passed</span>"""
                : """<span class="mark no">✗ missed</span>""";
            page.Raw($"""<tr><td class="word">{SvgText.Escape(Words(check.Name))}</td>""")
                .Raw($"""<td class="n">{SvgText.Number(check.Value)}</td>""")
                .Raw($"""<td class="n">{(check.LowerIsBetter ? "≤" : "≥")} {SvgText.Number(check.Threshold)}</td>""")
                .Raw($"<td>{mark}</td><td>{SvgText.Escape(check.Description)}</td></tr>");
        }

        page.Raw("</tbody></table></div>");
    }

    private static void AppendFacts(HtmlPage page, LensResult result)
    {
        List<(string Name, string Value)> facts =
        [
            ("Source", result.Source),
            ("Samples", SvgText.Number(result.SampleCount, 12)),
            ("Dimension", SvgText.Number(result.Dimension)),
            ("Preset", result.Settings.Preset.ToString().ToLowerInvariant()),
            ("Seed", result.Settings.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("Training steps", result.History.Count == 0 ? "none" : SvgText.Number(result.History[^1].Step + 1, 9)),
        ];
        if (result.Timings.Count > 0)
        {
            var stages = result.Timings.Where(s => s.Key != "total").Select(s => $"{s.Key} {Duration(s.Value)}");
            var total = result.Timings.Where(s => s.Key == "total").Select(s => (double?)s.Value).FirstOrDefault();
            facts.Add(("Time", Duration(total ?? result.Timings.Sum(stage => stage.Value))));
            page.Facts(facts);
            page.Paragraph($"Time by stage: {string.Join(", ", stages)}.", "note");
            return;
        }

        page.Facts(facts);
    }
}
