namespace Noether.Numerics;

/// <summary>Small systems of linear equations, by Gaussian elimination with row pivots.</summary>
internal static class LinearSolve
{
    /// <summary>Solves A x = b; entries are not finite where A is singular.</summary>
    /// <param name="matrix">A, n x n values in C order; not changed.</param>
    /// <param name="right">b, n values.</param>
    public static double[] Solve(ReadOnlySpan<double> matrix, ReadOnlySpan<double> right)
    {
        var n = right.Length;
        var (a, x) = (matrix.ToArray(), right.ToArray());
        for (var k = 0; k < n; k++)
        {
            var pivot = k;
            for (var i = k + 1; i < n; i++)
            {
                if (Math.Abs(a[(i * n) + k]) > Math.Abs(a[(pivot * n) + k]))
                    pivot = i;
            }

            if (pivot != k)
            {
                for (var j = k; j < n; j++)
                    (a[(k * n) + j], a[(pivot * n) + j]) = (a[(pivot * n) + j], a[(k * n) + j]);
                (x[k], x[pivot]) = (x[pivot], x[k]);
            }

            for (var i = k + 1; i < n; i++)
            {
                var factor = a[(i * n) + k] / a[(k * n) + k];
                for (var j = k + 1; j < n; j++)
                    a[(i * n) + j] -= factor * a[(k * n) + j];
                x[i] -= factor * x[k];
            }
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < n; j++)
                x[i] -= a[(i * n) + j] * x[j];
            x[i] /= a[(i * n) + i];
        }

        return x;
    }
}
