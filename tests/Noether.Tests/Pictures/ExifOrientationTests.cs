using Noether.Pictures;

namespace Noether.Tests.Pictures;

public sealed class ExifOrientationTests
{
    [Fact]
    public void Read_EveryOrientationInBothByteOrders_IsFound()
    {
        for (var orientation = 1; orientation <= 8; orientation++)
        {
            foreach (var little in new[] { true, false })
            {
                var tiff = ExifBytes.Tiff(orientation, little);
                Assert.Equal(orientation, ExifOrientation.Read(tiff));
                Assert.Equal(orientation, ExifOrientation.Read([.. "Exif\0\0"u8, .. tiff]));
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(65535)]
    public void Read_ImpossibleOrientation_GivesOne(int orientation) =>
        Assert.Equal(1, ExifOrientation.Read(ExifBytes.Tiff(orientation)));

    [Fact]
    public void Read_TruncatedAnywhere_GivesOneOrWhatWasThere()
    {
        var tiff = ExifBytes.Tiff(6);
        for (var length = 0; length < tiff.Length; length++)
        {
            // The entry ends four bytes before the end, after which comes the place of the next directory.
            Assert.Equal(length < tiff.Length - 4 ? 1 : 6, ExifOrientation.Read(tiff.AsSpan(0, length)));
        }
    }

    [Fact]
    public void Read_HostileOffsetsAndCounts_StayWithinTheBytes()
    {
        var random = new Random(5);
        var good = ExifBytes.Tiff(6);
        foreach (var offset in new uint[] { 0, 7, 9, 33, 0x7fffffff, 0x80000000, 0xffffffff })
        {
            var bad = good.ToArray();
            BitConverter.TryWriteBytes(bad.AsSpan(4), offset);
            Assert.Equal(1, ExifOrientation.Read(bad));
        }
        for (var trial = 0; trial < 2000; trial++)
        {
            var bad = good.ToArray();
            bad[random.Next(bad.Length)] = (byte)random.Next(256);
            bad[random.Next(bad.Length)] = 0xFF;
            Assert.InRange(ExifOrientation.Read(bad), 1, 8);
        }
    }
}
