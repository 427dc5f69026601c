namespace Noether.Reports.Rendering;

/// <summary>Saves a figure of a page as it is seen, in the theme of the moment, without asking the network for anything.</summary>
internal static class FigureExport
{
    /// <summary>
    /// At a click on a button with data-save, gathers the charts of its figure that are shown into one SVG. Styles become
    /// attributes, so that programs which know no style sheets draw the same; a PNG is that SVG on a canvas, three times as
    /// large. Files are called after the figure.
    /// </summary>
    public const string Script = """

        (function(){
        var kept={fill:'rgb(0, 0, 0)','fill-opacity':'1',stroke:'none','stroke-width':'1px','stroke-opacity':'1',
        'stroke-linejoin':'miter','stroke-linecap':'butt','stroke-dasharray':'none','paint-order':'normal','vector-effect':'none',
        opacity:'1',filter:'none','font-size':'','font-weight':'400','image-rendering':'auto'},sharp=3;
        var parsed=document.createElement('div');parsed.innerHTML='<svg></svg>';
        var space=parsed.firstChild.namespaceURI;
        function plain(from,to){
        var style=getComputedStyle(from);
        for(var name in kept){var value=style.getPropertyValue(name);
        if(value&&value!==kept[name]&&(from.tagName==='text'||name.indexOf('font')))to.setAttribute(name,value);}
        to.removeAttribute('class');
        if(from.tagName!=='image')to.removeAttribute('style');
        for(var i=0;i<from.children.length;i++)plain(from.children[i],to.children[i]);}
        function add(svg,kind,all){var e=document.createElementNS(space,kind);for(var k in all)e.setAttribute(k,all[k]);
        svg.appendChild(e);return e;}
        function write(svg,words,x,y,size,weight,anchor){
        add(svg,'text',{x:x,y:y,'font-size':size,'font-weight':weight,'text-anchor':anchor,
        fill:getComputedStyle(document.body).color}).textContent=words;}
        function gather(figure){
        var box=figure.getBoundingClientRect(),svg=document.createElementNS(space,'svg'),bottom=0,right=0,left=Infinity,top=Infinity;
        var paper=add(svg,'rect',{fill:getComputedStyle(document.documentElement).getPropertyValue('--card').trim()});
        figure.querySelectorAll('svg.chart,img').forEach(function(chart){
        var at=chart.getBoundingClientRect(),x=at.left-box.left,y=at.top-box.top,copy;
        if(!at.width)return;
        if(chart.tagName==='IMG')copy=add(svg,'image',{href:chart.src});
        else{copy=chart.cloneNode(true);plain(chart,copy);svg.appendChild(copy);
        Array.prototype.slice.call(copy.attributes).forEach(function(a){
        if(/^(data-|aria-|tabindex|role)/.test(a.name))copy.removeAttribute(a.name);});}
        copy.setAttribute('x',x);copy.setAttribute('y',y);copy.setAttribute('width',at.width);copy.setAttribute('height',at.height);
        left=Math.min(left,x);top=Math.min(top,y);right=Math.max(right,x+at.width);bottom=Math.max(bottom,y+at.height);});
        figure.querySelectorAll('.figure-title,.tile-title').forEach(function(title){
        var at=title.getBoundingClientRect(),middle=getComputedStyle(title).textAlign==='center',y=at.bottom-box.top-6;
        if(!at.width)return;
        write(svg,title.textContent,middle?at.left-box.left+at.width/2:left,y,middle?13.5:16,middle?400:600,middle?'middle':'start');
        top=Math.min(top,at.top-box.top);
        if(!middle)right=Math.max(right,left+9*title.textContent.length);});
        if(!(right>0))return null;
        var pad=10,w=Math.ceil(right-left+2*pad),h=Math.ceil(bottom-top+2*pad);
        svg.setAttribute('viewBox',[left-pad,top-pad,w,h].join(' '));
        svg.setAttribute('width',w);svg.setAttribute('height',h);svg.setAttribute('font-family',getComputedStyle(figure).fontFamily);
        paper.setAttribute('x',left-pad);paper.setAttribute('y',top-pad);paper.setAttribute('width',w);paper.setAttribute('height',h);
        return{text:new XMLSerializer().serializeToString(svg),width:w,height:h};}
        function give(blob,name){var a=document.createElement('a'),at=URL.createObjectURL(blob);
        a.setAttribute('href',at);a.download=name;a.click();setTimeout(function(){URL.revokeObjectURL(at);},10000);}
        document.addEventListener('click',function(e){
        var button=e.target.closest&&e.target.closest('button[data-save]'),figure=button&&button.closest('figure');
        if(!figure)return;
        var name=figure.id.replace(/^figure-/,'')||'figure',drawn=gather(figure);
        if(!drawn)return;
        if(button.dataset.save==='svg'){give(new Blob([drawn.text],{type:'image/svg+xml'}),name+'.svg');return;}
        var picture=new Image();
        picture.onload=function(){
        var canvas=document.createElement('canvas');canvas.width=sharp*drawn.width;canvas.height=sharp*drawn.height;
        canvas.getContext('2d').drawImage(picture,0,0,canvas.width,canvas.height);
        canvas.toBlob(function(blob){give(blob,name+'.png');},'image/png');};
        picture.setAttribute('src','data:image/svg+xml;charset=utf-8,'+encodeURIComponent(drawn.text));});
        })();
        """;
}
