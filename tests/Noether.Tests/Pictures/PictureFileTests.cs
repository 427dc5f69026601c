using Noether.Pictures;
using Noether.Tests.Data;

namespace Noether.Tests.Pictures;

public sealed class PictureFileTests
{
    [Fact]
    public void Read_Contents_DecideWhateverTheName()
    {
        using var folder = new TemporaryFolder();
        var pixels = Enumerable.Range(0, 400).Select(i => (byte)i).ToArray();
        var picture = PictureFile.Read(folder.Write("p.jpg", PngBytes.Grey8(20, pixels)));
        Assert.Equal((20, 20), (picture.Width, picture.Height));
        Assert.Equal(1 / 255f, picture.ToGrey()[1], 6);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("just some text, no picture", "is not a .png or .jpg picture")]
    [InlineData("GIF89a..........", "is a .gif file, which cannot be read; save the picture as .png or .jpg.")]
    [InlineData("RIFF....WEBPVP8 ", "is a .webp file")]
    [InlineData("....ftypheic....", "is a .heic, .avif or .mp4 file")]
    public void Read_OtherFiles_AreRefused(string content, string sentence)
    {
        using var folder = new TemporaryFolder();
        var path = folder.WriteText("p.png", content);
        Assert.Contains(sentence, Assert.Throws<NoetherException>(() => PictureFile.Read(path)).Message);
    }

    [Theory]
    [InlineData(1, 1, "is 1 x 1 pixels, too small to show a contour; use a picture of at least 16 x 16 pixels.")]
    [InlineData(15, 40, "too small")]
    [InlineData(400, 20, "a strip more than 10 times as long as wide")]
    [InlineData(20, 20, "is all one colour")]
    public void Read_PicturesThatShowNothing_AreRefused(int width, int height, string sentence)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("p.png", PngBytes.Grey8(width, Enumerable.Repeat((byte)77, width * height).ToArray()));
        Assert.Contains(sentence, Assert.Throws<NoetherException>(() => PictureFile.Read(path)).Message);
    }

    [Fact]
    public void Read_HeaderOfAnEnormousPicture_IsRefusedBeforeTheRestIsRead()
    {
        using var folder = new TemporaryFolder();
        var good = PngBytes.Grey8(20, new byte[400]);
        byte[] header = [0, 0, 200, 0, 0, 0, 200, 0, 8, 2, 0, 0, 0];
        var path = folder.Write("p.png", [.. good[..8], .. PngBytes.Chunk("IHDR", header), .. new byte[20]]);
        var failure = Assert.Throws<NoetherException>(() => PictureFile.Read(path));
        Assert.Contains("is 51200 x 51200 pixels, more than 100 megapixels", failure.Message);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Read_ImpossibleBackground_IsRefused(double background)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("p.png", PngBytes.Grey8(20, new byte[400]));
        var failure = Assert.Throws<NoetherException>(
            () => PictureFile.Read(path, new PictureOptions { Background = background }));
        Assert.Contains("is impossible; give a grey from 0 (black) to 1 (white).", failure.Message);
    }
}
