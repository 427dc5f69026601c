using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Noether.Lens;

namespace Noether.Studio.Views;

/// <summary>
/// Reads the file that a training leaves for its resumption, as far as it concerns pictures: a mark, the tag of the
/// run ("settings;d;count;mean;deviation"), the numbers of steps, the upper triangle of S with psi behind it,
/// estimators and optimisers (skipped), and the history.
/// </summary>
internal static class CheckpointReader
{
    private const uint Magic = 0x314B434E;
    private const int LargestAxis = 400;
    private const int HistoryValues = 12;

    /// <summary>Reads a file; null where it is no checkpoint of a training, or too large to be drawn.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static TrainingCheckpoint? Read(string path)
    {
        using var stream = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16);
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        try
        {
            return Read(reader);
        }
        catch (Exception damage) when (damage is FormatException or InvalidDataException or EndOfStreamException)
        {
            return null;
        }
    }

    private static TrainingCheckpoint? Read(BinaryReader reader)
    {
        if (reader.ReadUInt32() != Magic)
            return null;
        var tag = reader.ReadString();
        var d = int.Parse(tag.Split(';')[1], CultureInfo.InvariantCulture);
        var (steps, step) = (reader.ReadInt32(), reader.ReadInt32());
        reader.ReadDouble();
        var count = reader.ReadInt32();
        // n (n - 1)/2 numbers of S and d of psi.
        var n = (int)Math.Round((1 + Math.Sqrt(1 + (8.0 * (count - d)))) / 2);
        if (d < 1 || n < d || n > LargestAxis || (n * (n - 1) / 2) + d != count)
            return null;
        var parameters = Floats(reader, count);
        Skip(reader);
        SkipOptimiser(reader);
        SkipOptimiser(reader);
        if (tag.Contains("Conditional = True", StringComparison.Ordinal))
        {
            Skip(reader);
            SkipOptimiser(reader);
        }

        var (generator, convolution, filter) = LearnedMatrices.From(parameters, n, d);
        return new TrainingCheckpoint(step, steps, generator, convolution, filter, History(reader));
    }

    private static void SkipOptimiser(BinaryReader reader)
    {
        reader.ReadInt64();
        Skip(reader);
        Skip(reader);
    }

    private static void Skip(BinaryReader reader) =>
        reader.BaseStream.Seek(sizeof(float) * (long)reader.ReadInt32(), SeekOrigin.Current);

    private static float[] Floats(BinaryReader reader, int count)
    {
        var values = new float[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    private static LensHistoryRow[] History(BinaryReader reader)
    {
        var rows = new LensHistoryRow[Math.Clamp(reader.ReadInt32(), 0, 10_000)];
        var v = new double[HistoryValues];
        for (var i = 0; i < rows.Length; i++)
        {
            var step = reader.ReadInt32();
            if (reader.ReadInt32() != HistoryValues)
                throw new InvalidDataException();
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(v.AsSpan()));
            rows[i] = new LensHistoryRow
            {
                Step = step,
                Seconds = v[0],
                LearningRate = v[1],
                Rho = v[2],
                Rank = v[3],
                Total = v[4],
                Alignment = v[5],
                Uniformity = v[6],
                UniformityMarginal = v[7],
                UniformityConditional = v[8],
                MarginalEntropy = v[9],
                JointEntropy = v[10],
                ConditionalEntropy = v[11],
            };
        }

        return rows;
    }
}
