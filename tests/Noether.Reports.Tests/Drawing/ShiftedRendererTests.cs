using System.Text.RegularExpressions;
using Noether.Reports.Drawing;

namespace Noether.Reports.Tests.Drawing;

public sealed partial class ShiftedRendererTests
{
    [Fact]
    public void Render_OfARing_HoldsWhatComesInAtTheOtherEdge()
    {
        var ring = FigureMarkup.Render(Examples.Shifted(isRing: true));
        var line = FigureMarkup.Render(Examples.Shifted(isRing: false));
        Assert.Equal(["-8", "0"], Places(ring));
        Assert.Equal(["0"], Places(line));
        Assert.Contains("data-cells=\"8 8 0 1\"", ring, StringComparison.Ordinal);
        Assert.Contains("data-cells=\"8 8 0 0\"", line, StringComparison.Ordinal);
        // What is under the pointer would be another cell's after a shift.
        Assert.DoesNotContain("data-values", ring, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_OfAnyAxes_HasASliderForEach()
    {
        var figure = Examples.Shifted(isRing: true);
        var both = FigureMarkup.Render(figure);
        Assert.Contains("min=\"-4\" max=\"4\" step=\"1\" value=\"0\" data-shift=\"rows\"", both, StringComparison.Ordinal);
        Assert.Contains("min=\"-3\" max=\"3\" step=\"1\" value=\"0\" data-shift=\"columns\"", both, StringComparison.Ordinal);
        Assert.DoesNotContain("data-shift=\"rows\"", FigureMarkup.Render(figure with { Rows = null }), StringComparison.Ordinal);
        Assert.Equal(FigureMarkup.Png(figure.Picture with { Title = figure.Title }), FigureMarkup.Png(figure));
    }

    private static IEnumerable<string> Places(string markup) => ImagePlace().Matches(markup).Select(match => match.Groups[1].Value);

    [GeneratedRegex("<image x=\"0\" y=\"([^\"]*)\"")]
    private static partial Regex ImagePlace();
}
