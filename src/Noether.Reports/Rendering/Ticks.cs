namespace Noether.Reports.Rendering;

/// <summary>Round positions for the marks of an axis.</summary>
internal static class Ticks
{
    /// <summary>
    /// Multiples of 1, 2 or 5 times a power of ten inside [lower, upper], about as many as asked for.
    /// </summary>
    public static double[] Linear(double lower, double upper, int count)
    {
        if (!double.IsFinite(lower) || !double.IsFinite(upper) || upper <= lower)
            return [lower];
        var step = RoundStep((upper - lower) / Math.Max(1, count));
        var first = (long)Math.Ceiling((lower / step) - 1e-9);
        var last = (long)Math.Floor((upper / step) + 1e-9);
        var ticks = new double[Math.Max(0, last - first + 1)];
        for (var i = 0; i < ticks.Length; i++)
            ticks[i] = (first + i) * step;
        return ticks;
    }

    /// <summary>Whole numbers inside [lower, upper], about as many as asked for.</summary>
    public static int[] Whole(int lower, int upper, int count)
    {
        var step = Math.Max(1, (int)RoundStep((double)(upper - lower) / Math.Max(1, count)));
        var first = (int)Math.Ceiling((double)lower / step) * step;
        return [.. Enumerable.Range(0, Math.Max(0, ((upper - first) / step) + 1)).Select(i => first + (i * step))];
    }

    /// <summary>
    /// Powers of ten inside [lower, upper], both above 0; with 2 and 5 between them where the powers are few.
    /// </summary>
    public static double[] Logarithmic(double lower, double upper)
    {
        var (first, last) = ((int)Math.Floor(Math.Log10(lower)), (int)Math.Ceiling(Math.Log10(upper)));
        var every = Math.Max(1, (last - first) / 6);
        double[] within = last - first <= 2 ? [1, 2, 5] : [1];
        return
        [
            .. from power in Enumerable.Range(0, (last - first) + 1)
               where power % every == 0
               from digit in within
               let tick = digit * Math.Pow(10, first + power)
               where tick >= lower * (1 - 1e-9) && tick <= upper * (1 + 1e-9)
               select tick,
        ];
    }

    private static double RoundStep(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        return (step / power) switch
        {
            <= 1.0000001 => power,
            <= 2.0000001 => 2 * power,
            <= 5.0000001 => 5 * power,
            _ => 10 * power,
        };
    }
}
