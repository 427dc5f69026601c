using System.Globalization;
using System.Text;

namespace Noether.Reports.Rendering;

/// <summary>A picture of cells that a script moves within its frame; what leaves a ring comes in at the other edge.</summary>
/// <param name="RowsAreRing">Whether the first row follows the last one.</param>
/// <param name="ColumnsAreRing">Whether the first column follows the last one.</param>
internal sealed record ShiftedCells(bool RowsAreRing, bool ColumnsAreRing)
{
    // Copies overlap by this part of a cell, so that no seam is to be seen.
    private const double Overlap = 0.02;

    /// <summary>
    /// Moves the cells of a picture as its sliders say, and its sliders as it is dragged, each by whole cells.
    /// </summary>
    public const string Script = """

        (function(){
        var held=null;
        function parts(all){var g=all.querySelector('g[data-cells]'),d=g.dataset.cells.split(' ').map(Number);
        return{all:all,cells:g,columns:d[0],rows:d[1],wrapColumns:d[2],wrapRows:d[3],
        across:all.querySelector('[data-shift=columns]'),down:all.querySelector('[data-shift=rows]')};}
        function place(by,side,wraps){return wraps?((-by%side)+side)%side:-by;}
        function draw(p){
        function at(slider){
        if(!slider)return 0;
        var text=slider.value.replace('-','\u2212');
        slider.parentNode.querySelector('output').textContent=text;slider.setAttribute('aria-valuetext',text);return +slider.value;}
        p.cells.setAttribute('transform','translate('+place(at(p.across),p.columns,p.wrapColumns)+' '
        +place(at(p.down),p.rows,p.wrapRows)+')');}
        function shiftingOf(e,inner){var hit=e.target.closest&&e.target.closest(inner);return hit&&hit.closest('.shifting');}
        document.addEventListener('input',function(e){var all=shiftingOf(e,'[data-shift]');if(all)draw(parts(all));});
        document.addEventListener('pointerdown',function(e){
        var all=shiftingOf(e,'svg');if(!all||e.button)return;
        var p=parts(all);
        held={parts:p,x:e.clientX,y:e.clientY,box:all.querySelector('.frame').getBoundingClientRect(),
        across:p.across?+p.across.value:0,down:p.down?+p.down.value:0};
        e.preventDefault();});
        document.addEventListener('pointermove',function(e){
        if(!held)return;
        var p=held.parts;
        function set(slider,from,by){if(slider)slider.value=from-Math.round(by);}
        set(p.across,held.across,(e.clientX-held.x)*p.columns/held.box.width);
        set(p.down,held.down,(e.clientY-held.y)*p.rows/held.box.height);
        draw(p);});
        ['pointerup','pointercancel'].forEach(function(n){document.addEventListener(n,function(){held=null;});});
        })();
        """;

    /// <summary>The cells in their frame.</summary>
    /// <param name="frame">Left, top, width and height of the frame.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="image">Draws the picture at a place, of a size.</param>
    public string Draw(
        (double Left, double Top, double Width, double Height) frame, int columns, int rows,
        Func<double, double, double, double, string> image)
    {
        var svg = new StringBuilder(
            $"""<svg x="{SvgText.At(frame.Left)}" y="{SvgText.At(frame.Top)}" width="{SvgText.At(frame.Width)}" """)
            .Append(CultureInfo.InvariantCulture, $"""height="{SvgText.At(frame.Height)}" viewBox="0 0 {columns} {rows}" """)
            .Append("""preserveAspectRatio="none">""")
            .Append(CultureInfo.InvariantCulture, $"""<g data-cells="{columns} {rows} {(ColumnsAreRing ? 1 : 0)} {(RowsAreRing ? 1 : 0)}">""");
        foreach (var y in RowsAreRing ? new[] { -rows, 0 } : [0])
        {
            foreach (var x in ColumnsAreRing ? new[] { -columns, 0 } : [0])
                svg.Append(image(x, y, columns + (ColumnsAreRing ? Overlap : 0), rows + (RowsAreRing ? Overlap : 0)));
        }

        return svg.Append("</g></svg>").ToString();
    }
}
