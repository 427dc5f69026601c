using Noether.Data.Formats;
using Noether.Pictures;

namespace Noether.Tests.Pictures;

public sealed class PngFileTests
{
    private const int Width = 11, Height = 9;

    public static TheoryData<int, int, bool> Kinds()
    {
        var data = new TheoryData<int, int, bool>();
        foreach (var interlaced in new[] { false, true })
            foreach (var color in new[] { 0, 2, 3, 4, 6 })
                foreach (var depth in color switch { 0 => new[] { 1, 2, 4, 8, 16 }, 3 => [1, 2, 4, 8], _ => [8, 16] })
                    data.Add(color, depth, interlaced);
        return data;
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Read_EveryColourTypeAndDepth_GivesLumaOverWhite(int color, int depth, bool interlaced)
    {
        var random = new Random(color + (100 * depth));
        var channels = color switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
        var samples = Enumerable.Range(0, Width * Height * channels).Select(_ => random.Next(1 << depth)).ToArray();
        var palette = new byte[3 << (color == 3 ? depth : 0)];
        random.NextBytes(palette);
        var bytes = PngBytes.Encode(
            Width, Height, depth, color, samples, line => line % 5, interlaced, color == 3 ? palette : null);

        var picture = PictureFile.ReadGrey(new MemoryBytes(bytes), "p.png");

        Assert.Equal((Width, Height), (picture.Width, picture.Height));
        var largest = Math.Pow(2, depth) - 1;
        for (var i = 0; i < Width * Height; i++)
        {
            var s = samples.AsSpan(i * channels, channels);
            var expected = color switch
            {
                0 or 4 => s[0] / largest,
                3 => Luma(palette[3 * s[0]], palette[(3 * s[0]) + 1], palette[(3 * s[0]) + 2]) / 255,
                _ => Luma(s[0], s[1], s[2]) / largest,
            };
            var alpha = color is 4 or 6 ? s[^1] / largest : 1;
            Assert.Equal((expected * alpha) + (1 - alpha), picture.Values[i], 1e-6); // float32
        }

        static double Luma(int red, int green, int blue) => (0.299 * red) + (0.587 * green) + (0.114 * blue);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 7)]
    [InlineData(3, 2)]
    [InlineData(5, 1)]
    public void Read_TinyInterlacedPictures_SkipsEmptyPasses(int width, int height)
    {
        var samples = Enumerable.Range(0, width * height).Select(i => 10 * i).ToArray();
        var bytes = PngBytes.Encode(width, height, 8, 0, samples, line => 4 - (line % 5), interlaced: true);
        Assert.Equal(samples.Select(s => s / 255f), PictureFile.ReadGrey(new MemoryBytes(bytes), "p.png").Values);
    }

    [Fact]
    public void Read_DamagedPictures_AreRefused()
    {
        var whole = PngBytes.Grey8(4, new byte[40]);
        Refused(whole[..^12], "is a truncated .png picture");
        Refused(whole[..20], "is a truncated .png picture");
        for (var place = 12; place < whole.Length; place += 7)
        {
            var damaged = whole.ToArray();
            damaged[place] ^= 0x10;
            Assert.Throws<NoetherException>(() => PictureFile.ReadGrey(new MemoryBytes(damaged), "p.png"));
        }
        whole[20] ^= 1;
        Refused(whole, "the checksum of a part is wrong");
    }

    [Fact]
    public void Read_PicturesThatBreakTheRules_AreRefused()
    {
        var good = PngBytes.Grey8(4, new byte[40]);
        var rest = good[33..];
        Refused(WithHeader(0, 0, 0, 4, 0, 0, 0, 10, 3, 0, 0, 0, 0), "an impossible .png header");
        Refused(WithHeader(0, 0, 0, 0, 0, 0, 0, 10, 8, 0, 0, 0, 0), "an impossible .png header");
        Refused(WithHeader(0, 0, 35, 40, 0, 0, 35, 40, 8, 0, 0, 0, 0), "lies about its size");
        Refused(WithHeader(0, 0, 0, 4, 0, 0, 0, 99, 8, 0, 0, 0, 0), "damaged or truncated");
        Refused([.. good[..8], .. rest], "is a damaged .png picture");
        Refused([.. good[..33], .. PngBytes.Chunk("ABCD", [1]), .. rest], "a part of .png that is not supported");
        Refused(PngBytes.Encode(2, 1, 8, 3, [0, 9], _ => 0, false, new byte[6]), "a colour beyond its palette");
        Refused(PngBytes.Encode(2, 1, 8, 3, [0, 9], _ => 0, false, new byte[5]), "no usable palette");
        Refused(PngBytes.Encode(2, 1, 8, 0, [0, 9], _ => 5), "filter 5, which does not exist");
    }

    private static byte[] WithHeader(params byte[] header)
    {
        var good = PngBytes.Grey8(4, new byte[40]);
        return [.. good[..8], .. PngBytes.Chunk("IHDR", header), .. good[33..]];
    }

    private static void Refused(byte[] bytes, string sentence) => Assert.Contains(
        sentence, Assert.Throws<NoetherException>(() => PictureFile.ReadGrey(new MemoryBytes(bytes), "p.png")).Message);
}
