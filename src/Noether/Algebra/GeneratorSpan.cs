using Noether.Numerics;

namespace Noether.Algebra;

/// <summary>Spans of generators: orthonormal bases in the inner product tr(A^T B).</summary>
internal static class GeneratorSpan
{
    private const double Dependent = 1e-9;

    /// <summary>An orthonormal basis of what some matrices span, by twice repeated Gram-Schmidt.</summary>
    /// <param name="generators">Matrices of one size.</param>
    /// <returns>At most as many matrices of norm one; none where all are zero.</returns>
    public static IReadOnlyList<Matrix> Orthonormal(IReadOnlyList<Matrix> generators)
    {
        var basis = new List<Matrix>();
        foreach (var generator in generators)
        {
            var next = generator.Clone();
            var length = Math.Sqrt(MatrixOps.SquaredNorm(next));
            for (var pass = 0; pass < 2; pass++)
            {
                foreach (var one in basis)
                    MatrixOps.AddScaled(next.Values, one.Values, -MatrixOps.Dot(one.Values, next.Values));
            }

            var rest = Math.Sqrt(MatrixOps.SquaredNorm(next));
            if (rest <= Dependent * length || rest == 0)
                continue;
            Scale(next, 1 / rest);
            basis.Add(next);
        }

        return basis;
    }

    /// <summary>Cosines of the principal angles between two spans, least first, as many as the smaller one has dimensions.</summary>
    /// <param name="one">Orthonormal matrices, at least one.</param>
    /// <param name="other">Orthonormal matrices of the same size, at least one.</param>
    public static double[] Cosines(IReadOnlyList<Matrix> one, IReadOnlyList<Matrix> other)
    {
        var (few, many) = one.Count <= other.Count ? (one, other) : (other, one);
        var inner = new Matrix(few.Count, many.Count);
        for (var i = 0; i < few.Count; i++)
            for (var j = 0; j < many.Count; j++)
                inner[i, j] = MatrixOps.Dot(few[i].Values, many[j].Values);
        return [.. MatrixOps.Eigen(MatrixOps.MultiplyTransposed(inner, inner)).Values
            .Select(square => Math.Sqrt(Math.Clamp(square, 0, 1)))];
    }

    /// <summary>sum_i c_i B_i.</summary>
    public static Matrix Combine(IReadOnlyList<Matrix> basis, ReadOnlySpan<double> coefficients)
    {
        var sum = new Matrix(basis[0].Rows, basis[0].Columns);
        for (var i = 0; i < basis.Count; i++)
            MatrixOps.AddScaled(sum.Values, basis[i].Values, coefficients[i]);
        return sum;
    }

    /// <summary>The commutator a b - b a.</summary>
    public static Matrix Bracket(Matrix a, Matrix b)
    {
        var bracket = MatrixOps.Multiply(a, b);
        MatrixOps.AddScaled(bracket.Values, MatrixOps.Multiply(b, a).Values, -1);
        return bracket;
    }

    /// <summary>Multiplies all entries.</summary>
    public static void Scale(Matrix matrix, double factor)
    {
        foreach (ref var value in matrix.Values)
            value *= factor;
    }
}
