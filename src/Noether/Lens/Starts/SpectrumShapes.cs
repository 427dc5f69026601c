using Noether.Numerics;

namespace Noether.Lens.Starts;

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
    private const int Peaks = 21;
    private static readonly double[] LeftShares = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

    /// <summary>Log densities, one a row, for ascending eigenvalues of the data's covariance.</summary>
    public static Matrix LogDensities(ReadOnlySpan<double> eigenvalues)
    {
        var levels = new double[eigenvalues.Length];
        for (var i = 0; i < levels.Length; i++)
            levels[i] = Math.Log(eigenvalues[levels.Length - 1 - i]);
        var shapes = (from step in Enumerable.Range(0, Peaks)
                      let peak = step * PeakStep
                      from share in peak == 0 ? [0.0] : LeftShares
                      select (peak, share)).ToArray();
        var result = new Matrix(shapes.Length, Frequencies);
        for (var s = 0; s < shapes.Length; s++)
            Fill(result.Row(s), levels, shapes[s].peak, shapes[s].share);
        return result;
    }

    private static void Fill(Span<double> row, double[] levels, double peak, double share)
    {
        const int Widths = 400;
        row.Fill(double.NaN);
        var (left, right) = (1.0, 0.0);
        for (var w = 0; w < Widths; w++)
        {
            var width = w / (Widths - 1.0);
            var start = Math.Max(0, peak - (share * width));
            start = Math.Min(start, 1 - width);
            left = Math.Min(left, start);
            right = Math.Max(right, start + width);
            for (var i = 0; i < Frequencies; i++)
            {
                var u = (i + 0.5) / Frequencies;
                if (double.IsNaN(row[i]) && u >= left - 1e-9 && u <= right + 1e-9)
                    row[i] = Interpolate(levels, (width * levels.Length) - 0.5);
            }
        }
    }

    private static double Interpolate(double[] values, double position)
    {
        var clamped = Math.Clamp(position, 0, values.Length - 1);
        var below = Math.Min((int)clamped, values.Length - 2);
        return values[below] + ((clamped - below) * (values[below + 1] - values[below]));
    }
}
