using System.Numerics;
using Noether.Numerics;

namespace Noether.Algebra;

/// <summary>
/// The principal logarithm of a real matrix: the A of least turning with exp(A) = R. By square roots of the Schur form
/// until it is near the identity, then a series (Higham, Functions of Matrices, chapter 11).
/// </summary>
public static class MatrixLogarithm
{
    private const double NearIdentity = 0.2;
    private const int MostRoots = 60;
    private const int Terms = 12; // of 2 artanh(y), |y| at most 0.11: the last is below the rounding
    private const double Negative = 1e-6; // radians from the negative axis
    private const double Singular = 1e-10; // of the largest eigenvalue

    /// <summary>The logarithm.</summary>
    /// <param name="matrix">R, n x n.</param>
    /// <exception cref="NoetherException">
    /// R is not square or not finite, is singular, or has an eigenvalue on the negative axis: no real A is its
    /// principal logarithm then.
    /// </exception>
    public static Matrix Of(Matrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if (Obstacle(matrix) is { } obstacle)
            throw new NoetherException(obstacle);
        return RealPart(matrix);
    }

    /// <summary>
    /// The real part of the principal logarithm, which is no logarithm where eigenvalues lie on the negative axis.
    /// </summary>
    /// <param name="matrix">R, n x n, with eigenvalues other than 0.</param>
    internal static Matrix RealPart(Matrix matrix)
    {
        var n = matrix.Rows;
        var schur = ComplexSchur.Of(matrix);
        var (triangle, roots) = (schur.Triangle, 0);
        while (Distance(triangle) > NearIdentity && roots < MostRoots)
        {
            triangle = Root(triangle);
            roots++;
        }

        var logarithm = Product(Product(schur.Vectors, Series(triangle)), Adjoint(schur.Vectors));
        var result = new Matrix(n, n);
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++)
                result[i, j] = Math.ScaleB(logarithm[i, j].Real, roots);
        return result;
    }

    /// <summary>Why a matrix has no real principal logarithm, a sentence; null where it has one.</summary>
    /// <param name="matrix">R, n x n.</param>
    public static string? Obstacle(Matrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if (matrix.Rows != matrix.Columns)
            return $"A matrix of {matrix.Rows} x {matrix.Columns} has no logarithm; it must be square.";
        foreach (var value in matrix.Values)
        {
            if (!double.IsFinite(value))
                return $"A matrix that holds {value} has no logarithm; every entry must be a finite number.";
        }

        var eigenvalues = ComplexSchur.Of(matrix).Eigenvalues();
        var largest = eigenvalues.Max(value => value.Magnitude);
        if (eigenvalues.Any(value => value.Magnitude <= Singular * largest))
        {
            return "The matrix has an eigenvalue of 0, so that no generator leads to it; leave out the direction that it "
                + "loses.";
        }

        var real = eigenvalues.Where(value => Math.Abs(value.Phase) > Math.PI - Negative).ToArray();
        return real.Length == 0
            ? null
            : FormattableString.Invariant($"The matrix has the eigenvalue {real[0].Real:G3} on the negative axis, as a ")
                + "mirror or half a turn has, and no real generator leads to it in one step; take pairs that are half as "
                + "far apart.";
    }

    private static double Distance(Complex[,] triangle)
    {
        var (n, largest) = (triangle.GetLength(0), 0.0);
        for (var j = 0; j < n; j++)
        {
            var sum = 0.0;
            for (var i = 0; i <= j; i++)
                sum += (triangle[i, j] - (i == j ? 1 : 0)).Magnitude;
            largest = Math.Max(largest, sum);
        }

        return largest;
    }

    // The square root of an upper triangle, column after column (Bjorck and Hammarling).
    private static Complex[,] Root(Complex[,] triangle)
    {
        var n = triangle.GetLength(0);
        var root = new Complex[n, n];
        for (var j = 0; j < n; j++)
        {
            root[j, j] = Complex.Sqrt(triangle[j, j]);
            for (var i = j - 1; i >= 0; i--)
            {
                var rest = triangle[i, j];
                for (var k = i + 1; k < j; k++)
                    rest -= root[i, k] * root[k, j];
                root[i, j] = rest / (root[i, i] + root[j, j]);
            }
        }

        return root;
    }

    // log T = 2 artanh(Y) with Y = (T + I)^-1 (T - I).
    private static Complex[,] Series(Complex[,] triangle)
    {
        var n = triangle.GetLength(0);
        var y = new Complex[n, n];
        for (var j = 0; j < n; j++)
        {
            for (var i = j; i >= 0; i--)
            {
                var rest = triangle[i, j] - (i == j ? 1 : 0);
                for (var k = i + 1; k <= j; k++)
                    rest -= triangle[i, k] * y[k, j];
                y[i, j] = rest / (triangle[i, i] + 1);
            }
        }

        var (sum, power, square) = (new Complex[n, n], y, Product(y, y));
        for (var term = 0; term < Terms; term++)
        {
            for (var i = 0; i < n; i++)
                for (var j = 0; j < n; j++)
                    sum[i, j] += 2.0 / ((2 * term) + 1) * power[i, j];
            power = Product(power, square);
        }

        return sum;
    }

    private static Complex[,] Product(Complex[,] a, Complex[,] b)
    {
        var n = a.GetLength(0);
        var product = new Complex[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < n; k++)
            {
                if (a[i, k] == Complex.Zero)
                    continue;
                for (var j = 0; j < n; j++)
                    product[i, j] += a[i, k] * b[k, j];
            }
        }

        return product;
    }

    private static Complex[,] Adjoint(Complex[,] matrix)
    {
        var n = matrix.GetLength(0);
        var adjoint = new Complex[n, n];
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++)
                adjoint[i, j] = Complex.Conjugate(matrix[j, i]);
        return adjoint;
    }
}
