using Noether.HiddenLayer.Contours;

namespace Noether.Tests.HiddenLayer.Contours;

public sealed class GaussianBlurTests
{
    private const double SinglePrecision = 1e-5;

    [Theory]
    [InlineData(9, 7, 0.8)]
    [InlineData(3, 11, 4)] // reaches beyond the borders more than once
    [InlineData(1, 1, 2)]
    public void Apply_AnySize_EqualsTheSumOverWhatIsTurnedAboutTheBorders(int width, int height, double sigma)
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
                    sum += share * Down((i % width) + dx, (i / width) + dy);
                    weight += share;
                }
            }
            Assert.Equal(sum / weight, smooth[i], SinglePrecision);
        }

        double Down(int x, int y) => Turned(y, height, row => Turned(x, width, column => values[(row * width) + column]));
    }

    // Mirrored, the slope would fall to half at the border.
    [Fact]
    public void Apply_AnEvenSlope_LeavesIt()
    {
        float[] slope = [.. Enumerable.Range(0, 20).Select(i => 0.05f * i)];
        var smooth = GaussianBlur.Apply(slope, 20, 1, 3);
        for (var i = 0; i < slope.Length; i++)
            Assert.Equal(slope[i], smooth[i], SinglePrecision);
    }

    [Fact]
    public void Apply_NoSmoothing_Copies()
    {
        float[] values = [1, 2, 3, 4];
        Assert.Equal(values, GaussianBlur.Apply(values, 2, 2, 0));
    }

    private static double Turned(int place, int length, Func<int, double> value) => length == 1 ? value(0)
        : place < 0 ? (2 * value(0)) - Turned(-place, length, value)
        : place >= length ? (2 * value(length - 1)) - Turned((2 * (length - 1)) - place, length, value)
        : value(place);
}
