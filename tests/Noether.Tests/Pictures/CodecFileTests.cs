using Noether.Pictures;
using SkiaSharp;

namespace Noether.Tests.Pictures;

public sealed class CodecFileTests
{
    private const int Width = 48, Height = 32;

    // At quality 100 without subsampling what is lost are roundings in three places.
    private const double Lossy = 4 / 255.0;
    private const double SinglePrecision = 1e-6;

    private static readonly byte[] Pattern = CodecBytes.Pattern(Width, Height, 3);
    private static readonly float[] Colors = [.. Pattern.Select(p => p / 255f)];

    public static TheoryData<string, byte[]> Files()
    {
        var indices = Enumerable.Range(0, Width * Height).Select(i => (byte)(i % 128)).ToArray();
        return new TheoryData<string, byte[]>
        {
            { ".jpg", CodecBytes.Encode(Pattern, Width, Height, SKEncodedImageFormat.Jpeg) },
            { ".jpg", CodecBytes.Resource("progressive.jpg") },
            { ".jpg", CodecBytes.Resource("inks.jpg") },
            { ".webp", CodecBytes.Encode(Pattern, Width, Height, SKEncodedImageFormat.Webp) },
            { ".gif", CodecBytes.Gif(indices, Width, Height) },
            { ".bmp", CodecBytes.Bitmap(Pattern, Width, Height) },
        };
    }

    [Fact]
    public void Read_LossyPictures_GiveNearlyTheColours()
    {
        Near(Colors, Read(CodecBytes.Encode(Pattern, Width, Height, SKEncodedImageFormat.Jpeg)).Values, Lossy);
        Near(Colors, Read(CodecBytes.Resource("progressive.jpg")).Values, Lossy);
    }

    [Fact]
    public void Read_LosslessPictures_GiveTheColours()
    {
        Near(Colors, Read(CodecBytes.Encode(Pattern, Width, Height, SKEncodedImageFormat.Webp)).Values, 0);
        Near(Colors, Read(CodecBytes.Bitmap(Pattern, Width, Height)).Values, 0);
    }

    [Fact]
    public void Read_FilmInGif_GivesTheFirstFrameOverTheBackground()
    {
        var indices = Enumerable.Range(0, Width * Height).Select(i => (byte)(i % 100)).ToArray();

        var picture = Read(CodecBytes.Gif(indices, Width, Height, transparent: 3), 0.5);

        var expected = indices.SelectMany(i => Enumerable.Repeat(i == 3 ? 0.5f : 2 * i / 255f, 3));
        Near([.. expected], picture.Values, SinglePrecision);
    }

    [Fact]
    public void Read_TransparentWebP_IsLaidOverTheBackground()
    {
        var pixels = CodecBytes.Pattern(Width, Height, 4);
        var bytes = CodecBytes.Encode(pixels, Width, Height, SKEncodedImageFormat.Webp, 4);

        var (onWhite, onGrey) = (Read(bytes).Values, Read(bytes, 0.25).Values);

        for (var i = 0; i < onWhite.Length; i++)
        {
            var (value, alpha) = (pixels[(4 * (i / 3)) + (i % 3)] / 255.0, pixels[(4 * (i / 3)) + 3] / 255.0);
            Assert.Equal((value * alpha) + (1 - alpha), onWhite[i], SinglePrecision);
            Assert.Equal((value * alpha) + (0.25 * (1 - alpha)), onGrey[i], SinglePrecision);
        }
    }

    [Fact]
    public void Read_InksOfAdobe_BecomeColours()
    {
        // Stored as what each ink leaves white, which is how Adobe's programs write them.
        var left = CodecBytes.Pattern(Width, Height, 4);
        var expected = Enumerable.Range(0, 3 * Width * Height)
            .Select(i => left[(4 * (i / 3)) + (i % 3)] / 255f * (left[(4 * (i / 3)) + 3] / 255f));
        Near([.. expected], Read(CodecBytes.Resource("inks.jpg")).Values, Lossy);
    }

    [Fact]
    public void ReadGrey_EveryFormat_GivesTheLumaOfTheColours()
    {
        foreach (var bytes in Files().Select(row => (byte[])row[1]))
        {
            var colors = Read(bytes);
            var grey = PictureFile.ReadGrey(new Noether.Data.Formats.MemoryBytes(bytes), "p");
            Assert.Equal((Width, Height), (grey.Width, grey.Height));
            Near(colors.ToGrey(), grey.Values, SinglePrecision);
        }
    }

    [Fact]
    public void Read_EightOrientations_EqualTurnedPicture()
    {
        var jpeg = CodecBytes.Encode(Pattern, Width, Height, SKEncodedImageFormat.Jpeg);
        var upright = Read(jpeg);
        for (var orientation = 1; orientation <= 8; orientation++)
        {
            byte[] exif = [.. "Exif\0\0"u8, .. ExifBytes.Tiff(orientation, little: orientation % 2 == 0)];
            var bytes = CodecBytes.WithSegment(jpeg, 0xE1, exif);
            var picture = Read(bytes);
            Assert.Equal(orientation > 4 ? (Height, Width) : (Width, Height), (picture.Width, picture.Height));
            Assert.Equal(Turning.Apply(upright, orientation).Values, picture.Values);
            var grey = PictureFile.ReadGrey(new Noether.Data.Formats.MemoryBytes(bytes), "p");
            Assert.Equal(picture.Width, grey.Width);
            Near(picture.ToGrey(), grey.Values, SinglePrecision);
        }
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public void Read_LargePicture_IsMadeSmaller(SKEncodedImageFormat format)
    {
        const int Long = 4400, Short = 450;
        var pixels = CodecBytes.Pattern(Long, Short, 3);

        var picture = Read(CodecBytes.Encode(pixels, Long, Short, format));

        Assert.Equal((1100, 113), (picture.Width, picture.Height));
        Assert.Equal((Long, Short), (picture.OriginalWidth, picture.OriginalHeight));
        var mean = Enumerable.Range(0, 4).SelectMany(y => Enumerable.Range(0, 4).Select(x => (y * Long) + x))
            .Average(i => pixels[3 * i] / 255.0);
        Assert.Equal(mean, picture.Values[0], Lossy);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Read_TruncatedAnywhere_IsRefused(string kind, byte[] bytes)
    {
        // Half of a film is its second frame; all bytes of the others belong to the picture.
        var whole = kind == ".gif" ? bytes.Length / 2 : bytes.Length;
        for (var length = 18; length < whole; length += 13)
        {
            var failure = Assert.Throws<NoetherException>(() => Read(bytes[..length]));
            Assert.Matches($"^p is a (damaged or )?truncated {kind} picture; copy it again", failure.Message);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Read_ChangedAnywhere_IsReadOrRefused(string kind, byte[] bytes)
    {
        var random = new Random(bytes.Length);
        for (var trial = 0; trial < 300; trial++)
        {
            var bad = bytes.ToArray();
            var place = random.Next(18, bad.Length);
            bad[place] = (byte)random.Next(256);
            try
            {
                var picture = Read(bad);
                Assert.All(picture.Values, v => Assert.InRange(v, 0, 1));
            }
            catch (NoetherException failure)
            {
                Assert.True(failure.Message.StartsWith("p ", StringComparison.Ordinal), $"{kind} {place}: {failure}");
            }
        }
    }

    [Fact]
    public void Read_HeadersThatPromiseTooMuch_AreRefused()
    {
        Refused(CodecBytes.Frame(60000, 60000), "is 60000 x 60000 pixels, more than 100 megapixels");
        Refused(CodecBytes.Frame(1, 1), "too small");
        Refused(CodecBytes.Frame(0, 100), ".jpg picture; copy it again");
        var gif = CodecBytes.Gif(new byte[16], 4, 4);
        for (var i = 6; i < 10; i++)
            gif[i] = 0xF0;
        Refused(gif, "more than 100 megapixels");
        var bitmap = CodecBytes.Bitmap(Pattern, Width, Height);
        (bitmap[19], bitmap[23]) = (0xF0, 0xF0);
        Refused(bitmap, "more than 100 megapixels");
    }

    [Fact]
    public void Read_OfThousandsOfScans_IsRefused()
    {
        var jpeg = CodecBytes.Resource("progressive.jpg");
        byte[] scans = [.. Enumerable.Repeat((byte[])[0xFF, 0xDA, 0, 2], 501).SelectMany(s => s)];
        Refused([.. jpeg[..^2], .. scans, .. jpeg[^2..]], "more than 500 layers");
    }

    private static void Near(float[] expected, float[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.InRange(actual[i], expected[i] - tolerance, expected[i] + tolerance);
    }

    private static void Refused(byte[] bytes, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<NoetherException>(() => Read(bytes)).Message);

    private static Picture Read(byte[] bytes, double background = 1) =>
        PictureFile.Read(bytes, "p", new PictureOptions { Background = background });
}
