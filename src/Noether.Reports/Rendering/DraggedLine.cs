namespace Noether.Reports.Rendering;

/// <summary>A mirror line to drag over a picture that carries the scores of lines.</summary>
internal static class DraggedLine
{
    /// <summary>
    /// Puts a line with two handles over every svg element with scores: dragging a handle turns the line about the
    /// other one, dragging elsewhere moves it; arrow keys do both. The score is that of the four nearest lines of the
    /// grid, linear between them; half a turn on it is the same line with the opposite offset.
    /// </summary>
    public const string Script = """

        (function(){
        var held=null;
        function make(g,kind,classes){var e=document.createElementNS(g.namespaceURI,kind);e.setAttribute('class',classes);
        g.appendChild(e);return e;}
        function set(e,all){for(var k in all)e.setAttribute(k,all[k]);}
        function grid(svg){var d=svg.dataset.lines.split(' ').map(Number),s=svg.dataset.scores.split(' ').map(Number);
        return{turns:d[0],first:d[1],step:d[2],scores:s,offsets:s.length/d[0]};}
        function score(m,angle,offset){
        function row(i,o){if(i<0||i>=m.turns){i=(i+m.turns)%m.turns;o=-o;}
        var j=(o-m.first)/m.step;
        if(j<0||j>m.offsets-1)return null;
        var a=Math.min(Math.floor(j),m.offsets-2),v=m.scores,b=i*m.offsets+a;return v[b]+(j-a)*(v[b+1]-v[b]);}
        var r=angle*m.turns/180,i=Math.floor(r),low=row(i,offset),high=row(i+1,offset);
        return low===null||high===null?null:low+(r-i)*(high-low);}
        function draw(l){
        var v=l.svg.viewBox.baseVal,half=Math.max(v.width,v.height)/2,a=l.angle*Math.PI/180;
        var c=Math.cos(a),s=Math.sin(a),x=v.width/2-half*l.offset*s,y=v.height/2-half*l.offset*c,far=0.62*half;
        l.ends=[[x-far*c,y+far*s],[x+far*c,y-far*s]];
        [l.halo,l.line].forEach(function(e){set(e,{x1:x-3*half*c,y1:y+3*half*s,x2:x+3*half*c,y2:y-3*half*s});});
        l.grips.forEach(function(e,n){set(e,{cx:l.ends[n][0],cy:l.ends[n][1],r:half/22});});
        var value=score(l.grid,l.angle,l.offset);
        l.text.textContent=(value===null?'too far aside':'score '+value.toFixed(2).replace('-','\u2212'))
        +', '+l.angle.toFixed(1)+'\u00b0, offset '+l.offset.toFixed(2).replace('-','\u2212');
        l.text.setAttribute('style','font-size:'+half/11+'px');set(l.text,{x:half/24,y:v.height-half/20});}
        function turn(l,angle,offset){
        while(angle>=180){angle-=180;offset=-offset;}
        while(angle<0){angle+=180;offset=-offset;}
        l.angle=angle;l.offset=Math.max(-1,Math.min(1,offset));draw(l);}
        function lineOf(svg){
        if(svg.dragged)return svg.dragged;
        var m=grid(svg),best=m.scores.indexOf(Math.max.apply(null,m.scores)),g=make(svg,'g','dragged');
        var l={svg:svg,grid:m,angle:180*Math.floor(best/m.offsets)/m.turns,offset:m.first+m.step*(best%m.offsets)};
        l.halo=make(g,'line','under');l.line=make(g,'line','drag');
        l.grips=[make(g,'circle','grip'),make(g,'circle','grip')];l.text=make(g,'text','told');
        svg.dragged=l;draw(l);return l;}
        function place(l,e){var v=l.svg.viewBox.baseVal,b=l.svg.getBoundingClientRect();
        return[(e.clientX-b.left)*v.width/b.width,(e.clientY-b.top)*v.height/b.height];}
        function svgOf(e){return e.target.closest&&e.target.closest('svg[data-lines]');}
        function all(){Array.prototype.forEach.call(document.querySelectorAll('svg[data-lines]'),lineOf);}
        document.addEventListener('pointerdown',function(e){
        var svg=svgOf(e);if(!svg||e.button)return;
        var l=lineOf(svg);held={line:l,grip:l.grips.indexOf(e.target),from:place(l,e)};
        if(held.grip>=0)held.pivot=l.ends[1-held.grip];
        if(svg.setPointerCapture)svg.setPointerCapture(e.pointerId);svg.focus({preventScroll:true});e.preventDefault();});
        document.addEventListener('pointermove',function(e){
        if(!held)return;
        var l=held.line,v=l.svg.viewBox.baseVal,half=Math.max(v.width,v.height)/2,to=place(l,e);
        if(held.grip<0){var a=l.angle*Math.PI/180;
        turn(l,l.angle,l.offset+(-(to[0]-held.from[0])*Math.sin(a)-(to[1]-held.from[1])*Math.cos(a))/half);held.from=to;return;}
        var p=held.pivot,dx=to[0]-p[0],dy=p[1]-to[1];if(dx*dx+dy*dy<1)return;
        var angle=Math.atan2(dy,dx);
        var x=(p[0]-v.width/2)/half,y=(v.height/2-p[1])/half;
        turn(l,angle*180/Math.PI,y*Math.cos(angle)-x*Math.sin(angle));});
        ['pointerup','pointercancel'].forEach(function(n){document.addEventListener(n,function(){held=null;});});
        document.addEventListener('keydown',function(e){
        var svg=svgOf(e),way={ArrowUp:[0,.0125],ArrowDown:[0,-.0125],ArrowLeft:[1,0],ArrowRight:[-1,0]}[e.key];
        if(!svg||!way)return;
        var l=lineOf(svg);e.preventDefault();turn(l,l.angle+way[0],l.offset+way[1]);});
        all();document.addEventListener('DOMContentLoaded',all);
        new MutationObserver(all).observe(document.documentElement,{childList:true,subtree:true});
        })();
        """;
}
