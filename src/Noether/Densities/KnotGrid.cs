namespace Noether.Densities;

/// <summary>
/// The values of the revealed component at which the conditional networks are tabulated: an odd number of knots,
/// symmetric about a knot at zero, range sinh(a u) / sinh(a) for u evenly spaced in [-1, 1]. Most samples lie near
/// zero, and so does the kink of the freshly drawn LeakyReLU networks.
/// </summary>
internal sealed class KnotGrid
{
    /// <summary>The a of the spacing: with 33 knots on +-8 cells grow from 0.15 at zero to 1.4 at the ends.</summary>
    private const double Bend = 3;

    private readonly float[] values;
    private readonly float[] inverseWidths;

    /// <summary>Lays out the knots.</summary>
    /// <param name="knots">Number of knots, at least 2; an even number is raised by one.</param>
    /// <param name="range">Largest knot; values beyond it are clamped.</param>
    public KnotGrid(int knots, double range)
    {
        values = new float[knots | 1];
        inverseWidths = new float[values.Length - 1];
        int half = values.Length / 2;
        for (int m = 1; m <= half; m++)
        {
            float value = (float)(range * Math.Sinh(Bend * m / half) / Math.Sinh(Bend));
            values[half + m] = value;
            values[half - m] = -value;
        }

        for (int m = 0; m < inverseWidths.Length; m++)
            inverseWidths[m] = 1 / (values[m + 1] - values[m]);
    }

    /// <summary>The knots in rising order.</summary>
    public ReadOnlySpan<float> Values => values;

    /// <summary>Number of knots.</summary>
    public int Count => values.Length;

    /// <summary>Finds the cell of a value.</summary>
    /// <param name="value">Value to look up.</param>
    /// <param name="fraction">Position inside the cell, 0 at its lower and 1 at its upper knot.</param>
    /// <param name="slope">Derivative of the fraction by the value; zero where the value is clamped.</param>
    /// <returns>Index of the lower knot.</returns>
    public int Locate(float value, out float fraction, out float slope)
    {
        int low = 0;
        for (int step = inverseWidths.Length - 1; step > 0;)
        {
            int half = (step + 1) / 2;
            low = values[low + half] <= value ? low + half : low;
            step -= half;
        }

        float position = (value - values[low]) * inverseWidths[low];
        bool inside = position is >= 0 and <= 1;
        fraction = Math.Clamp(position, 0, 1);
        slope = inside ? inverseWidths[low] : 0;
        return low;
    }
}
