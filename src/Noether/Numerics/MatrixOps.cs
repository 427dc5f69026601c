namespace Noether.Numerics;

/// <summary>Small dense algebra in double precision, for matrices of the size of a sample, not of a data set.</summary>
internal static class MatrixOps
{
    /// <summary>a b.</summary>
    public static Matrix Multiply(Matrix a, Matrix b)
    {
        var result = new Matrix(a.Rows, b.Columns);
        Gemm.Multiply(result.Values, a.Values, b.Values, a.Rows, b.Columns, a.Columns);
        return result;
    }

    /// <summary>a b^T.</summary>
    public static Matrix MultiplyTransposed(Matrix a, Matrix b)
    {
        var result = new Matrix(a.Rows, b.Rows);
        Gemm.Multiply(result.Values, a.Values, b.Values, a.Rows, b.Rows, a.Columns, transposeB: true);
        return result;
    }

    /// <summary>r c r^T for a symmetric c: the covariance of y = r x.</summary>
    public static Matrix Congruence(Matrix r, Matrix c) => MultiplyTransposed(Multiply(r, c), r);

    /// <summary>Sum of the squares of all entries.</summary>
    public static double SquaredNorm(Matrix a) => Dot(a.Values, a.Values);

    /// <summary>Inner product of two vectors.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b) =>
        System.Numerics.Tensors.TensorPrimitives.Dot(a, b);

    /// <summary>target += factor * source.</summary>
    public static void AddScaled(Span<double> target, ReadOnlySpan<double> source, double factor) =>
        System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(source, factor, target, target);

    /// <summary>Adds factor left right^T to a matrix.</summary>
    public static void AddOuter(Matrix target, ReadOnlySpan<double> left, ReadOnlySpan<double> right, double factor)
    {
        for (var i = 0; i < left.Length; i++)
            AddScaled(target.Row(i), right, factor * left[i]);
    }

    /// <summary>The orthogonal matrix nearest to a square matrix: (a a^T)^(-1/2) a.</summary>
    public static Matrix NearestOrthogonal(Matrix a) => Multiply(InverseSquareRoot(MultiplyTransposed(a, a)), a);

    /// <summary>
    /// The inverse square root of a symmetric positive matrix; eigenvalues below 1e-12 of the largest are raised.
    /// </summary>
    public static Matrix InverseSquareRoot(Matrix symmetric)
    {
        var (values, vectors) = Eigen(symmetric);
        var floor = values[^1] * 1e-12;
        var scaled = new Matrix(symmetric.Rows, symmetric.Rows);
        for (var i = 0; i < symmetric.Rows; i++)
            for (var j = 0; j < symmetric.Rows; j++)
                scaled[i, j] = vectors[i, j] / Math.Sqrt(Math.Max(values[j], floor));
        return MultiplyTransposed(scaled, vectors);
    }

    /// <summary>Eigenvalues ascending, and eigenvectors as columns, of a symmetric matrix.</summary>
    public static (double[] Values, Matrix Vectors) Eigen(Matrix symmetric)
    {
        var n = symmetric.Rows;
        var eigen = new SymmetricEigen(n);
        eigen.Compute(symmetric.Values);
        var values = new double[n];
        var vectors = new Matrix(n, n);
        for (var i = 0; i < n; i++)
        {
            values[i] = eigen.Values[n - 1 - i];
            for (var j = 0; j < n; j++)
                vectors[j, i] = eigen.Vectors[((n - 1 - i) * n) + j];
        }
        return (values, vectors);
    }

    /// <summary>
    /// The Cayley step (I - k/2)^(-1) (I + k/2) r along a skew k: an orthogonal r stays orthogonal to rounding.
    /// </summary>
    public static Matrix CayleyStep(Matrix skew, Matrix r)
    {
        var n = skew.Rows;
        var left = Matrix.Identity(n);
        AddScaled(left.Values, skew.Values, -0.5);
        var right = r.Clone();
        Gemm.Multiply(right.Values, skew.Values, r.Values, n, n, n, alpha: 0.5, beta: 1);
        SolveInPlace(left, right);
        return right;
    }

    /// <summary>The inverse of a symmetric positive definite matrix.</summary>
    public static Matrix PositiveInverse(Matrix symmetric)
    {
        var inverse = Matrix.Identity(symmetric.Rows);
        SolveInPlace(symmetric.Clone(), inverse);
        return inverse;
    }

    // Gaussian elimination without pivoting: I - k/2 has a symmetric part I, so every leading minor is at least 1; and
    // the pivots of a positive definite matrix are positive.
    private static void SolveInPlace(Matrix left, Matrix right)
    {
        var n = left.Rows;
        for (var p = 0; p < n; p++)
        {
            for (var i = p + 1; i < n; i++)
            {
                var factor = left[i, p] / left[p, p];
                if (factor == 0)
                    continue;
                AddScaled(left.Row(i)[p..], left.Row(p)[p..], -factor);
                AddScaled(right.Row(i), right.Row(p), -factor);
            }
        }
        for (var p = n - 1; p >= 0; p--)
        {
            for (var i = p + 1; i < n; i++)
                AddScaled(right.Row(p), right.Row(i), -left[p, i]);
            var inverse = 1 / left[p, p];
            foreach (ref var value in right.Row(p))
                value *= inverse;
        }
    }
}
