namespace Noether.Reports.Rendering;

/// <summary>
/// What reports and the pages of the studio have in common beside the charts of <see cref="ChartStyle"/>.
/// </summary>
public static class PageStyle
{
    /// <summary>Style sheet; its colours are those of <see cref="ChartStyle"/>.</summary>
    public const string Css = """
        *{box-sizing:border-box}
        body{margin:0;background:var(--paper);color:var(--ink);
        font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
        main{max-width:1180px;margin:0 auto;padding:24px 20px 60px}
        h1{font-size:28px;line-height:1.25;margin:4px 0;overflow-wrap:anywhere}h2{font-size:20px;margin:36px 0 6px}
        h3{font-size:16px;margin:22px 0 6px}p{margin:6px 0 12px;max-width:76ch}.lead{color:var(--muted);
        margin-bottom:20px;overflow-wrap:anywhere}
        .note{color:var(--muted);font-size:15px;font-weight:400}a{color:var(--accent)}
        .verdict{border:1px solid var(--line);border-left:8px solid;border-radius:10px;padding:16px 20px;
        background:var(--card)}
        .verdict.found{border-left-color:var(--good)}.verdict.undecided{border-left-color:var(--maybe)}
        .verdict.absent{border-left-color:var(--muted)}
        .verdict .headline{font-size:22px;font-weight:650;margin:0 0 4px}.verdict.found .headline{color:var(--good)}
        .verdict.undecided .headline{color:var(--maybe)}.verdict.absent .headline{color:var(--muted)}
        .verdict .summary{font-size:18px;margin:0 0 12px}
        .mark{display:inline-block;white-space:nowrap;border-radius:999px;padding:1px 10px;font-size:14px;
        font-weight:600}
        .mark.yes{color:var(--good);background:var(--good-back)}.mark.no{color:var(--bad);background:var(--bad-back)}
        .scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:15px;
        font-variant-numeric:tabular-nums}
        th,td{text-align:left;padding:6px 12px 6px 0;border-bottom:1px solid var(--line);vertical-align:top}
        th{font-weight:600;color:var(--muted);font-size:14px}td.n,th.n{text-align:right;white-space:nowrap}
        td.word{white-space:nowrap}tr.won td{font-weight:650}
        .facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(124px,1fr));gap:10px 16px;margin:16px 0;
        padding:0}
        .facts div{border-top:2px solid var(--line);padding-top:5px;overflow-wrap:anywhere}
        .facts dt{color:var(--muted);font-size:14px}.facts dd{margin:0;font-size:17px;font-weight:600;
        font-variant-numeric:tabular-nums}
        .grid{display:grid;gap:16px;grid-template-columns:repeat(auto-fill,minmax(min(100%,var(--least,350px)),1fr));
        margin:12px 0}
        figure{margin:0;padding:12px;background:var(--card);border:1px solid var(--line);border-radius:10px;min-width:0}
        figure .chart{max-width:470px;margin:0 auto}figcaption{color:var(--muted);font-size:14px;line-height:1.4;
        margin-top:6px}
        figure img{display:block;width:100%;height:auto;max-width:470px;margin:0 auto;border-radius:4px}
        figure.wide{grid-column:1/-1}figure.plain{background:none;border:0;padding:0}
        .figure-title{font-weight:600;margin-bottom:6px}.grid.small{--least:150px}
        .plain .table{width:auto;min-width:min(100%,420px)}.plain td,.plain th{padding-right:26px}
        .tiles{display:grid;gap:10px;--gaps:calc(10px*(var(--columns) - 1));
        grid-template-columns:repeat(auto-fill,minmax(max(92px,calc((100% - var(--gaps))/var(--columns))),1fr))}
        .tile{min-width:0;text-align:center}.tile-title{font-size:13.5px;font-variant-numeric:tabular-nums}
        .tile .chart{max-width:240px}
        .slider{display:none;grid-template-columns:minmax(0,auto) minmax(110px,1fr) 4.5em;gap:10px;
        align-items:center;max-width:470px;
        margin:8px auto 0;font-size:14px}.scripted .slider{display:grid}
        .shifting>.chart{cursor:move;touch-action:none}
        .shifting .slider{grid-template-columns:minmax(0,11em) minmax(110px,1fr) 3em}
        .slider input{width:100%;accent-color:var(--accent)}
        .slider output{font-variant-numeric:tabular-nums;font-weight:600}
        .choosers{display:none;flex-wrap:wrap;gap:8px 18px;margin-bottom:10px;font-size:14px}.scripted .choosers{display:flex}
        .choosers label{display:flex;gap:8px;align-items:center}.choosers select{font:inherit;padding:2px 6px;color:var(--ink);
        background:var(--card);border:1px solid var(--line);border-radius:6px}
        .save{display:none;justify-content:flex-end;gap:4px;margin-top:6px}.scripted .save{display:flex}
        .save button{font:inherit;font-size:12.5px;line-height:1.4;padding:1px 8px;border:1px solid var(--line);border-radius:6px;
        color:var(--muted);background:none;cursor:pointer}.save button:hover,.save button:focus-visible{color:var(--accent);
        border-color:var(--accent)}
        .code{position:relative}.copy{display:none}.scripted .copy{display:block;position:absolute;top:6px;right:6px;
        font:inherit;font-size:13px;padding:2px 10px;border:1px solid var(--line);border-radius:6px;color:var(--ink);
        background:var(--card);cursor:pointer}.scripted .code pre{padding-right:84px}
        .facts div:first-child{grid-column:span 2}
        .order{display:flex;flex-wrap:wrap;gap:4px 0;padding:0;margin:10px 0;list-style:none;
        font-variant-numeric:tabular-nums}
        .order li{padding:2px 8px;border:1px solid var(--line);border-radius:6px;background:var(--card);
        margin-right:4px;font-size:15px}
        .order li.faint{color:var(--muted);border-style:dashed}
        pre{background:var(--code);border-radius:8px;padding:10px 14px;overflow-x:auto;font-size:14px;line-height:1.5;
        margin:8px 0}
        code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.93em}
        details{margin-top:14px}summary{cursor:pointer;font-weight:600}details.section>summary{font-size:18px}
        .table td:first-child{white-space:nowrap}
        @media(max-width:680px){.checks thead{display:none}.checks tr{display:flex;flex-wrap:wrap;gap:2px 12px;
        padding:8px 0;
        border-bottom:1px solid var(--line)}.checks td{border:0;padding:0}.checks td:first-child{font-weight:600}
        .checks td:last-child{flex-basis:100%;color:var(--muted)}}
        @media(max-width:520px){main{padding:14px 12px 40px}h1{font-size:23px}.verdict{padding:12px 14px}
        figure{padding:8px}}
        .fold{margin-top:10px}.fold .missed{color:var(--bad)}
        .first{display:grid;gap:16px 20px;align-items:start;margin:0 0 8px}.first>*{min-width:0}.first .section h2{margin-top:0}
        .first .grid{--least:100%}.first figure .chart{max-width:620px}
        @media(min-width:980px){.first{grid-template-columns:minmax(0,6fr) minmax(0,5fr)}}
        @media print{.scripted .save{display:none}details::details-content{content-visibility:visible;block-size:auto}
        main{max-width:none;padding:0}figure,.verdict,tr{break-inside:avoid}h2,h3{break-after:avoid}
        pre{white-space:pre-wrap}}

        """;
}
