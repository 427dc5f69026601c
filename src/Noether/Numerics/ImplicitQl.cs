using System.Runtime.CompilerServices;

namespace Noether.Numerics;

/// <summary>
/// Eigenvalues of a symmetric tridiagonal matrix by QL steps with implicit Wilkinson shifts (Dubrulle, Martin and
/// Wilkinson, "The implicit QL algorithm", Numerische Mathematik 12, 1968). The rotations are applied to rows, which
/// then hold the vectors.
/// </summary>
internal static class ImplicitQl
{
    private const int MaxSteps = 60;
    private const double Epsilon = 1.0 / (1L << 52);

    // Entries are at most of order one; below this an entry beside the diagonal is noise even between zero eigenvalues.
    private const double Negligible = 1e-20;

    // A block that is the rounding of larger entries, as in a matrix of low rank, is stirred by every step and never
    // settles against its own tiny diagonal. After this many steps it is held against the largest entries, which is the
    // accuracy that the reduction to tridiagonal form has left anyway.
    private const int PatientSteps = 20;

    /// <summary>Diagonalises in place.</summary>
    /// <param name="d">n diagonal values; receives the eigenvalues, unsorted.</param>
    /// <param name="e">n - 1 values beside the diagonal and one more; destroyed.</param>
    /// <param name="rows">n rows of padded length; row i becomes the eigenvector of d[i].</param>
    /// <param name="n">Number of rows.</param>
    /// <exception cref="ArithmeticException">
    /// No convergence, which finite input has never been seen to cause.
    /// </exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(Span<double> d, Span<double> e, Span<double> rows, int n)
    {
        var stride = RowKernels.PaddedLength(n);
        var largest = 0.0;
        for (var i = 0; i < n; i++)
            largest = Math.Max(largest, Math.Abs(d[i]) + (i < n - 1 ? Math.Abs(e[i]) : 0));
        for (var first = 0; first < n; first++)
        {
            for (var step = 0; ; step++)
            {
                var last = first;
                var noise = step < PatientSteps ? Negligible : Epsilon * largest;
                while (last < n - 1 && !IsNegligible(e[last], d[last], d[last + 1], noise))
                    last++;
                if (last == first)
                    break;
                if (step == MaxSteps)
                    throw new ArithmeticException("The eigenvalue iteration did not converge.");
                Step(d, e, rows, first, last, stride);
            }
        }
    }

    private static bool IsNegligible(double off, double above, double below, double noise) =>
        Math.Abs(off) <= (Epsilon * (Math.Abs(above) + Math.Abs(below))) + noise;

    /// <summary>One QL step on the unreduced block first..last: a bulge is chased upwards from its end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step(Span<double> d, Span<double> e, Span<double> rows, int first, int last, int stride)
    {
        var ratio = (d[first + 1] - d[first]) / (2 * e[first]);
        var shift = d[first] - (e[first] / (ratio + Math.CopySign(Math.Sqrt((ratio * ratio) + 1), ratio)));
        var g = d[last] - shift;
        double sine = 1, cosine = 1, carried = 0;
        for (var i = last - 1; i >= first; i--)
        {
            var f = sine * e[i];
            var b = cosine * e[i];
            var radius = Math.Sqrt((f * f) + (g * g));
            e[i + 1] = radius;
            if (radius == 0)
            {
                // The block splits here: what was carried belongs to the diagonal, and the search starts again.
                d[i + 1] -= carried;
                e[last] = 0;
                return;
            }

            sine = f / radius;
            cosine = g / radius;
            g = d[i + 1] - carried;
            var r = ((d[i] - g) * sine) + (2 * cosine * b);
            carried = sine * r;
            d[i + 1] = g + carried;
            g = (cosine * r) - b;
            RowKernels.Rotate(ref rows[i * stride], ref rows[(i + 1) * stride], cosine, sine, (nuint)stride);
        }

        d[first] -= carried;
        e[first] = g;
        e[last] = 0;
    }
}
