using Noether.Pictures;

namespace Noether.Tests.Pictures;

public sealed class PngFileColorTests
{
    private const int Width = 21, Height = 17;
    private const double SinglePrecision = 1e-6;

    [Theory]
    [MemberData(nameof(PngFileTests.Kinds), MemberType = typeof(PngFileTests))]
    public void Read_EveryColourTypeAndDepth_GivesColoursOverTheBackground(int color, int depth, bool interlaced)
    {
        var random = new Random(color + (100 * depth));
        var channels = Channels(color);
        var samples = Samples(random, channels, depth);
        var palette = new byte[3 << (color == 3 ? depth : 0)];
        random.NextBytes(palette);
        var bytes = PngBytes.Encode(
            Width, Height, depth, color, samples, line => line % 5, interlaced, color == 3 ? palette : null);
        const double Background = 0.25;

        var picture = Read(bytes, Background);

        Assert.Equal((Width, Height), (picture.Width, picture.Height));
        var largest = Math.Pow(2, depth) - 1;
        for (var i = 0; i < Width * Height; i++)
        {
            for (var c = 0; c < 3; c++)
            {
                var sample = samples[(i * channels) + (color is 2 or 6 ? c : 0)];
                var value = color == 3 ? palette[(3 * sample) + c] / 255.0 : sample / largest;
                var alpha = color is 4 or 6 ? samples[(i * channels) + channels - 1] / largest : 1;
                var expected = (alpha * value) + ((1 - alpha) * Background);
                Assert.Equal(expected, picture.Values[(3 * i) + c], SinglePrecision);
            }
        }
    }

    [Theory]
    [InlineData(0, 8)]
    [InlineData(0, 16)]
    [InlineData(2, 8)]
    public void Read_TransparentColour_ShowsTheBackground(int color, int depth)
    {
        var channels = Channels(color);
        var samples = Samples(new Random(1), channels, depth);
        var key = samples.AsSpan(5 * channels, channels).ToArray();
        var chunk = key.SelectMany(k => new[] { (byte)(k >> 8), (byte)k }).ToArray();
        var plain = PngBytes.Encode(Width, Height, depth, color, samples, _ => 0);

        var picture = Read(With(plain, "tRNS", chunk), 1);

        Assert.Equal([1, 1, 1], picture.Values[15..18]);
        var others = Enumerable.Range(0, Width * Height)
            .Where(i => !samples.AsSpan(i * channels, channels).SequenceEqual(key));
        var opaque = Read(plain, 1).Values;
        Assert.All(others, i => Assert.Equal(opaque[3 * i], picture.Values[3 * i]));
    }

    [Fact]
    public void Read_TransparentPalette_IsLaidOverTheBackground()
    {
        byte[] palette = [0, 0, 0, 255, 0, 0, 10, 20, 30];
        var samples = Enumerable.Range(0, Width * Height).Select(i => i % 3).ToArray();
        var plain = PngBytes.Encode(Width, Height, 2, 3, samples, _ => 0, false, palette);

        var values = Read(With(plain, "tRNS", [0, 51]), 1).Values;

        float[] expected = [1, 1, 1, 1, 0.8f, 0.8f, 10 / 255f, 20 / 255f, 30 / 255f];
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], values[i], SinglePrecision);
    }

    [Fact]
    public void Read_DamagedTransparency_IsRefused()
    {
        var plain = PngBytes.Encode(Width, Height, 8, 2, Samples(new Random(2), 3, 8), _ => 0);
        var failure = Assert.Throws<NoetherException>(() => Read(With(plain, "tRNS", [0, 1]), 1));
        Assert.Contains("damaged list of transparent colours", failure.Message);
    }

    [Fact]
    public void Read_EightOrientations_TurnThePicture()
    {
        var samples = Samples(new Random(3), 1, 8);
        var plain = PngBytes.Encode(Width, Height, 8, 0, samples, _ => 0);
        for (var orientation = 1; orientation <= 8; orientation++)
        {
            var picture = Read(With(plain, "eXIf", ExifBytes.Tiff(orientation)), 1);

            var swapped = orientation > 4;
            Assert.Equal(swapped ? (Height, Width) : (Width, Height), (picture.Width, picture.Height));
            for (var row = 0; row < Height; row++)
            {
                for (var column = 0; column < Width; column++)
                {
                    // Straight from the standard: on which side of what is seen the first row and column lie.
                    var (fromTop, fromLeft) = orientation switch
                    {
                        1 => (row, column),
                        2 => (row, Width - 1 - column),
                        3 => (Height - 1 - row, Width - 1 - column),
                        4 => (Height - 1 - row, column),
                        5 => (column, row),
                        6 => (column, Height - 1 - row),
                        7 => (Width - 1 - column, Height - 1 - row),
                        _ => (Width - 1 - column, row),
                    };
                    var seen = picture.Values[3 * ((fromTop * picture.Width) + fromLeft)];
                    Assert.Equal(samples[(row * Width) + column] / 255f, seen);
                }
            }
        }
    }

    [Fact]
    public void Read_LargePicture_KeepsTheMeansOfBlocks()
    {
        const int Long = 4500, Short = 500;
        var random = new Random(4);
        var samples = Enumerable.Range(0, Long * Short).Select(_ => random.Next(256)).ToArray();

        var picture = Read(PngBytes.Encode(Long, Short, 8, 0, samples, _ => 0), 1);

        Assert.Equal((1500, 167), (picture.Width, picture.Height));
        Assert.Equal((Long, Short), (picture.OriginalWidth, picture.OriginalHeight));
        Assert.Equal(Mean(3, 6, 3), picture.Values[3 * (1500 + 2)], SinglePrecision);
        Assert.Equal(Mean(498, 4497, 2), picture.Values[^1], SinglePrecision);

        double Mean(int row, int column, int rows) => Enumerable.Range(row, rows)
            .SelectMany(y => Enumerable.Range(column, 3).Select(x => samples[(y * Long) + x] / 255.0)).Average();
    }

    private static byte[] With(byte[] png, string kind, byte[] content) =>
        [.. png[..33], .. PngBytes.Chunk(kind, content), .. png[33..]];

    private static Picture Read(byte[] bytes, double background) =>
        PictureFile.Read(bytes, "p.png", new PictureOptions { Background = background });

    private static int Channels(int color) => color switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };

    private static int[] Samples(Random random, int channels, int depth) =>
        [.. Enumerable.Range(0, Width * Height * channels).Select(_ => random.Next(1 << depth))];
}
