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

    /// <summary>Share of |m|_F^2 that is not Toeplitz, 0 to 1; 0 for a matrix of zeros.</summary>
    public static double DepartureShare(Matrix m)
    {
        var norm = MatrixOps.SquaredNorm(m);
        return norm > 0 ? MatrixOps.SquaredNorm(Departure(m)) / norm : 0;
    }
}
