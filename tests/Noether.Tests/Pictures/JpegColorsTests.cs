using Noether.Data.Formats;
using Noether.Pictures;

namespace Noether.Tests.Pictures;

public sealed class JpegColorsTests
{
    private const int Width = 48, Height = 32;

    // At quality 100 without subsampling what is lost are roundings in three places.
    private const double Lossy = 4 / 255.0;

    [TurboJpegFact]
    public void Read_SamePictureAsPng_GivesNearlyTheSameColours()
    {
        var pixels = JpegBytes.Pattern(Width, Height, 3);
        var png = PngBytes.Encode(Width, Height, 8, 2, [.. pixels.Select(p => (int)p)], _ => 0);
        foreach (var progressive in new[] { false, true })
        {
            var jpeg = JpegBytes.Encode(pixels, Width, Height, JpegBytes.Rgb, progressive: progressive);
            Near(Read(png).Values, Read(jpeg));
        }
    }

    [TurboJpegFact]
    public void Read_GreyPicture_HasEqualColours()
    {
        var pixels = JpegBytes.Pattern(Width, Height, 3);
        var picture = Read(JpegBytes.Encode(pixels, Width, Height, JpegBytes.Rgb, grey: true));
        for (var i = 0; i < Width * Height; i++)
        {
            var luma = (0.299 * pixels[3 * i]) + (0.587 * pixels[(3 * i) + 1]) + (0.114 * pixels[(3 * i) + 2]);
            Assert.Equal(luma / 255, picture.Values[3 * i], Lossy);
            Assert.Equal(picture.Values[3 * i], picture.Values[(3 * i) + 2]);
        }
    }

    [TurboJpegFact]
    public void Read_InksOfAdobe_BecomeColours()
    {
        // Stored as what each ink leaves white, which is how Adobe's programs write them.
        var left = JpegBytes.Pattern(Width, Height, 4);
        var expected = new float[3 * Width * Height];
        for (var i = 0; i < expected.Length; i++)
            expected[i] = left[(4 * (i / 3)) + (i % 3)] / 255f * (left[(4 * (i / 3)) + 3] / 255f);
        Near(expected, Read(JpegBytes.Encode(left, Width, Height, JpegBytes.Cmyk)));
    }

    [TurboJpegFact]
    public void Read_EightOrientations_EqualTurnedPicture()
    {
        var jpeg = JpegBytes.Encode(JpegBytes.Pattern(Width, Height, 3), Width, Height, JpegBytes.Rgb);
        var upright = Read(jpeg);
        for (var orientation = 1; orientation <= 8; orientation++)
        {
            byte[] exif = [.. "Exif\0\0"u8, .. ExifBytes.Tiff(orientation, little: orientation % 2 == 0)];
            var picture = Read(JpegBytes.WithSegment(jpeg, 0xE1, exif));
            Assert.Equal(orientation > 4 ? (Height, Width) : (Width, Height), (picture.Width, picture.Height));
            Assert.Equal(Turning.Apply(upright, orientation).Values, picture.Values);
        }
    }

    [TurboJpegFact]
    public void Read_LargePicture_IsMadeSmaller()
    {
        const int Long = 4400, Short = 450;
        var picture = Read(JpegBytes.Encode(JpegBytes.Pattern(Long, Short, 3), Long, Short, JpegBytes.Rgb));
        Assert.Equal((1100, 113), (picture.Width, picture.Height));
        Assert.Equal((Long, Short), (picture.OriginalWidth, picture.OriginalHeight));
    }

    [TurboJpegFact]
    public void Read_TruncatedAnywhereOrDamaged_IsRefused()
    {
        var jpeg = JpegBytes.Encode(JpegBytes.Pattern(Width, Height, 3), Width, Height, JpegBytes.Rgb);
        for (var length = 3; length < jpeg.Length; length += 13)
            Refused(jpeg[..length], "is a truncated .jpg picture; copy it again.");
        Refused([.. jpeg[..^200], 0xFF, 0xD9], "cannot be decoded");
        Refused(JpegBytes.Frame(Width, Height), "cannot be decoded");
    }

    [Fact]
    public void Read_WithoutTheLibrary_SaysWhatToInstall()
    {
        var failure = Assert.Throws<NoetherException>(() => Read(JpegBytes.Frame(Width, Height), null));
        Assert.Equal(
            "p.jpg is a .jpg picture, and reading those needs the library libturbojpeg, which is not installed; "
            + "install it (Debian and Ubuntu: apt install libturbojpeg0) or save the picture as .png.",
            failure.Message);
        Assert.Null(TurboJpeg.Load("no-such-library"));
    }

    [Fact]
    public void Read_HeadersThatPromiseTooMuch_AreRefusedWithoutTheLibrary()
    {
        Refused(JpegBytes.Frame(60000, 60000), "more than 100 megapixels", null);
        Refused(JpegBytes.Frame(1, 1), "too small", null);
        Refused(JpegBytes.Frame(0, 100), "is a damaged .jpg picture", null);
        Refused([0xFF, 0xD8, 0xFF, 0xD9], "is a damaged .jpg picture", null);
        Refused([0xFF, 0xD8, 0xFF, 0xE1, 0, 1, 0xFF, 0xD9], "is a damaged .jpg picture", null);
        Refused([0xFF, 0xD8, 0xFF, 0xE1, 0xFF, 0xFF, 0xFF, 0xD9], "is a truncated .jpg picture", null);
    }

    private static void Near(float[] expected, Picture picture)
    {
        Assert.Equal((Width, Height), (picture.Width, picture.Height));
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], picture.Values[i], Lossy);
    }

    private static void Refused(byte[] bytes, string sentence) => Refused(bytes, sentence, TurboJpeg.Installed);

    private static void Refused(byte[] bytes, string sentence, TurboJpeg? library) =>
        Assert.Contains(sentence, Assert.Throws<NoetherException>(() => Read(bytes, library)).Message);

    private static Picture Read(byte[] bytes) => Read(bytes, TurboJpeg.Installed);

    private static Picture Read(byte[] bytes, TurboJpeg? library) =>
        PictureFile.Read(new MemoryBytes(bytes), "p.jpg", new PictureOptions(), library);
}
