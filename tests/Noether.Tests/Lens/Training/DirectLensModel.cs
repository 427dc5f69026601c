using Noether.Lens;
using Noether.Numerics;

namespace Noether.Tests.Lens.Training;

/// <summary>From parameters (upper triangle of S, then psi) to L in double precision: G by its power series.</summary>
internal static class DirectLensModel
{
    public static Matrix GroupConvolution(ReadOnlySpan<double> parameters, int d, int padding)
    {
        var filter = parameters[^d..].ToArray();
        var norm = Math.Sqrt(MatrixOps.Dot(filter, filter));
        return GroupConvolutions.Build(
            Generator(parameters, d + (2 * padding)), Array.ConvertAll(filter, v => v / norm));
    }

    public static Matrix Generator(ReadOnlySpan<double> parameters, int n)
    {
        var s = new Matrix(n, n);
        var at = 0;
        for (var i = 0; i < n; i++)
        {
            for (var j = i + 1; j < n; j++)
            {
                s[i, j] = parameters[at];
                s[j, i] = -parameters[at++];
            }
        }
        // |S| stays below ten in the tests, so that 60 terms leave nothing in double precision.
        var (sum, term) = (Matrix.Identity(n), Matrix.Identity(n));
        for (var k = 1; k <= 60; k++)
        {
            term = MatrixOps.Multiply(term, s);
            foreach (ref var value in term.Values)
                value /= k;
            MatrixOps.AddScaled(sum.Values, term.Values, 1);
        }
        return sum;
    }
}
