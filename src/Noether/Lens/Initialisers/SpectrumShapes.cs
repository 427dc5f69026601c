using Noether.Numerics;

namespace Noether.Lens.Initialisers;

/// <summary>
/// First guesses of the spectral density of the hidden process. By Szego's theorem the eigenvalues of a large Toeplitz
/// matrix are the sorted values of its spectral density, so the data's eigenvalues fix the density up to a
/// rearrangement over frequency. A density with one peak is told by how its level sets {density > level} grow: from the
/// peak at u0 a share a of the width goes to the left until the edge u = 0 is met, the rest to the right.
/// </summary>
internal static class SpectrumShapes
{
    /// <summary>Number of frequencies on which densities are sampled, u = (i + 1/2)/Frequencies in (0, 1).</summary>
    public const int Frequencies = 96;

    // The basin of the right answer is a few hundredths wide in both (measured on Legendre signals).
    private const double PeakStep = 0.02;
    private const double LastPeak = 0.5;
    private static readonly double[] LeftShares = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

    /// <summary>Log densities, one a row, for ascending eigenvalues of the data's covariance.</summary>
    /// <param name="eigenvalues">The eigenvalues, ascending.</param>
    public static Matrix LogDensities(ReadOnlySpan<double> eigenvalues)
    {
        var levels = new double[eigenvalues.Length];
        for (var i = 0; i < levels.Length; i++)
            levels[i] = Math.Log(eigenvalues[levels.Length - 1 - i]);
        var shapes = Grid(LastPeak).ToArray();
        var result = new Matrix(shapes.Length, Frequencies);
        var places = Enumerable.Range(0, Frequencies).Select(i => (i + 0.5) / Frequencies).ToArray();
        for (var s = 0; s < shapes.Length; s++)
        {
            var widths = Widths(places, shapes[s].Peak, shapes[s].Share);
            for (var i = 0; i < Frequencies; i++)
                result[s, i] = Interpolate(levels, (widths[i] * levels.Length) - 0.5);
        }
        return result;
    }

    /// <summary>
    /// The different orders in which the frequencies f = 0 .. (d-1)/2 of a circle of d places can follow one another by
    /// density, the highest first, where it has one peak.
    /// </summary>
    public static IReadOnlyList<int[]> Orders(int dimension)
    {
        var places = Enumerable.Range(0, (dimension + 1) / 2).Select(f => 2.0 * f / dimension).ToArray();
        Dictionary<string, int[]> orders = [];
        foreach (var (peak, share) in Grid(1))
        {
            var widths = Widths(places, peak, share);
            var order = Enumerable.Range(0, places.Length).OrderBy(f => widths[f]).ToArray();
            orders.TryAdd(string.Join(' ', order), order);
        }
        return [.. orders.Values];
    }

    private static IEnumerable<(double Peak, double Share)> Grid(double last) =>
        from step in Enumerable.Range(0, (int)Math.Round(last / PeakStep) + 1)
        let peak = step * PeakStep
        from share in peak == 0 ? [0.0] : LeftShares
        select (peak, share);

    // The width at which the growing level set reaches each frequency.
    private static double[] Widths(double[] frequencies, double peak, double share)
    {
        const int Steps = 400;
        var result = new double[frequencies.Length];
        Array.Fill(result, double.NaN);
        var (left, right) = (1.0, 0.0);
        for (var w = 0; w < Steps; w++)
        {
            var width = w / (Steps - 1.0);
            var start = Math.Max(0, peak - (share * width));
            start = Math.Min(start, 1 - width);
            left = Math.Min(left, start);
            right = Math.Max(right, start + width);
            for (var i = 0; i < result.Length; i++)
            {
                if (double.IsNaN(result[i]) && frequencies[i] >= left - 1e-9 && frequencies[i] <= right + 1e-9)
                    result[i] = width;
            }
        }
        return result;
    }

    private static double Interpolate(double[] values, double position)
    {
        var clamped = Math.Clamp(position, 0, values.Length - 1);
        var below = Math.Min((int)clamped, values.Length - 2);
        return values[below] + ((clamped - below) * (values[below + 1] - values[below]));
    }
}
