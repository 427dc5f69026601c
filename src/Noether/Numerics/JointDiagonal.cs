namespace Noether.Numerics;

/// <summary>
/// One orthogonal basis in which several symmetric matrices are as nearly diagonal as they can be together, by Jacobi
/// turns of pairs. Source of the angle: Cardoso and Souloumiac, SIAM J. Matrix Anal. Appl. 17, 161 (1996).
/// </summary>
internal static class JointDiagonal
{
    private const int MostSweeps = 30;
    private const double Tolerance = 1e-3;

    /// <summary>The basis U, columns orthonormal, that leaves the least squares off the diagonals of U^T M U.</summary>
    /// <param name="matrices">M, symmetric, all d x d.</param>
    /// <param name="start">
    /// Where to begin, d x d orthogonal; a basis in which all diagonals are zero is a saddle that is not left.
    /// </param>
    public static Matrix Basis(IReadOnlyList<Matrix> matrices, Matrix start)
    {
        var d = start.Rows;
        var rows = start.Transposed();
        Matrix[] turned = [.. matrices.Select(m => MatrixOps.Congruence(rows, m))];
        for (var sweep = 0; sweep < MostSweeps; sweep++)
        {
            var largest = 0.0;
            for (var p = 0; p < d - 1; p++)
                for (var q = p + 1; q < d; q++)
                    largest = Math.Max(largest, Math.Abs(TurnPair(turned, rows, p, q)));
            if (largest < Tolerance)
                break;
        }

        return rows.Transposed();
    }

    private static double TurnPair(Matrix[] matrices, Matrix rows, int p, int q)
    {
        var (straight, crossed) = (0.0, 0.0);
        foreach (var m in matrices)
        {
            var (difference, twice) = (m[p, p] - m[q, q], 2 * m[p, q]);
            straight += (difference * difference) - (twice * twice);
            crossed += 2 * difference * twice;
        }

        var angle = 0.5 * Math.Atan2(crossed, straight + Math.Sqrt((straight * straight) + (crossed * crossed)));
        var (sin, cos) = Math.SinCos(angle);
        TurnRows(rows, p, q, cos, sin);
        foreach (var m in matrices)
        {
            TurnRows(m, p, q, cos, sin);
            for (var k = 0; k < m.Rows; k++)
                (m[k, p], m[k, q]) = ((cos * m[k, p]) + (sin * m[k, q]), (cos * m[k, q]) - (sin * m[k, p]));
        }

        return angle;
    }

    private static void TurnRows(Matrix m, int p, int q, double cos, double sin)
    {
        var one = m.Row(p);
        var other = m.Row(q);
        for (var k = 0; k < one.Length; k++)
            (one[k], other[k]) = ((cos * one[k]) + (sin * other[k]), (cos * other[k]) - (sin * one[k]));
    }
}
