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
        --accent:#1f5fa8;--good:#176b3a;--good-back:#e7f4ec;--bad:#9a3412;--bad-back:#fdf0e9;--code:#f1f2f4;
        --s0:#1f6fb4;--s1:#c8531a;--s2:#14866b;--s3:#a23d84;--s4:#8a6d00;--s5:#5b5f66}
        @media (prefers-color-scheme:dark){:root{--paper:#15171a;--card:#1d2024;--ink:#e8eaed;--muted:#a4abb4;
        --line:#3a3f46;
        --grid:#2c3036;--accent:#7db4f0;--good:#7fd6a2;--good-back:#16301f;--bad:#f7a77c;--bad-back:#38200f;
        --code:#272b30;
        --s0:#6db1f2;--s1:#f59a63;--s2:#54cfae;--s3:#e08cc6;--s4:#dcc04a;--s5:#b4bac2}}
        @media print{:root{color-scheme:light;--paper:#fff;--card:#fff;--ink:#000;--muted:#444;--line:#bbb;--grid:#ddd;
        --accent:#1f5fa8;--good:#176b3a;--good-back:#e7f4ec;--bad:#9a3412;--bad-back:#fdf0e9;--code:#f1f2f4;
        --s0:#1f6fb4;--s1:#c8531a;--s2:#14866b;--s3:#a23d84;--s4:#8a6d00;--s5:#5b5f66}}
        .chart{display:block;width:100%;height:auto;font-family:inherit;-webkit-print-color-adjust:exact;
        print-color-adjust:exact}
        .chart text{fill:var(--ink)}.chart .title{font-size:15px;font-weight:600}.chart .label{font-size:13.5px;
        fill:var(--muted)}
        .chart .tick{font-size:13px;fill:var(--muted);font-variant-numeric:tabular-nums}
        .chart .axis{stroke:var(--muted);stroke-width:1}.chart .grid{stroke:var(--grid);stroke-width:1}
        .chart .frame{fill:none;stroke:var(--line);stroke-width:1}.chart .curve{fill:none;stroke-width:1.8;
        stroke-linejoin:round}
        .chart .whisker{stroke:var(--ink);stroke-width:1.4}
        .curve.s0{stroke:var(--s0)}.curve.s1{stroke:var(--s1)}.curve.s2{stroke:var(--s2)}.curve.s3{stroke:var(--s3)}
        .curve.s4{stroke:var(--s4)}.curve.s5{stroke:var(--s5)}.bar.s0{fill:var(--s0)}.bar.s1{fill:var(--s1)}
        .chart .count{font-size:14.5px;font-variant-numeric:tabular-nums}
        .chart .hollow{fill:none;stroke-width:2}.hollow.s1{stroke:var(--s1)}
        #hover{position:fixed;z-index:9;display:none;pointer-events:none;padding:3px 8px;border-radius:5px;
        font-size:13px;
        background:var(--ink);color:var(--paper);font-variant-numeric:tabular-nums}
        """;

    /// <summary>Script that shows the entry of a heat map under the pointer, also of one that came later; it asks
    /// nothing of the network.</summary>
    public const string Script = """
        (function(){
        document.addEventListener('pointermove',function(e){
        var box=document.getElementById('hover'),svg=e.target.closest&&e.target.closest('svg[data-values]');
        if(!svg){if(box)box.style.display='none';return;}
        if(!box){box=document.createElement('div');box.id='hover';document.body.appendChild(box);}
        var plot=svg.dataset.plot.split(' ').map(Number),first=svg.dataset.first.split(' ').map(Number);
        var columns=+svg.dataset.columns,values=svg.dataset.values.split(' '),rows=values.length/columns;
        var r=svg.getBoundingClientRect(),scale=svg.viewBox.baseVal.width/r.width;
        var j=Math.floor(((e.clientX-r.left)*scale-plot[0])/plot[2]*columns);
        var i=Math.floor(((e.clientY-r.top)*scale-plot[1])/plot[3]*rows);
        if(i<0||j<0||i>=rows||j>=columns){box.style.display='none';return;}
        box.textContent='row '+(i+first[0])+', column '+(j+first[1])+': '+values[i*columns+j].replace('-','\u2212');
        box.style.display='block';
        box.style.left=Math.min(e.clientX+14,innerWidth-box.offsetWidth-6)+'px';
        box.style.top=Math.max(e.clientY-34,4)+'px';});
        })();
        """;
}
