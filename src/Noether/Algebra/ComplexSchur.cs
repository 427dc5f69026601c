using System.Numerics;
using Noether.Numerics;

namespace Noether.Algebra;

/// <summary>
/// The Schur form A = Q T Q^H of a small real matrix, T upper triangular, by Householder reduction and QR steps with
/// Wilkinson's shift (Golub and Van Loan, Matrix Computations, 7.5). Arithmetic is complex throughout: that costs a
/// factor of four, and a hundred lines less than the real form.
/// </summary>
internal sealed class ComplexSchur
{
    private const int MostSteps = 60; // for each eigenvalue
    private const double Unit = 2.3e-16;

    private readonly int n;

    private ComplexSchur(int n)
    {
        this.n = n;
        (Triangle, Vectors) = (new Complex[n, n], new Complex[n, n]);
    }

    /// <summary>T, n x n, zero below its diagonal, which holds the eigenvalues.</summary>
    public Complex[,] Triangle { get; }

    /// <summary>Q, n x n, unitary.</summary>
    public Complex[,] Vectors { get; }

    /// <summary>Decomposes.</summary>
    /// <param name="matrix">n x n finite values.</param>
    public static ComplexSchur Of(Matrix matrix)
    {
        var schur = new ComplexSchur(matrix.Rows);
        for (var i = 0; i < schur.n; i++)
        {
            schur.Vectors[i, i] = 1;
            for (var j = 0; j < schur.n; j++)
                schur.Triangle[i, j] = matrix[i, j];
        }

        schur.Reduce();
        schur.Iterate();
        // What rounding left there is not part of the form.
        for (var i = 0; i < schur.n; i++)
            for (var j = 0; j < i; j++)
                schur.Triangle[i, j] = 0;
        return schur;
    }

    /// <summary>The eigenvalues, in the order of the diagonal.</summary>
    public Complex[] Eigenvalues()
    {
        var values = new Complex[n];
        for (var i = 0; i < n; i++)
            values[i] = Triangle[i, i];
        return values;
    }

    // To Hessenberg form, one reflection I - 2 v v^H a column.
    private void Reduce()
    {
        var v = new Complex[n];
        for (var k = 0; k + 2 < n; k++)
        {
            var norm = 0.0;
            for (var i = k + 1; i < n; i++)
                norm += Square(v[i] = Triangle[i, k]);
            norm = Math.Sqrt(norm);
            if (norm == 0)
                continue;
            var first = v[k + 1].Magnitude;
            v[k + 1] += first == 0 ? norm : v[k + 1] / first * norm;
            var length = 0.0;
            for (var i = k + 1; i < n; i++)
                length += Square(v[i]);
            Reflect(v, k + 1, 2 / length);
        }
    }

    private void Reflect(Complex[] v, int from, double factor)
    {
        for (var j = 0; j < n; j++)
        {
            Complex inner = 0;
            for (var i = from; i < n; i++)
                inner += Complex.Conjugate(v[i]) * Triangle[i, j];
            for (var i = from; i < n; i++)
                Triangle[i, j] -= factor * inner * v[i];
        }

        foreach (var matrix in (Complex[][,])[Triangle, Vectors])
        {
            for (var i = 0; i < n; i++)
            {
                Complex inner = 0;
                for (var j = from; j < n; j++)
                    inner += matrix[i, j] * v[j];
                for (var j = from; j < n; j++)
                    matrix[i, j] -= factor * inner * Complex.Conjugate(v[j]);
            }
        }
    }

    private void Iterate()
    {
        var steps = 0;
        for (var last = n - 1; last > 0;)
        {
            var first = last;
            while (first > 0 && !Deflate(first))
                first--;
            if (first == last)
            {
                (last, steps) = (last - 1, 0);
                continue;
            }

            if (++steps > MostSteps)
                throw new InvalidOperationException("The eigenvalues of a matrix do not converge.");
            // Every tenth step an exceptional shift breaks a cycle.
            Step(first, last, steps % 10 == 0 ? Triangle[last, last - 1].Magnitude : Shift(last));
        }
    }

    private bool Deflate(int row)
    {
        var size = Triangle[row - 1, row - 1].Magnitude + Triangle[row, row].Magnitude;
        if (Triangle[row, row - 1].Magnitude > Unit * Math.Max(size, double.Epsilon / Unit))
            return false;
        Triangle[row, row - 1] = 0;
        return true;
    }

    private Complex Shift(int last)
    {
        var (a, b) = (Triangle[last - 1, last - 1], Triangle[last - 1, last]);
        var (c, d) = (Triangle[last, last - 1], Triangle[last, last]);
        var half = (a - d) / 2;
        var root = Complex.Sqrt((half * half) + (b * c));
        var (one, other) = (half + root, half - root);
        return d + ((one.Magnitude < other.Magnitude) ? one : other);
    }

    private void Step(int first, int last, Complex shift)
    {
        var (cosines, sines) = (new double[last], new Complex[last]);
        for (var i = first; i <= last; i++)
            Triangle[i, i] -= shift;
        for (var k = first; k < last; k++)
        {
            var (x, y) = (Triangle[k, k], Triangle[k + 1, k]);
            var norm = Math.Sqrt(Square(x) + Square(y));
            var size = x.Magnitude;
            cosines[k] = norm == 0 ? 1 : size / norm;
            sines[k] = norm == 0 ? 0 : (size == 0 ? 1 : x / size) * Complex.Conjugate(y) / norm;
            for (var j = k; j < n; j++)
            {
                var (p, q) = (Triangle[k, j], Triangle[k + 1, j]);
                Triangle[k, j] = (cosines[k] * p) + (sines[k] * q);
                Triangle[k + 1, j] = (cosines[k] * q) - (Complex.Conjugate(sines[k]) * p);
            }
        }

        for (var k = first; k < last; k++)
        {
            Turn(Triangle, k, cosines[k], sines[k], Math.Min(k + 2, n));
            Turn(Vectors, k, cosines[k], sines[k], n);
        }

        for (var i = first; i <= last; i++)
            Triangle[i, i] += shift;
    }

    private static void Turn(Complex[,] matrix, int k, double cosine, Complex sine, int rows)
    {
        for (var i = 0; i < rows; i++)
        {
            var (p, q) = (matrix[i, k], matrix[i, k + 1]);
            matrix[i, k] = (cosine * p) + (Complex.Conjugate(sine) * q);
            matrix[i, k + 1] = (cosine * q) - (sine * p);
        }
    }

    private static double Square(Complex value) => (value.Real * value.Real) + (value.Imaginary * value.Imaginary);
}
