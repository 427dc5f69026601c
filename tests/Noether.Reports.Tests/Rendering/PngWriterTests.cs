using Noether.Pictures;

namespace Noether.Reports.Tests.Rendering;

public sealed class PngWriterTests
{
    [Theory]
    [InlineData(1, 1, 3)]
    [InlineData(33, 33, 3)]
    [InlineData(7, 300, 4)]
    public void Encode_Pixels_DecodeToThemselves(int width, int height, int channels)
    {
        var pixels = new byte[width * height * channels];
        new Random(1).NextBytes(pixels);
        var decoded = PngDecoder.Decode(PngWriter.Encode(pixels, width, height, channels));
        Assert.Equal((width, height), (decoded.Width, decoded.Height));
        Assert.Equal(channels == 3 ? 2 : 6, decoded.ColorType);
        Assert.Equal(pixels, decoded.Pixels);
    }

    [Fact]
    public void EncodeIndexed_NumbersAndPalette_DecodeToThemselves()
    {
        byte[] indices = [0, 1, 2, 2, 1, 0];
        Rgb[] palette = [new(1, 2, 3), new(4, 5, 6), new(7, 8, 9)];
        var decoded = PngDecoder.Decode(PngWriter.EncodeIndexed(indices, 3, 2, palette));
        Assert.Equal(indices, decoded.Pixels);
        Assert.Equal(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 }, decoded.Palette);
    }

    [Fact]
    public void Encode_WrongSizes_Refuses()
    {
        Assert.Throws<ArgumentException>(() => PngWriter.Encode(new byte[5], 1, 1, 3));
        Assert.Throws<ArgumentException>(() => PngWriter.Encode(new byte[2], 1, 1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => PngWriter.Encode([], 0, 1, 3));
        Assert.Throws<ArgumentException>(() => PngWriter.EncodeIndexed([0], 1, 1, []));
    }
}
