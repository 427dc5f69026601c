namespace Noether.Reports.Rendering;

/// <summary>What moves on a page. It works for content that came later too, and asks nothing of the network.</summary>
internal static class ChartScript
{
    /// <summary>
    /// Shows the entry of a heat map under the pointer or at a cursor of arrow keys, the frame that a slider is set to, the
    /// score of a mirror line that is dragged over a picture, a picture shifted along its axes, the figure that is chosen in lists,
    /// copies pieces of text and saves figures.
    /// Without it the page shows the first frames and everything else as it is.
    /// </summary>
    public const string Text = Shown + DraggedLine.Script + ShiftedCells.Script + FigureExport.Script;

    private const string Shown = """
        (function(){
        document.documentElement.classList.add('scripted');
        function box(){var b=document.getElementById('hover');
        if(!b){b=document.createElement('div');b.id='hover';b.setAttribute('role','status');
        document.body.appendChild(b);}
        return b;}
        function hide(){var b=document.getElementById('hover');if(b)b.textContent='';}
        function leave(svg){var c=svg&&svg.querySelector('.cell');if(c)c.remove();}
        function cell(svg,m,i,j){leave(svg);var c=document.createElementNS(svg.namespaceURI,'rect');
        var all={'class':'cell',x:m.plot[0]+j*m.plot[2]/m.columns,y:m.plot[1]+i*m.plot[3]/m.rows,
        width:m.plot[2]/m.columns,height:m.plot[3]/m.rows};
        for(var k in all)c.setAttribute(k,all[k]);
        svg.appendChild(c);}
        function map(svg){var d=svg.dataset,values=d.values.split(' ');return{values:values,columns:+d.columns,
        rows:values.length/d.columns,plot:d.plot.split(' ').map(Number),first:d.first.split(' ').map(Number),
        step:d.step.split(' ').map(Number),box:svg.getBoundingClientRect(),width:svg.viewBox.baseVal.width};}
        function show(m,i,j,x,y){var b=box();
        function at(k,n){return String(+(m.first[k]+n*m.step[k]).toPrecision(6)).replace('-','\u2212');}
        b.textContent='row '+at(0,i)+', column '+at(1,j)+': '+m.values[i*m.columns+j].replace(/-/g,'\u2212');
        b.style.left=Math.min(x+14,innerWidth-b.offsetWidth-6)+'px';
        b.style.top=Math.max(y-34,4)+'px';}
        function mapOf(e){return e.target.closest&&e.target.closest('svg[data-values]');}
        document.addEventListener('pointermove',function(e){
        var svg=mapOf(e);if(!svg){if(!(document.activeElement&&document.activeElement.querySelector('.cell')))hide();return;}
        var m=map(svg),scale=m.width/m.box.width;
        var j=Math.floor(((e.clientX-m.box.left)*scale-m.plot[0])/m.plot[2]*m.columns);
        var i=Math.floor(((e.clientY-m.box.top)*scale-m.plot[1])/m.plot[3]*m.rows);
        if(i<0||j<0||i>=m.rows||j>=m.columns)hide();else show(m,i,j,e.clientX,e.clientY);});
        document.addEventListener('keydown',function(e){
        var svg=mapOf(e),way={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1]}[e.key];
        if(svg&&e.key==='Escape'){leave(svg);hide();}
        if(!svg||!way)return;
        e.preventDefault();
        var m=map(svg),at=svg.at||[-way[0],-way[1]],scale=m.box.width/m.width;
        var i=Math.min(Math.max(at[0]+way[0],0),m.rows-1),j=Math.min(Math.max(at[1]+way[1],0),m.columns-1);
        svg.at=[i,j];cell(svg,m,i,j);
        show(m,i,j,m.box.left+(m.plot[0]+(j+.5)*m.plot[2]/m.columns)*scale,
        m.box.top+(m.plot[1]+(i+.5)*m.plot[3]/m.rows)*scale);});
        // What is announced has to be on the page before it says something.
        document.addEventListener('focusin',function(e){if(mapOf(e))box();});
        document.addEventListener('focusout',function(e){leave(mapOf(e));hide();});
        document.addEventListener('input',function(e){
        var all=e.target.closest&&e.target.closest('.frames');
        if(!all||e.target.type!=='range')return;
        var kept=all.frames||(all.frames=JSON.parse(all.querySelector('script').textContent)),k=+e.target.value;
        var parts=kept.template.split(kept.separator),fills=kept.frames[k].split(kept.separator);
        kept.holes.forEach(function(at,n){parts[at]=fills[n];});
        all.querySelector('.shown').innerHTML=parts.join('');
        var position=kept.positions[k].replace('-','\u2212');
        all.querySelector('output').textContent=position;e.target.setAttribute('aria-valuetext',position);});
        document.addEventListener('change',function(e){
        var all=e.target.closest&&e.target.closest('.choice'),at=0;
        if(!all)return;
        all.querySelectorAll('select').forEach(function(list){at=at*list.options.length+list.selectedIndex;});
        all.querySelectorAll('.chosen').forEach(function(one,k){one.hidden=k!==at;});});
        document.addEventListener('click',function(e){
        var button=e.target.closest&&e.target.closest('button.copy');
        if(!button)return;
        var code=button.parentNode.querySelector('code');
        function done(){button.textContent='Copied';setTimeout(function(){button.textContent='Copy';},1500);}
        function plain(){var r=document.createRange(),s=getSelection();r.selectNodeContents(code);
        s.removeAllRanges();s.addRange(r);if(document.execCommand('copy'))done();}
        if(navigator.clipboard)navigator.clipboard.writeText(code.textContent).then(done,plain);else plain();});
        })();
        """;
}
