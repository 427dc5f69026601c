using System.Text.Json;
using System.Xml.Linq;
using Noether.Reports.Drawing;

namespace Noether.Reports.Tests.Drawing;

public sealed class FramesRendererTests
{
    [Fact]
    public void Render_ManyFrames_HoldsEveryOneAndShowsTheFirst()
    {
        var figure = Examples.Frames(9);
        var markup = FigureMarkup.Render(figure);
        var frames = Unpacked(markup);
        Assert.Equal(9, frames.Length);
        Assert.Equal(9, frames.Distinct().Count());
        Assert.All(frames, frame => Assert.Equal("svg", XElement.Parse(frame).Name.LocalName));
        Assert.Contains($"""<div class="shown">{frames[2]}</div>""", markup);
        var slider = XElement.Parse(markup).Descendants("input").Single();
        Assert.Equal(("0", "8", "2"), (
            slider.Attribute("min")!.Value, slider.Attribute("max")!.Value, slider.Attribute("value")!.Value));
    }

    [Fact]
    public void Render_FramesOfOneKind_KeepsOnlyWhatDiffers()
    {
        var markup = FigureMarkup.Render(Examples.Frames(40));
        var whole = Unpacked(markup).Sum(frame => frame.Length);
        Assert.True(markup.Length < 0.55 * whole, $"{markup.Length} of {whole}");
    }

    [Fact]
    public void Render_FramesOfDifferentSize_ShareTheirScale()
    {
        var figure = Examples.Frames(2) with
        {
            Frames = [Examples.HeatMap(4, factor: 1), Examples.HeatMap(4, factor: 10)],
            Positions = [0, 1],
            First = 0,
        };
        var bars = Unpacked(FigureMarkup.Render(figure)).Select(frame =>
            string.Join(' ', XElement.Parse(frame).Descendants("text").Select(text => text.Value))).ToArray();
        Assert.Equal(bars[0], bars[1]);
        Assert.EndsWith(" −5 0 5", bars[0]);
    }

    [Fact]
    public void Render_FramesOfDifferentKinds_HoldsThemWhole()
    {
        var figure = Examples.Frames(2) with { Frames = [Examples.Table, Examples.Bars], Positions = [0, 1] };
        var frames = Unpacked(FigureMarkup.Render(figure));
        Assert.Equal([FigureMarkup.Render(Examples.Table), FigureMarkup.Render(Examples.Bars)], frames);
    }

    [Fact]
    public void Render_TextThatEndsAScript_DoesNotEndIt()
    {
        var figure = Examples.Frames(2) with
        {
            Frames = [Examples.Text with { Text = "</script>" }, Examples.Text with { Text = "<!--" }],
            Positions = [0, 1],
        };
        var markup = FigureMarkup.Render(figure);
        Assert.Equal(2, markup.Split("</script>").Length);
        Assert.DoesNotContain("<!--", markup);
    }

    // As the script of the page does it.
    private static string[] Unpacked(string markup)
    {
        const string Begin = """<script type="application/json">""";
        var start = markup.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = markup.IndexOf("</script>", start, StringComparison.Ordinal);
        using var data = JsonDocument.Parse(markup[start..end]);
        var root = data.RootElement;
        var separator = root.GetProperty("separator").GetString()!;
        var parts = root.GetProperty("template").GetString()!.Split(separator);
        var holes = root.GetProperty("holes").EnumerateArray().Select(hole => hole.GetInt32()).ToArray();
        return
        [
            .. root.GetProperty("frames").EnumerateArray().Select(frame =>
            {
                var fills = frame.GetString()!.Split(separator);
                foreach (var (n, at) in holes.Index())
                    parts[at] = fills[n];
                return string.Concat(parts);
            }),
        ];
    }
}
