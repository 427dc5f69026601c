using Noether.Pictures;

namespace Noether.Tests.Pictures;

public sealed class PictureTests
{
    private const double SinglePrecision = 1e-6;

    [Theory]
    [InlineData(7, 5, 3, 2)]
    [InlineData(10, 10, 5, 10)]
    [InlineData(6, 9, 6, 9)]
    [InlineData(13, 4, 1, 1)]
    public void Reduce_AnySize_AveragesAreas(int width, int height, int newWidth, int newHeight)
    {
        var random = new Random(7);
        var picture = new Picture(
            width, height, [.. Enumerable.Range(0, 3 * width * height).Select(_ => random.NextSingle())]);

        var small = picture.Reduce(newWidth, newHeight);

        for (var y = 0; y < newHeight; y++)
        {
            for (var x = 0; x < newWidth; x++)
            {
                // Each old pixel is cut into newWidth x newHeight equal parts, each of which lies in one new pixel.
                var sum = 0.0;
                for (var i = x * width; i < (x + 1) * width; i++)
                    for (var j = y * height; j < (y + 1) * height; j++)
                        sum += picture.Values[(3 * ((j / newHeight * width) + (i / newWidth))) + 1];
                var value = small.Values[(3 * ((y * newWidth) + x)) + 1];
                Assert.Equal(sum / (width * height), value, SinglePrecision);
            }
        }
    }

    [Fact]
    public void Crop_Part_KeepsItsPixelsAndTheOriginalSize()
    {
        var picture = new Picture(5, 4, [.. Enumerable.Range(0, 60).Select(i => i / 60f)]);
        var part = picture.Crop(2, 1, 3, 2);
        Assert.Equal((3, 2, 5, 4), (part.Width, part.Height, part.OriginalWidth, part.OriginalHeight));
        Assert.Equal([.. picture.Values[21..30], .. picture.Values[36..45]], part.Values);
        Assert.Throws<ArgumentOutOfRangeException>(() => picture.Crop(3, 0, 3, 1));
    }
}
