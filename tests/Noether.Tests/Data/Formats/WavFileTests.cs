using Noether.Data;

namespace Noether.Tests.Data.Formats;

public sealed class WavFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<int, int, bool> Kinds()
    {
        var data = new TheoryData<int, int, bool>();
        foreach (var (kind, bits) in new[] { (1, 8), (1, 16), (1, 24), (1, 32), (3, 32), (3, 64) })
            foreach (var extensible in new[] { false, true })
                data.Add(kind, bits, extensible);
        return data;
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Open_EveryKind_GivesScaledChannels(int kind, int bits, bool extensible)
    {
        double[] left = [0, 0.5, -0.25, -1, 0.125], right = [0.25, -0.5, 0, 0.5, -0.75];
        var moments = left.Zip(right).SelectMany(pair => new[] { pair.First, pair.Second });
        var sound = moments.SelectMany(v => Encode(v, kind, bits));
        folder.Write("a.wav", Build(kind, bits, 2, [.. sound], extensible));
        Assert.Equal([.. left.Select(v => (float)v)], Window(0));
        Assert.Equal([.. right.Select(v => (float)v)], Window(1));

        float[] Window(int channel)
        {
            using var samples = SampleFile.Open(folder.File("a.wav"), new() { Window = 5, Channel = channel });
            Assert.Equal(1, samples.Count);
            var row = new float[5];
            samples.CopyRows(0, row);
            return row;
        }
    }

    [Fact]
    public void Open_WithoutWindow_AsksForOne()
    {
        folder.Write("a.wav", Build(1, 16, 1, new byte[200], false));
        Refused("one long signal of 100 values, not samples; cut windows with ‹window›");
    }

    [Fact]
    public void Open_SizeLeftOpenByAPipe_TakesTheRest()
    {
        var bytes = Build(1, 8, 1, [128, 192, 64], false);
        bytes.AsSpan(bytes.Length - 7, 4).Fill(0xff);
        folder.Write("a.wav", bytes);
        using var samples = SampleFile.Open(folder.File("a.wav"), new() { Window = 3 });
        var row = new float[3];
        samples.CopyRows(0, row);
        Assert.Equal([0, 0.5f, -0.5f], row);
    }

    [Fact]
    public void Open_BadSounds_AreRefused()
    {
        var good = Build(1, 16, 1, new byte[200], false);
        Try(good[..^1], "is truncated: it promises 200 bytes of sound and holds 199");
        Try(good[..30], "is truncated within its header");
        Try(good[..36], "holds no sound");
        Try(Build(2, 4, 1, new byte[10], false), "kind 2 with 4 bits, which is not supported");
        Try(Build(1, 16, 0, new byte[10], false), "contradicts itself about its channels");
        Try([.. good[..12], .. good[36..]], "has no format before its sound");

        void Try(byte[] bytes, string sentence)
        {
            folder.Write("a.wav", bytes);
            Refused(sentence);
        }
    }

    private void Refused(string sentence) => Assert.Contains(
        sentence, Assert.Throws<NoetherException>(() => SampleFile.Open(folder.File("a.wav"))).Message);

    private static byte[] Encode(double value, int kind, int bits) => (kind, bits) switch
    {
        (3, 32) => BitConverter.GetBytes((float)value),
        (3, 64) => BitConverter.GetBytes(value),
        (1, 8) => [(byte)(128 + (128 * value))],
        _ => BitConverter.GetBytes((long)(value * Math.Pow(2, bits - 1)))[..(bits / 8)],
    };

    private static byte[] Build(int kind, int bits, int channels, byte[] sound, bool extensible)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write("RIFF"u8);
        writer.Write(0);
        writer.Write("WAVE"u8);
        if (extensible)
        {
            writer.Write("LIST"u8); // a part to be skipped, of an odd size
            writer.Write(3);
            writer.Write([1, 2, 3, 0]);
        }
        writer.Write("fmt "u8);
        writer.Write(extensible ? 40 : 16);
        writer.Write((ushort)(extensible ? 0xfffe : kind));
        writer.Write((ushort)channels);
        writer.Write(8000);
        writer.Write(8000 * channels * bits / 8);
        writer.Write((ushort)(channels * bits / 8));
        writer.Write((ushort)bits);
        if (extensible)
        {
            writer.Write((ushort)22);
            writer.Write((ushort)bits);
            writer.Write(0);
            writer.Write((ushort)kind);
            writer.Write(new byte[14]);
        }
        writer.Write("data"u8);
        writer.Write(sound.Length);
        writer.Write(sound);
        return stream.ToArray();
    }
}
