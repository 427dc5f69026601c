using Noether.Numerics;

namespace Noether.Algebra;

/// <summary>exp(A) of a small real matrix: the finite transformation that a generator leads to.</summary>
public static class MatrixExponential
{
    private const int Terms = 14; // at a norm of 1/2 the next is below the rounding

    /// <summary>exp(factor A), by Taylor's series of the matrix halved until it is small, and squaring.</summary>
    /// <param name="generator">A, n x n, finite.</param>
    /// <param name="factor">How far; default 1.</param>
    /// <exception cref="ArgumentException">A is not square.</exception>
    public static Matrix Of(Matrix generator, double factor = 1)
    {
        ArgumentNullException.ThrowIfNull(generator);
        if (generator.Rows != generator.Columns)
            throw new ArgumentException("A generator is square.", nameof(generator));
        var n = generator.Rows;
        var norm = Math.Sqrt(MatrixOps.SquaredNorm(generator)) * Math.Abs(factor);
        var halvings = norm > 0.5 ? Math.Max(0, Math.ILogB(norm) + 2) : 0;
        var step = generator.Clone();
        foreach (ref var value in step.Values)
            value = Math.ScaleB(value * factor, -halvings);
        var (sum, term) = (Matrix.Identity(n), Matrix.Identity(n));
        for (var k = 1; k <= Terms; k++)
        {
            term = MatrixOps.Multiply(term, step);
            foreach (ref var value in term.Values)
                value /= k;
            MatrixOps.AddScaled(sum.Values, term.Values, 1);
        }

        for (var i = 0; i < halvings; i++)
            sum = MatrixOps.Multiply(sum, sum);
        return sum;
    }
}
