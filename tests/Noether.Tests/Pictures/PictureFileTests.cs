using System.Buffers.Binary;
using System.IO.Compression;
using Noether.Pictures;
using Noether.Tests.Data;
using SkiaSharp;

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
    [InlineData("just some text, no picture", "is not a .png, .jpg, .webp, .gif or .bmp picture; name one")]
    [InlineData("BM,x,y\n1,2,3\n4,5,6\n7,8,9", "is not a .png")]
    [InlineData("....ftypheic....", "is a .heic file, which cannot be read; save the picture as .png, for example")]
    [InlineData("\0\0\0\u001cftypmif1....mif1avif....", "is a .avif file")]
    [InlineData("....ftypisom....", "is a .mp4 file")]
    [InlineData("II*\0............", "is a .tif file")]
    [InlineData("<?xml version='1.0'?>\n<svg width='3'/>", "is a .svg file")]
    [InlineData("%PDF-1.4........", "is a .pdf file")]
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

    [Fact]
    public void Read_StreamAndBytes_EqualTheFile()
    {
        using var folder = new TemporaryFolder();
        var bytes = PngBytes.Grey8(20, [.. Enumerable.Range(0, 400).Select(i => (byte)i)]);
        var expected = PictureFile.Read(folder.Write("p.png", bytes)).Values;

        using var stream = new MemoryStream(bytes);
        Assert.Equal(expected, PictureFile.Read(stream, "-").Values);
        Assert.Equal(expected, PictureFile.Read(bytes, "-").Values);
    }

    [Fact]
    public void IsPicture_EveryFile_IsToldByItsContent()
    {
        using var folder = new TemporaryFolder();
        Assert.True(PictureFile.IsPicture(folder.Write("a.txt", PngBytes.Grey8(1, [3]))));
        Assert.True(PictureFile.IsPicture(folder.Write("b", CodecBytes.Gif(new byte[4], 2, 2))));
        Assert.True(PictureFile.IsPicture(folder.Write("c", CodecBytes.Bitmap(new byte[3], 1, 1))));
        Assert.True(PictureFile.IsPicture("RIFF....WEBPVP8 "u8));
        Assert.True(PictureFile.IsPicture([0xFF, 0xD8, 0xFF]));
        Assert.False(PictureFile.IsPicture(folder.WriteText("p.png", "1,2")));
        Assert.False(PictureFile.IsPicture("%PDF-1.4"u8));
        Assert.False(PictureFile.IsPicture(folder.Path));
        Assert.Contains(
            "There is no file", Assert.Throws<NoetherException>(() => PictureFile.IsPicture("nothing.png")).Message);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 5)]
    [InlineData(300, 2)]
    [InlineData(20, 20)]
    public void ReadGrey_AnySize_IsRead(int width, int height)
    {
        using var folder = new TemporaryFolder();
        var pixels = Enumerable.Range(0, width * height).Select(i => (byte)(i % 100)).ToArray();
        var expected = pixels.Select(p => p / 255f);
        var rgb = pixels.SelectMany(p => new[] { p, p, p }).ToArray();

        Assert.Equal(expected, PictureFile.ReadGrey(folder.Write("p.png", PngBytes.Grey8(width, pixels))).Values);
        Assert.Equal(
            expected, PictureFile.ReadGrey(folder.Write("p.bmp", CodecBytes.Bitmap(rgb, width, height))).Values);
        var webp = CodecBytes.Encode(rgb, width, height, SKEncodedImageFormat.Webp);
        Assert.Equal(expected, PictureFile.ReadGrey(folder.Write("p.webp", webp)).Values);
    }

    [Fact]
    public void Read_MorePixelsThanAllowed_AreRefused()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("p.png", PngBytes.Grey8(20, [.. Enumerable.Range(0, 400).Select(i => (byte)i)]));
        var (enough, few) = (new PictureOptions { MaxPixels = 400 }, new PictureOptions { MaxPixels = 399 });

        Assert.Equal(20, PictureFile.Read(path, enough).Width);
        Assert.Equal(20, PictureFile.ReadGrey(path, enough).Width);
        Refused("more than 0.000399 megapixels", () => PictureFile.Read(path, few));
        Refused("more than 0.000399 megapixels", () => PictureFile.ReadGrey(path, few));
        Refused("is impossible; allow 1 to", () => PictureFile.Read(path, new PictureOptions { MaxPixels = 0 }));
    }

    /// <summary>Black pixels of 30000 x 30000 pack to little more than a hundred kilobytes.</summary>
    [Fact]
    public void Read_SmallFileOfAnEnormousPicture_IsRefusedWithoutItsMemory()
    {
        const int Side = 30_000;
        const long Allowed = 20_000_000;
        using var folder = new TemporaryFolder();
        var good = PngBytes.Grey8(20, new byte[400]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Side);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Side);
        header[8] = 1;
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (var y = 0; y < Side; y++)
                stream.Write(new byte[1 + (Side / 8)]);
        }

        var path = folder.Write("p.png", [
            .. good[..8], .. PngBytes.Chunk("IHDR", header), .. PngBytes.Chunk("IDAT", packed.ToArray()),
            .. PngBytes.Chunk("IEND", []),
        ]);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Refused("is 30000 x 30000 pixels, more than 100 megapixels", () => PictureFile.Read(path));
        Refused("is 30000 x 30000 pixels, more than 100 megapixels", () => PictureFile.ReadGrey(path));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Allowed);
    }

    private static void Refused(string sentence, Action read) =>
        Assert.Contains(sentence, Assert.Throws<NoetherException>(read).Message);
}
