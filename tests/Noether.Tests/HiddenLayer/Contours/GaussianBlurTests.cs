using Noether.HiddenLayer.Contours;

namespace Noether.Tests.HiddenLayer.Contours;

public sealed class GaussianBlurTests
{
    private const double SinglePrecision = 1e-5;

    [Theory]
    [InlineData(9, 7, 0.8)]
    [InlineData(3, 11, 4)] // reaches over the mirror images more than once
    [InlineData(1, 1, 2)]
    public void Apply_AnySize_EqualsTheSumOverMirrorImages(int width, int height, double sigma)
    {
        var random = new Random(3);
        var values = Enumerable.Range(0, width * height).Select(_ => random.NextSingle()).ToArray();

        var smooth = GaussianBlur.Apply(values, width, height, sigma);

        var reach = (int)Math.Ceiling(4 * sigma);
        for (var i = 0; i < values.Length; i++)
        {
            var (sum, weight) = (0.0, 0.0);
            for (var dy = -reach; dy <= reach; dy++)
            {
                for (var dx = -reach; dx <= reach; dx++)
                {
                    var share = Math.Exp(-((dx * dx) + (dy * dy)) / (2 * sigma * sigma));
                    var x = Mirrored((i % width) + dx, width);
                    sum += share * values[(Mirrored((i / width) + dy, height) * width) + x];
                    weight += share;
                }
            }
            Assert.Equal(sum / weight, smooth[i], SinglePrecision);
        }
    }

    [Fact]
    public void Apply_NoSmoothing_Copies()
    {
        float[] values = [1, 2, 3, 4];
        Assert.Equal(values, GaussianBlur.Apply(values, 2, 2, 0));
    }

    private static int Mirrored(int place, int length)
    {
        while (place < 0 || place >= length)
            place = place < 0 ? -1 - place : (2 * length) - 1 - place;
        return place;
    }
}
