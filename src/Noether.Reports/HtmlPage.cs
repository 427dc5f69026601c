using System.Text;
using Noether.Reports.Rendering;

namespace Noether.Reports;

/// <summary>Builds one self-contained page. Text is escaped by every method but those that say otherwise.</summary>
internal sealed class HtmlPage(string title)
{
    // What no page of the studio has.
    private const string Css = """
        .facts div:first-child{grid-column:span 2}
        .strip{display:grid;gap:12px;grid-template-columns:repeat(auto-fill,minmax(96px,1fr));margin:8px 0}
        .strip .chart{max-width:150px}
        details{margin-top:34px}summary{font-size:20px}
        .table td:first-child{white-space:nowrap}
        .tiles{--least:150px}.tiles figcaption{text-align:center}
        @media(max-width:520px){.tiles{--least:98px;gap:8px}.tiles figure{padding:4px}}
        """;

    private readonly StringBuilder body = new();

    /// <summary>Appends markup as it is.</summary>
    public HtmlPage Raw(string markup)
    {
        body.Append(markup).Append('\n');
        return this;
    }

    /// <summary>Appends a heading of the second level.</summary>
    public HtmlPage Heading(string text) => Element("h2", text);

    /// <summary>Appends a heading of the third level.</summary>
    public HtmlPage Subheading(string text) => Element("h3", text);

    /// <summary>Appends a paragraph.</summary>
    public HtmlPage Paragraph(string text, string classes = "") => Element("p", text, classes);

    /// <summary>Appends lines of code or commands.</summary>
    public HtmlPage Code(string text) => Raw($"<pre><code>{SvgText.Escape(text)}</code></pre>");

    /// <summary>Appends pictures (markup) side by side as far as there is room.</summary>
    public HtmlPage Figures(IEnumerable<(string Picture, string Caption)> figures, int leastWidth = 350)
    {
        Raw($"""<div class="grid" style="--least:{leastWidth}px">""");
        foreach (var (picture, caption) in figures)
        {
            var words = caption.Length == 0 ? "" : $"<figcaption>{SvgText.Escape(caption)}</figcaption>";
            Raw($"<figure>{picture}{words}</figure>");
        }

        return Raw("</div>");
    }

    /// <summary>Appends small pictures of pixels in rows, as many side by side as there is room for.</summary>
    public HtmlPage Tiles(IEnumerable<(byte[] Png, string Caption)> tiles)
    {
        Raw("""<div class="grid tiles">""");
        foreach (var (png, caption) in tiles)
            Raw($"<figure>{Image(png, caption)}<figcaption>{SvgText.Escape(caption)}</figcaption></figure>");
        return Raw("</div>");
    }

    /// <summary>A picture of pixels as markup.</summary>
    public static string Image(byte[] png, string description) =>
        $"""<img alt="{SvgText.Escape(description)}" src="{Address(png)}">""";

    /// <summary>A PNG file as a data address.</summary>
    public static string Address(byte[] png) => "data:image/png;base64," + Convert.ToBase64String(png);

    /// <summary>Appends names and values, the first with twice the room.</summary>
    public HtmlPage Facts(IEnumerable<(string Name, string Value)> facts)
    {
        var items = facts.Select(fact =>
            $"<div><dt>{SvgText.Escape(fact.Name)}</dt><dd>{SvgText.Escape(fact.Value)}</dd></div>");
        return Raw($"""<dl class="facts">{string.Concat(items)}</dl>""");
    }

    /// <summary>Appends sentences to keep in mind, if there are any.</summary>
    public HtmlPage Caveats(IReadOnlyCollection<string> caveats)
    {
        if (caveats.Count == 0)
            return this;
        var items = caveats.Select(caveat => $"<li>{SvgText.Escape(caveat)}</li>");
        return Subheading("Keep in mind").Raw($"<ul>{string.Concat(items)}</ul>");
    }

    /// <summary>Appends a table. A heading that begins with # is that of a column of numbers.</summary>
    public HtmlPage Table(string[] headings, IEnumerable<(string[] Cells, bool Emphasis)> rows)
    {
        Raw("""<div class="scroll"><table class="table"><thead><tr>""");
        foreach (var heading in headings)
        {
            Raw(heading.StartsWith('#')
                ? $"""<th class="n">{SvgText.Escape(heading[1..])}</th>"""
                : $"<th>{SvgText.Escape(heading)}</th>");
        }

        Raw("</tr></thead><tbody>");
        foreach (var (cells, emphasis) in rows)
        {
            var markup = cells.Select((cell, i) =>
                $"""<td{(headings[i].StartsWith('#') ? " class=\"n\"" : "")}>{SvgText.Escape(cell)}</td>""");
            Raw($"""<tr{(emphasis ? " class=\"won\"" : "")}>{string.Concat(markup)}</tr>""");
        }

        return Raw("</tbody></table></div>");
    }

    /// <summary>The whole page.</summary>
    public string ToHtml() => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width,initial-scale=1">
        <meta http-equiv="Content-Security-Policy"
        content="default-src 'none';img-src data:;style-src 'unsafe-inline';script-src 'unsafe-inline'">
        <title>{SvgText.Escape(title)}</title>
        <style>
        {ChartStyle.Css}
        {PageStyle.Css}{Css}
        </style>
        </head>
        <body>
        <main>
        {body}</main>
        <script>
        {ChartStyle.Script}
        </script>
        </body>
        </html>

        """.ReplaceLineEndings("\n");

    private HtmlPage Element(string name, string text, string classes = "") =>
        Raw($"<{name}{(classes.Length == 0 ? "" : $" class=\"{classes}\"")}>{SvgText.Escape(text)}</{name}>");
}
