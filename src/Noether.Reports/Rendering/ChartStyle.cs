namespace Noether.Reports.Rendering;

/// <summary>
/// What a page needs once for all pictures on it: colours for light and dark, and the script for hovering.
/// </summary>
public static class ChartStyle
{
    /// <summary>
    /// Style sheet. Colours are custom properties that follow the reader's preference, and light when printed.
    /// </summary>
    public const string Css = """
        :root{color-scheme:light dark;--paper:#fbfbfa;--card:#fff;--ink:#1c1e21;--muted:#5a6068;--line:#d9dce0;
        --grid:#e6e8eb;
        --accent:#1f5fa8;--good:#176b3a;--good-back:#e7f4ec;
        --bad:#9a3412;--bad-back:#fdf0e9;--maybe:#825800;--maybe-back:#fdf3dc;--code:#f1f2f4;
        --s0:#1f6fb4;--s1:#c8531a;--s2:#14866b;--s3:#a23d84;--s4:#8a6d00;--s5:#5b5f66;--heat:none}
        @media (prefers-color-scheme:dark){:root{--paper:#15171a;--card:#1d2024;--ink:#e8eaed;--muted:#a4abb4;
        --line:#3a3f46;
        --grid:#2c3036;--accent:#7db4f0;--good:#7fd6a2;--good-back:#16301f;
        --bad:#f7a77c;--bad-back:#38200f;--maybe:#e8bf62;--maybe-back:#33290f;
        --code:#272b30;
        --s0:#6db1f2;--s1:#f59a63;--s2:#54cfae;--s3:#e08cc6;--s4:#dcc04a;--s5:#b4bac2;
        --heat:invert(.88) hue-rotate(180deg)}}
        @media print{:root{color-scheme:light;--paper:#fff;--card:#fff;--ink:#000;--muted:#444;--line:#bbb;--grid:#ddd;
        --accent:#1f5fa8;--good:#176b3a;--good-back:#e7f4ec;
        --bad:#9a3412;--bad-back:#fdf0e9;--maybe:#825800;--maybe-back:#fdf3dc;--code:#f1f2f4;
        --s0:#1f6fb4;--s1:#c8531a;--s2:#14866b;--s3:#a23d84;--s4:#8a6d00;--s5:#5b5f66;--heat:none}}
        .chart{display:block;width:100%;height:auto;font-family:inherit;-webkit-print-color-adjust:exact;
        print-color-adjust:exact}
        .chart text{fill:var(--ink)}.chart .title{font-size:15px;font-weight:600}.chart .label{font-size:13.5px;
        fill:var(--muted)}
        .chart .tick{font-size:13px;fill:var(--muted);font-variant-numeric:tabular-nums}
        .chart .axis{stroke:var(--muted);stroke-width:1}.chart .grid{stroke:var(--grid);stroke-width:1}
        .chart .frame{fill:none;stroke:var(--line);stroke-width:1}.chart .curve{fill:none;stroke-width:1.8;
        stroke-linejoin:round}
        .chart .whisker{stroke:var(--ink);stroke-width:1.4}
        .s0{--c:var(--s0)}.s1{--c:var(--s1)}.s2{--c:var(--s2)}.s3{--c:var(--s3)}.s4{--c:var(--s4)}.s5{--c:var(--s5)}
        .chart .curve{stroke:var(--c)}.chart .bar{fill:var(--c)}.chart .band{fill:var(--c);fill-opacity:.2}
        .chart .dots{fill:none;stroke:var(--c);stroke-linecap:round;stroke-opacity:.7}
        .chart .shape,.chart .halo{fill:none;vector-effect:non-scaling-stroke;stroke-linejoin:round}
        .chart .shape{stroke:var(--c);stroke-width:2;pointer-events:stroke}.chart .halo{stroke:#fff;stroke-width:4;
        stroke-opacity:.6}
        .chart[data-lines]{cursor:move;touch-action:none}.chart .under,.chart .drag{vector-effect:non-scaling-stroke}
        .chart .under{stroke:#111;stroke-width:4;stroke-opacity:.55}
        .chart .drag{stroke:#fff;stroke-width:2;stroke-dasharray:7 4}
        .chart .grip{fill:#fff;stroke:#111;stroke-width:1.5;cursor:grab}
        .chart text.told{fill:#fff;stroke:#111;stroke-width:3px;paint-order:stroke;font-weight:600}
        .chart[data-values]:focus-visible,.chart[data-lines]:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
        .chart .count{font-size:14.5px;font-variant-numeric:tabular-nums}
        .chart .hollow{fill:none;stroke-width:2;stroke:var(--c)}
        .chart.signed image{filter:var(--heat)}
        .chart .cell{fill:none;stroke:#fff;stroke-width:2;vector-effect:non-scaling-stroke;paint-order:stroke;
        filter:drop-shadow(0 0 1px #000) drop-shadow(0 0 1px #000)}
        #hover{position:fixed;z-index:9;pointer-events:none;padding:3px 8px;border-radius:5px;
        font-size:13px;
        background:var(--ink);color:var(--paper);font-variant-numeric:tabular-nums}#hover:empty{opacity:0}
        """;

    /// <summary>Script of the page, once for all pictures on it.</summary>
    public const string Script = ChartScript.Text;
}
