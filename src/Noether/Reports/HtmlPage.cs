using System.Text;
using Noether.Reports.Rendering;

namespace Noether.Reports;

/// <summary>Builds one self-contained page. Text is escaped by every method but those that say otherwise.</summary>
internal sealed class HtmlPage(string title)
{
    private const string Css = """
        *{box-sizing:border-box}
        body{margin:0;background:var(--paper);color:var(--ink);
        font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
        main{max-width:1180px;margin:0 auto;padding:28px 20px 60px}
        h1{font-size:28px;line-height:1.25;margin:0 0 4px;overflow-wrap:anywhere}h2{font-size:20px;margin:38px 0 6px}
        h3{font-size:16px;margin:22px 0 6px}p{margin:6px 0 12px;max-width:76ch}.lead{color:var(--muted);
        margin-bottom:20px}
        .note{color:var(--muted);font-size:15px}a{color:var(--accent)}
        .verdict{border:1px solid var(--line);border-left:8px solid;border-radius:10px;padding:16px 20px;
        background:var(--card)}
        .verdict.found{border-left-color:var(--good)}.verdict.missed{border-left-color:var(--bad)}
        .verdict .headline{font-size:22px;font-weight:650;margin:0 0 4px}.verdict.found .headline{color:var(--good)}
        .verdict.missed .headline{color:var(--bad)}.verdict .summary{font-size:18px;margin:0 0 12px}
        .mark{display:inline-block;white-space:nowrap;border-radius:999px;padding:1px 10px;font-size:14px;
        font-weight:600}
        .mark.yes{color:var(--good);background:var(--good-back)}.mark.no{color:var(--bad);background:var(--bad-back)}
        .scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:15px;
        font-variant-numeric:tabular-nums}
        th,td{text-align:left;padding:6px 12px 6px 0;border-bottom:1px solid var(--line);vertical-align:top}
        th{font-weight:600;color:var(--muted);font-size:14px}td.n,th.n{text-align:right;white-space:nowrap}
        td.word{white-space:nowrap}tr.won td{font-weight:650}
        .facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(124px,1fr));gap:10px 16px;margin:18px 0}
        .facts div:first-child{grid-column:span 2}
        .facts div{border-top:2px solid var(--line);padding-top:5px;overflow-wrap:anywhere}
        .facts dt{color:var(--muted);font-size:14px}.facts dd{margin:0;font-size:17px;font-weight:600}.facts{padding:0}
        .grid{display:grid;gap:16px;grid-template-columns:repeat(auto-fill,minmax(min(100%,var(--least,350px)),1fr));
        margin:12px 0}
        figure{margin:0;padding:12px;background:var(--card);border:1px solid var(--line);border-radius:10px;min-width:0}
        figure .chart{max-width:470px;margin:0 auto}figcaption{color:var(--muted);font-size:14px;line-height:1.4;
        margin-top:6px}
        .strip{display:grid;gap:12px;grid-template-columns:repeat(auto-fill,minmax(96px,1fr));margin:8px 0}
        .strip .chart{max-width:150px}
        .order{display:flex;flex-wrap:wrap;gap:4px 0;padding:0;margin:10px 0;list-style:none;
        font-variant-numeric:tabular-nums}
        .order li{padding:2px 8px;border:1px solid var(--line);border-radius:6px;background:var(--card);
        margin-right:4px;font-size:15px}
        .order li.faint{color:var(--muted);border-style:dashed}
        pre{background:var(--code);border-radius:8px;padding:12px 14px;overflow-x:auto;font-size:14px;line-height:1.5;
        margin:8px 0}
        code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.93em}
        details{margin-top:34px}summary{cursor:pointer;font-size:20px;font-weight:600}
        .table td:first-child{white-space:nowrap}
        @media(max-width:680px){.checks thead{display:none}.checks tr{display:flex;flex-wrap:wrap;gap:2px 12px;
        padding:8px 0;
        border-bottom:1px solid var(--line)}.checks td{border:0;padding:0}.checks td:first-child{font-weight:600}
        .checks td:last-child{flex-basis:100%;color:var(--muted)}}
        @media(max-width:520px){main{padding:18px 12px 40px}h1{font-size:23px}.verdict{padding:12px 14px}
        figure{padding:8px}}
        figure img{display:block;width:100%;height:auto;max-width:470px;margin:0 auto;border-radius:4px}
        .tiles{--least:150px}.tiles figcaption{text-align:center}
        @media(max-width:520px){.tiles{--least:98px;gap:8px}.tiles figure{padding:4px}}
        @media print{main{max-width:none;padding:0}figure,.verdict,tr{break-inside:avoid}h2,h3{break-after:avoid}
        pre{white-space:pre-wrap}}
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
        $"""<img alt="{SvgText.Escape(description)}" src="data:image/png;base64,{Convert.ToBase64String(png)}">""";

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
        {Css}
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
