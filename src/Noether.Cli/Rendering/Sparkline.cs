namespace Noether.Cli.Rendering;

/// <summary>Draws numbers as a line of block characters, one for each number.</summary>
internal static class Sparkline
{
    private const string Blocks = "▁▂▃▄▅▆▇█";

    /// <summary>Draws values between two limits; what is not a number becomes a cross.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="lowest">Value of the lowest block.</param>
    /// <param name="highest">Value of the highest block.</param>
    public static string Draw(ReadOnlySpan<float> values, double lowest, double highest)
    {
        var line = new char[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var share = highest > lowest ? (values[i] - lowest) / (highest - lowest) : 0.5;
            line[i] = double.IsFinite(share)
                ? Blocks[(int)Math.Clamp(share * Blocks.Length, 0, Blocks.Length - 1)]
                : '×';
        }

        return new string(line);
    }

    /// <summary>Averages neighbouring values so that at most a given number remain.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="most">Largest number of values to keep, at least 1.</param>
    public static float[] Shrink(ReadOnlySpan<float> values, int most)
    {
        if (values.Length <= most)
            return values.ToArray();
        var result = new float[most];
        for (var i = 0; i < most; i++)
        {
            var first = (int)((long)i * values.Length / most);
            var last = (int)((long)(i + 1) * values.Length / most);
            double sum = 0;
            for (var j = first; j < last; j++)
                sum += values[j];
            result[i] = (float)(sum / (last - first));
        }

        return result;
    }
}
