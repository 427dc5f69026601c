using Noether.Pictures;
using Noether.Reports.Rendering;

namespace Noether.Reports.Tests.Rendering;

public sealed class ColorMapTests
{
    /// <summary>Rounding to 8 bits moves a colour by up to about this much in OKLab.</summary>
    private const double EightBits = 0.004;

    [Fact]
    public void Sequential_Lightness_RisesAllTheWay() => Assert.True(Rises(Lightness(ColorMap.Sequential)));

    [Fact]
    public void Rises_MapWithADip_Fails() => Assert.False(Rises([0.2, 0.5, 0.45, 0.9]));

    [Fact]
    public void Sequential_Lightness_UsesMostOfTheRange()
    {
        Assert.InRange(Lightness(ColorMap.Sequential)[0], 0.15, 0.3);
        Assert.InRange(Lightness(ColorMap.Sequential)[^1], 0.9, 0.97);
    }

    [Fact]
    public void Diverging_Lightness_RisesToANeutralMiddleAndFalls()
    {
        var map = ColorMap.Diverging;
        var lightness = Lightness(map);
        var middle = map.Count / 2;
        Assert.True(Rises(lightness[..(middle + 1)]));
        Assert.True(Rises([.. lightness[middle..].Reverse()]));
        var neutral = OkLab.FromRgb(map[middle]);
        Assert.InRange(Math.Sqrt((neutral.A * neutral.A) + (neutral.B * neutral.B)), 0, EightBits);
        Assert.InRange(neutral.L, 0.94, 0.99);
    }

    [Fact]
    public void Diverging_Arms_AreEquallyLight()
    {
        var lightness = Lightness(ColorMap.Diverging);
        for (var i = 0; i < lightness.Length; i++)
            Assert.Equal(lightness[i], lightness[^(i + 1)], 2 * EightBits);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Steps_AlongTheMap_LookEquallyLarge(bool diverging)
    {
        const int Stride = 16;
        var map = diverging ? ColorMap.Diverging : ColorMap.Sequential;
        var half = diverging ? map.Count / 2 : map.Count - 1;
        var steps = Enumerable.Range(0, half / Stride)
            .Select(i => OkLab.FromRgb(map[i * Stride]).DistanceTo(OkLab.FromRgb(map[(i + 1) * Stride]))).ToArray();
        Assert.InRange(steps.Min() / steps.Max(), 0.85, 1);
    }

    [Fact]
    public void At_OutsideAndNotANumber_IsClipped()
    {
        var map = ColorMap.Diverging;
        Assert.Equal(map[0], map.At(-5));
        Assert.Equal(map[map.Count - 1], map.At(double.PositiveInfinity));
        Assert.Equal(map[map.Count / 2], map.At(double.NaN));
        Assert.Equal(map[map.Count / 2], map.At(0.5));
    }

    [Fact]
    public void OkLab_Colours_ComeBack()
    {
        for (var value = 0; value < 256; value += 5)
        {
            var color = new Rgb((byte)value, (byte)(255 - value), (byte)(value / 2));
            Assert.Equal(color, OkLab.FromRgb(color).ToRgb());
        }
    }

    private static double[] Lightness(ColorMap map) =>
        [.. Enumerable.Range(0, map.Count).Select(i => OkLab.FromRgb(map[i]).L)];

    private static bool Rises(double[] values) =>
        Enumerable.Range(1, values.Length - 1).All(i => values[i] > values[i - 1]);
}
