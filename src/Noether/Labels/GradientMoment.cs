using Noether.Numerics;

namespace Noether.Labels;

/// <summary>
/// The spectrum behind a symmetry algebra. Where f has the linear symmetry G, grad f(x) . G x = 0 for every x: vec(G)
/// is
/// in the null space of M = mean vec(g x^T) vec(g x^T)^T. Of two independent estimates g and h of a gradient,
/// M = mean sym(vec(g x^T) vec(h x^T)^T) has no bias from their errors. Where the function takes v vectors on which the
/// group acts alike, rows are sums over them.
/// </summary>
/// <param name="Values">Eigenvalues, the smallest magnitudes first, as shares of their mean: 1 on average.</param>
/// <param name="Vectors">r^2 x r^2: column i is vec(G_i), row after row.</param>
/// <param name="Trace">Sum of all eigenvalues as they are.</param>
internal sealed record GradientMoment(double[] Values, Matrix Vectors, double Trace)
{
    private const int BlockRows = 256;

    /// <summary>Decomposes.</summary>
    /// <param name="points">n x v r coordinates.</param>
    /// <param name="vectors">Vectors in a point, v.</param>
    /// <param name="one">A gradient for every output: n x v r each.</param>
    /// <param name="other">Another estimate of the same gradients.</param>
    public static GradientMoment Of(
        Matrix points, int vectors, IReadOnlyList<Matrix> one, IReadOnlyList<Matrix> other)
    {
        var (moment, trace) = Sum(points, vectors, one, other);
        var (values, axes) = MatrixOps.Eigen(moment);
        var order = Enumerable.Range(0, values.Length).OrderBy(i => Math.Abs(values[i])).ToArray();
        var sorted = new Matrix(axes.Rows, axes.Columns);
        for (var i = 0; i < axes.Rows; i++)
            for (var k = 0; k < order.Length; k++)
                sorted[i, k] = axes[i, order[k]];
        var mean = Math.Abs(trace) / values.Length;
        return new GradientMoment([.. order.Select(i => values[i] / Math.Max(mean, double.Epsilon))], sorted, trace);
    }

    /// <summary>Eigenvalues of M as they are, ascending.</summary>
    public static double[] Plain(
        Matrix points, int vectors, IReadOnlyList<Matrix> one, IReadOnlyList<Matrix> other) =>
        MatrixOps.Eigen(Sum(points, vectors, one, other).Moment).Values;

    /// <summary>A generator, r x r, of norm one.</summary>
    /// <param name="column">Number of the eigenvalue, from 0.</param>
    public Matrix Generator(int column)
    {
        var r = (int)Math.Round(Math.Sqrt(Values.Length));
        var generator = new Matrix(r, r);
        for (var i = 0; i < Values.Length; i++)
            generator.Values[i] = Vectors[i, column];
        return generator;
    }

    private static (Matrix Moment, double Trace) Sum(
        Matrix points, int vectors, IReadOnlyList<Matrix> one, IReadOnlyList<Matrix> other)
    {
        var r = points.Columns / vectors;
        var size = r * r;
        var sum = new Matrix(size, size);
        var same = ReferenceEquals(one, other);
        var (left, right) = (new double[BlockRows * size], new double[BlockRows * size]);
        for (var output = 0; output < one.Count; output++)
        {
            for (var first = 0; first < points.Rows; first += BlockRows)
            {
                var rows = Math.Min(BlockRows, points.Rows - first);
                Fill(left, points, vectors, one[output], first, rows);
                if (!same)
                    Fill(right, points, vectors, other[output], first, rows);
                Gemm.Multiply(
                    sum.Values, left.AsSpan(0, rows * size), (same ? left : right).AsSpan(0, rows * size), size, size,
                        rows,
                    transposeA: true, alpha: 1.0 / points.Rows, beta: 1);
            }
        }

        var trace = 0.0;
        for (var i = 0; i < size; i++)
        {
            trace += sum[i, i];
            for (var j = 0; j < i; j++)
                sum[i, j] = sum[j, i] = (sum[i, j] + sum[j, i]) / 2;
        }

        return (sum, trace);
    }

    private static void Fill(double[] block, Matrix points, int vectors, Matrix gradients, int first, int rows)
    {
        var r = points.Columns / vectors;
        block.AsSpan(0, rows * r * r).Clear();
        for (var i = 0; i < rows; i++)
        {
            for (var v = 0; v < vectors; v++)
            {
                var point = points.Row(first + i).Slice(v * r, r);
                var gradient = gradients.Row(first + i).Slice(v * r, r);
                for (var a = 0; a < r; a++)
                    MatrixOps.AddScaled(block.AsSpan((((i * r) + a) * r), r), point, gradient[a]);
            }
        }
    }
}
