namespace Noether.Numerics;

/// <summary>Toeplitz matrices: constant along every diagonal, as the covariance of a stationary process is.</summary>
internal static class Toeplitz
{
    /// <summary>
    /// m minus its nearest symmetric Toeplitz matrix (the means over the diagonals |i - j| = k), d x d.
    /// </summary>
    public static Matrix Departure(Matrix m)
    {
        var d = m.Rows;
        var mean = Diagonals(m);
        var result = new Matrix(d, d);
        for (var i = 0; i < d; i++)
            for (var j = 0; j < d; j++)
                result[i, j] = m[i, j] - mean[Math.Abs(i - j)];
        return result;
    }

    /// <summary>
    /// m minus its nearest Toeplitz matrix, symmetric or not (the means over the diagonals i - j = k), d x d.
    /// </summary>
    public static Matrix DirectedDeparture(Matrix m)
    {
        var d = m.Rows;
        var mean = new double[(2 * d) - 1];
        for (var i = 0; i < d; i++)
            for (var j = 0; j < d; j++)
                mean[i - j + d - 1] += m[i, j] / (d - Math.Abs(i - j));
        var result = new Matrix(d, d);
        for (var i = 0; i < d; i++)
            for (var j = 0; j < d; j++)
                result[i, j] = m[i, j] - mean[i - j + d - 1];
        return result;
    }

    /// <summary>Mean of the entries with |i - j| = k, for k = 0 .. d - 1.</summary>
    public static double[] Diagonals(Matrix m)
    {
        var d = m.Rows;
        var sums = new double[d];
        for (var i = 0; i < d; i++)
            for (var j = 0; j < d; j++)
                sums[Math.Abs(i - j)] += m[i, j];
        for (var k = 0; k < d; k++)
            sums[k] /= k == 0 ? d : 2 * (d - k);
        return sums;
    }

    /// <summary>
    /// Eigenvalues ascending, and eigenvectors as columns, of the symmetric Toeplitz matrix T_ij = r_|i - j|, d >= 2. Read
    /// backwards each of its eigenvectors is itself or its negative, so that two matrices of half the size tell them.
    /// </summary>
    public static (double[] Values, Matrix Vectors) Eigen(ReadOnlySpan<double> r)
    {
        var d = r.Length;
        var (pairs, middle) = (d / 2, d % 2);
        var even = new Matrix(pairs + middle, pairs + middle);
        var odd = new Matrix(pairs, pairs);
        for (var i = 0; i < pairs; i++)
        {
            for (var j = 0; j < pairs; j++)
            {
                var (direct, mirrored) = (r[Math.Abs(i - j)], r[d - 1 - i - j]);
                even[i, j] = direct + mirrored;
                odd[i, j] = direct - mirrored;
            }

            if (middle == 1)
                even[i, pairs] = even[pairs, i] = Math.Sqrt(2) * r[pairs - i];
        }

        if (middle == 1)
            even[pairs, pairs] = r[0];
        var (evenValues, evenVectors) = MatrixOps.Eigen(even);
        var (oddValues, oddVectors) = MatrixOps.Eigen(odd);
        var values = new double[d];
        var vectors = new Matrix(d, d);
        var (e, o) = (0, 0);
        for (var k = 0; k < d; k++)
        {
            var isEven = o == pairs || (e < evenValues.Length && evenValues[e] <= oddValues[o]);
            var (half, column, sign) = isEven ? (evenVectors, e, 1) : (oddVectors, o, -1);
            values[k] = isEven ? evenValues[e++] : oddValues[o++];
            for (var i = 0; i < pairs; i++)
            {
                vectors[i, k] = half[i, column] / Math.Sqrt(2);
                vectors[d - 1 - i, k] = sign * vectors[i, k];
            }

            if (isEven && middle == 1)
                vectors[pairs, k] = half[pairs, column];
        }

        return (values, vectors);
    }

    /// <summary>Share of |m|_F^2 that is not Toeplitz, 0 to 1; 0 for a matrix of zeros.</summary>
    public static double DepartureShare(Matrix m)
    {
        var norm = MatrixOps.SquaredNorm(m);
        return norm > 0 ? MatrixOps.SquaredNorm(Departure(m)) / norm : 0;
    }
}
