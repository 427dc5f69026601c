using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Noether.Numerics;

/// <summary>
/// Householder reduction of a symmetric matrix to tridiagonal form, T = Q^T A Q (Golub and Van Loan, Matrix
/// Computations, section 8.3.1), on both triangles at once because whole rows vectorise.
/// </summary>
internal static class Tridiagonalization
{
    /// <summary>Reduces in place.</summary>
    /// <param name="a">
    /// n rows of padded length with the symmetric matrix; on return row k holds the k-th reflector.
    /// </param>
    /// <param name="q">n rows of padded length; receives Q^T, the columns of Q as rows.</param>
    /// <param name="diagonal">Receives the n diagonal values of T.</param>
    /// <param name="off">Receives the n - 1 values beside the diagonal, and a zero at the end.</param>
    /// <param name="work">Scratch of the padded length.</param>
    /// <param name="factors">Scratch of n values.</param>
    /// <param name="n">Number of rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(
        Span<double> a, Span<double> q, Span<double> diagonal, Span<double> off, Span<double> work,
        Span<double> factors, int n)
    {
        var stride = RowKernels.PaddedLength(n);
        var length = (nuint)stride;
        ref var w = ref MemoryMarshal.GetReference(work);
        for (var k = 0; k < n - 1; k++)
        {
            // By symmetry row k holds the column to be cleared; it becomes the reflector, zero up to and including
            // position k.
            var row = a.Slice(k * stride, stride);
            diagonal[k] = row[k];
            row[..(k + 1)].Clear();
            (off[k], factors[k]) = Reflector(row[(k + 1)..n]);
            if (factors[k] == 0)
                continue;

            // A <- H A H = A - v w^T - w v^T with w = p - (f p.v / 2) v, p = f A v.
            ref var v = ref MemoryMarshal.GetReference(row);
            work.Clear();
            for (var i = k + 1; i < n; i++)
                work[i] = factors[k] * RowKernels.Dot(ref a[i * stride], ref v, length);
            var half = factors[k] * RowKernels.Dot(ref w, ref v, length) / 2;
            RowKernels.AddScaled(ref w, -half, ref v, length);
            for (var i = k + 1; i < n; i++)
                RowKernels.AddTwoScaled(ref a[i * stride], -row[i], ref w, -work[i], ref v, length);
        }

        diagonal[n - 1] = a[((n - 1) * stride) + n - 1];
        off[n - 1] = 0;
        Accumulate(a, q, factors, n);
    }

    /// <summary>
    /// Turns x into v of the reflection H = 1 - f v v^T with H x = (value, 0, .., 0), and returns value and f.
    /// </summary>
    private static (double Value, double Factor) Reflector(Span<double> x)
    {
        var tail = 0.0;
        for (var i = 1; i < x.Length; i++)
            tail += x[i] * x[i];
        if (tail == 0)
            return (x[0], 0);

        // The sign that adds up instead of cancelling.
        var norm = Math.Sqrt((x[0] * x[0]) + tail);
        var value = x[0] > 0 ? -norm : norm;
        x[0] -= value;
        return (value, 2 / ((x[0] * x[0]) + tail));
    }

    private static void Accumulate(Span<double> a, Span<double> q, Span<double> factors, int n)
    {
        var stride = RowKernels.PaddedLength(n);
        var length = (nuint)stride;
        q[..(n * stride)].Clear();
        for (var i = 0; i < n; i++)
            q[(i * stride) + i] = 1;
        for (var k = n - 2; k >= 0; k--)
        {
            if (factors[k] == 0)
                continue;
            ref var v = ref a[k * stride];
            for (var i = k + 1; i < n; i++)
            {
                ref var row = ref q[i * stride];
                var dot = RowKernels.Dot(ref row, ref v, length);
                RowKernels.AddScaled(ref row, -factors[k] * dot, ref v, length);
            }
        }
    }
}
