using Noether.Numerics;

namespace Noether.Tests.Lens.Seriation;

/// <summary>A smooth random field on a grid whose pixels are shuffled: white noise, blurred.</summary>
internal sealed class ShuffledField
{
    private const int Margin = 4;
    private const double Width = 1.2;

    /// <summary>Draws samples and shuffles.</summary>
    public ShuffledField(int rows, int columns, ulong seed, int samples = 4000, int[]? cells = null)
    {
        (Rows, Columns) = (rows, columns);
        var known = cells ?? [.. Enumerable.Range(0, rows * columns)];
        CellOf = [.. new CounterRandom(seed, 1).Permutation(known.Length).Select(k => known[k])];
        Correlation = Correlate(Draw(samples, new CounterRandom(seed, 2)));
    }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>The true cell of each pixel.</summary>
    public int[] CellOf { get; }

    public Matrix Correlation { get; }

    /// <summary>Share of the pixels at the right place, up to mirror images and a turn.</summary>
    public double Right(int rows, int columns, int[] cells)
    {
        var best = 0.0;
        for (var turn = 0; turn < 8; turn++)
            best = Math.Max(best, (double)CellOf.Where((cell, p) => Turned(cells[p], rows, columns, turn) == cell).Count());
        return best / CellOf.Length;
    }

    /// <summary>Correlations of the columns of a sample, one row each.</summary>
    public static Matrix Correlate(Matrix samples)
    {
        var (n, d) = (samples.Rows, samples.Columns);
        var covariance = new Matrix(d, d);
        Gemm.Multiply(covariance.Values, samples.Values, samples.Values, d, d, n, transposeA: true);
        var result = Matrix.Identity(d);
        for (var p = 0; p < d; p++)
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

    private Matrix Draw(int samples, CounterRandom random)
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
                result[k, p] = field[(CellOf[p] / Columns) + Margin, (CellOf[p] % Columns) + Margin];
        }

        return result;
    }

    private static Matrix Blur(int size)
    {
        var result = new Matrix(size, size);
        for (var i = 0; i < size; i++)
            for (var j = 0; j < size; j++)
                result[i, j] = Math.Exp(-(i - j) * (i - j) / (2 * Width * Width));
        return result;
    }
}
