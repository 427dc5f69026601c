using Noether.Numerics;

namespace Noether.Tests.Lens.Seriation;

/// <summary>A smooth random field on a grid whose pixels are shuffled: white noise, blurred.</summary>
internal sealed class ShuffledField
{
    private const int Margin = 4;
    private const double Width = 1.2;
    private const double Noise = 0.3;

    /// <summary>Draws samples and shuffles.</summary>
    public ShuffledField(
        int rows, int columns, ulong seed, int samples = 4000, int[]? cells = null, bool centred = false)
    {
        (Rows, Columns) = (rows, columns);
        var known = cells ?? [.. Enumerable.Range(0, rows * columns)];
        CellOf = [.. new CounterRandom(seed, 1).Permutation(known.Length).Select(k => known[k])];
        Covariance = CovarianceOf(Draw(samples, new CounterRandom(seed, 2), centred));
        Correlation = Correlate(Covariance);
    }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>The true cell of each pixel.</summary>
    public int[] CellOf { get; }

    public Matrix Correlation { get; }

    public Matrix Covariance { get; }

    /// <summary>Share of the pixels at the right place, up to mirror images and a turn.</summary>
    public double Right(int rows, int columns, int[] cells)
    {
        var best = 0.0;
        for (var turn = 0; turn < 8; turn++)
        {
            var right = CellOf.Where((cell, p) => Turned(cells[p], rows, columns, turn) == cell);
            best = Math.Max(best, right.Count());
        }

        return best / CellOf.Length;
    }

    /// <summary>Second moments of the columns of a sample, one row each.</summary>
    public static Matrix CovarianceOf(Matrix samples)
    {
        var (n, d) = (samples.Rows, samples.Columns);
        var covariance = new Matrix(d, d);
        Gemm.Multiply(covariance.Values, samples.Values, samples.Values, d, d, n, transposeA: true, alpha: 1.0 / n);
        return covariance;
    }

    /// <summary>The correlations that belong to a covariance.</summary>
    public static Matrix Correlate(Matrix covariance)
    {
        var result = Matrix.Identity(covariance.Rows);
        for (var p = 0; p < covariance.Rows; p++)
        {
            for (var q = 0; q < p; q++)
            {
                var value = covariance[p, q] / Math.Sqrt(covariance[p, p] * covariance[q, q]);
                (result[p, q], result[q, p]) = (value, value);
            }
        }

        return result;
    }

    private int Turned(int cell, int rows, int columns, int turn)
    {
        var (i, j) = (cell / columns, cell % columns);
        if (turn >= 4)
            (i, j, rows, columns) = (j, i, columns, rows);
        if ((rows, columns) != (Rows, Columns))
            return -1;
        i = (turn & 1) == 0 ? i : rows - 1 - i;
        j = (turn & 2) == 0 ? j : columns - 1 - j;
        return (i * columns) + j;
    }

    // Centred fields fade out towards the edges, where noise prevails.
    private Matrix Draw(int samples, CounterRandom random, bool centred)
    {
        var (height, width) = (Rows + (2 * Margin), Columns + (2 * Margin));
        var down = Blur(height);
        var right = Blur(width);
        var result = new Matrix(samples, CellOf.Length);
        var noise = new Matrix(height, width);
        for (var k = 0; k < samples; k++)
        {
            random.FillNormal(noise.Values);
            var field = MatrixOps.MultiplyTransposed(MatrixOps.Multiply(down, noise), right);
            for (var p = 0; p < CellOf.Length; p++)
            {
                var (i, j) = (CellOf[p] / Columns, CellOf[p] % Columns);
                var value = field[i + Margin, j + Margin];
                var faded = value * Fading(i, Rows) * Fading(j, Columns);
                result[k, p] = centred ? faded + (Noise * random.NextNormal()) : value;
            }
        }

        return result;
    }

    private static double Fading(int place, int places) => Math.Sin(Math.PI * (place + 0.7) / (places + 0.4));

    private static Matrix Blur(int size)
    {
        var result = new Matrix(size, size);
        for (var i = 0; i < size; i++)
            for (var j = 0; j < size; j++)
                result[i, j] = Math.Exp(-(i - j) * (i - j) / (2 * Width * Width));
        return result;
    }
}
