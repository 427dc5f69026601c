using System.Text.RegularExpressions;
using System.Xml.Linq;
using Noether.Numerics;
using Noether.Pictures;
using Noether.Reports.Rendering;

namespace Noether.Reports.Tests.Rendering;

public sealed class HeatMapTests
{
    private static readonly Matrix Signed = new(2, 3, [0, 0.5, -2, 1, 0, 2]);

    [Fact]
    public void ToSvg_SignedMatrix_PaintsEachEntryInItsColour()
    {
        var picture = Pictures(new HeatMap { Values = Signed }.ToSvg())[0];
        Assert.Equal((3, 2), (picture.Width, picture.Height));
        for (var i = 0; i < 6; i++)
        {
            var expected = ColorMap.Diverging.At((Signed.Values[i] + 2) / 4);
            var color = picture.Palette.AsSpan(3 * picture.Pixels[i], 3);
            Assert.Equal(expected, new Rgb(color[0], color[1], color[2]));
        }
    }

    [Fact]
    public void ToSvg_Full_HasTitleLabelsTicksBarAndValues()
    {
        var svg = new HeatMap
        {
            Values = Signed,
            Title = "Generator",
            XLabel = "from",
            YLabel = "to",
            FirstRow = -1,
        }.ToSvg();
        var texts = XDocument.Parse(svg).Descendants("text").Select(e => e.Value).ToList();
        string[] expected = ["Generator", "from", "to", "−1", "0", "1", "2", "−2"];
        Assert.All(expected, text => Assert.Contains(text, texts));
        Assert.Contains("data-values=\"0 0.5 -2 1 0 2\"", svg);
        Assert.Contains("image-rendering:pixelated", svg);
        Assert.Equal(2, Pictures(svg).Count);
    }

    [Fact]
    public void ToSvg_Small_HasNoBarAndNoValues()
    {
        var svg = new HeatMap { Values = Signed, Title = "step 3", Small = true, Width = 110 }.ToSvg();
        Assert.Single(Pictures(svg));
        Assert.DoesNotContain("data-values", svg);
        Assert.Single(XDocument.Parse(svg).Descendants(), e => e.Name.LocalName == "text");
    }

    [Fact]
    public void ToSvg_HostileTitle_IsEscaped() =>
        Assert.DoesNotContain("<b", new HeatMap { Values = Signed, Title = "<b>\"&" }.ToSvg());

    [Theory]
    [InlineData(0.0, 0.0, -1, 1)]
    [InlineData(3.0, -1.0, -3, 3)]
    [InlineData(double.NaN, 2.0, -2, 2)]
    [InlineData(double.NaN, double.NaN, -1, 1)]
    [InlineData(double.PositiveInfinity, 0.5, -0.5, 0.5)]
    public void Limits_Diverging_AreSymmetricAndFinite(double first, double second, double lower, double upper)
    {
        var map = new HeatMap { Values = new(1, 2, [first, second]) };
        Assert.Equal((lower, upper), map.Limits());
        Assert.NotEmpty(XDocument.Parse(map.ToSvg()).Descendants());
    }

    [Fact]
    public void Limits_Sequential_RunFromSmallestToLargest()
    {
        Assert.Equal((-2, 2), new HeatMap { Values = Signed, Map = ColorMap.Sequential }.Limits());
        Assert.Equal((4, 5), new HeatMap { Values = new(1, 1, [5]), Map = ColorMap.Sequential }.Limits());
        Assert.Equal((-2, 7), new HeatMap { Values = Signed, Map = ColorMap.Sequential, Upper = 7 }.Limits());
    }

    private static List<PngDecoder> Pictures(string svg) =>
    [
        .. Regex.Matches(svg, "href=\"data:image/png;base64,([^\"]+)\"")
            .Select(match => PngDecoder.Decode(Convert.FromBase64String(match.Groups[1].Value))),
    ];
}
