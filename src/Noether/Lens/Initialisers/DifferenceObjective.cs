using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Noether.Numerics;

namespace Noether.Lens.Initialisers;

/// <summary>
/// The objective for smooth signals such as photographs, whose values are nearly Gaussian while the differences of
/// neighbours are not: over orthogonal D, y = F D x, lower is better,
/// J(D) = mean over axes of [mean_k log m_k + w var_k(log m_k)] + c t(Cov y), with z_k = y_p - y_q for all pairs (p, q) of
/// cells at a lag along the axis, m_k = E sqrt(z_k^2/E z_k^2 + 0.05^2), and t the share of |Cov y|_F^2 that is not
/// block-Toeplitz.
/// </summary>
internal sealed class DifferenceObjective : IRotationObjective
{
    private const float Rounding = 0.05f;

    private readonly float[] x;
    private readonly Matrix? frame;
    private readonly BlockToeplitz grid;
    private readonly DifferenceWeights weights;
    private readonly Matrix covariance;
    private readonly (int P, int Q)[][] axes;
    private readonly int cells;
    private readonly int size;
    private readonly int n;
    private readonly float[] y;
    private readonly float[] slope;
    private readonly float[] difference;
    private readonly float[] inverse;
    private readonly float[] product;

    /// <summary>Prepares the objective.</summary>
    /// <param name="x">Samples, k x n component-major; kept by reference.</param>
    /// <param name="size">Number of components of a sample, k.</param>
    /// <param name="frame">F, d x k, from components to cells; null where they are the cells.</param>
    /// <param name="shape">The grid of d cells; a line is a grid of one row.</param>
    /// <param name="lag">Distance between the cells of a pair.</param>
    /// <param name="weights">Weights of the terms.</param>
    public DifferenceObjective(
        float[] x, int size, Matrix? frame, GridShape shape, int lag, DifferenceWeights weights)
    {
        (this.x, this.size, this.frame, this.weights) = (x, size, frame, weights);
        (cells, n) = (shape.Cells, x.Length / size);
        grid = new BlockToeplitz(shape.Rows, shape.Columns);
        axes = [.. new[] { Pairs(shape, lag, down: false), Pairs(shape, lag, down: true) }.Where(axis => axis.Length > 0)];
        (y, slope) = (new float[cells * n], new float[cells * n]);
        var most = axes.Max(axis => axis.Length) * n;
        (difference, inverse) = (new float[most], new float[most]);
        product = new float[cells * size];
        var moment = new float[size * size];
        Gemm.Multiply(moment, size, x, n, x, n, size, size, n, transposeB: true, alpha: 1f / n);
        covariance = new Matrix(size, size, Array.ConvertAll(moment, v => (double)v));
    }

    /// <inheritdoc/>
    public double Evaluate(Matrix r, Matrix gradient)
    {
        var map = frame is null ? r : MatrixOps.Multiply(frame, r);
        for (var i = 0; i < product.Length; i++)
            product[i] = (float)map.Values[i];
        Gemm.Multiply(y, n, product, size, x, n, cells, n, size);
        Array.Clear(slope);
        var value = 0.0;
        foreach (var axis in axes)
            value += Sharpness(axis) / axes.Length;

        // dt/dM with M = F D: 2 (dt/dS) M C, S = M C M^T, dt/dS = 2 (T(S) - t S)/|S|^2.
        var (spread, own) = (MatrixOps.Multiply(map, covariance), MatrixOps.Congruence(map, covariance));
        var departure = grid.Departure(own);
        var norm = MatrixOps.SquaredNorm(own);
        var share = MatrixOps.SquaredNorm(departure) / norm;
        MatrixOps.AddScaled(departure.Values, own.Values, -share);
        var towards = MatrixOps.Multiply(departure, spread);
        Gemm.Multiply(product, size, slope, n, x, n, cells, size, n, transposeB: true);
        for (var i = 0; i < product.Length; i++)
            towards.Values[i] = (towards.Values[i] * 4 * weights.Covariance / norm) + product[i];
        (frame is null ? towards : MatrixOps.Multiply(frame.Transposed(), towards)).Values.CopyTo(gradient.Values);
        return value + (weights.Covariance * share);
    }

    private static (int P, int Q)[] Pairs(GridShape shape, int lag, bool down)
    {
        List<(int, int)> pairs = [];
        for (var i = 0; i < shape.Rows - (down ? lag : 0); i++)
            for (var j = 0; j < shape.Columns - (down ? 0 : lag); j++)
                pairs.Add(((i * shape.Columns) + j + (down ? lag * shape.Columns : lag), (i * shape.Columns) + j));
        return [.. pairs];
    }

    // mean_k log m_k + w var_k(log m_k) of one axis; its slope with respect to y is added up.
    private double Sharpness((int P, int Q)[] pairs)
    {
        var (variance, mean, level, bend) =
            (new double[pairs.Length], new double[pairs.Length], new double[pairs.Length], new double[pairs.Length]);
        for (var f = 0; f < pairs.Length; f++)
        {
            var z = Row(difference, f);
            TensorPrimitives.Subtract(Row(y, pairs[f].P), Row(y, pairs[f].Q), z);
            variance[f] = Math.Max(TensorPrimitives.SumOfSquares<float>(z) / (double)n, 1e-30);
            (mean[f], bend[f]) = Magnitudes(z, Row(inverse, f), (float)(1 / variance[f]));
            level[f] = Math.Log(mean[f]);
        }

        var average = level.Average();
        for (var f = 0; f < pairs.Length; f++)
        {
            // dm/dz = (z/n) (1/(v a) - s/v), s = E[(z^2/v)/a], v = E z^2.
            var weight = (1 + (2 * weights.Level * (level[f] - average))) / (axes.Length * pairs.Length * mean[f]);
            var scale = weight / (n * variance[f]);
            Accumulate(
                Row(difference, f), Row(inverse, f), (float)scale, (float)(scale * bend[f]),
                Row(slope, pairs[f].P), Row(slope, pairs[f].Q));
        }

        return average + (weights.Level * level.Average(l => (l - average) * (l - average)));
    }

    private Span<float> Row(float[] values, int k) => values.AsSpan(k * n, n);

    // 1/a with a = sqrt(z^2/v + eps^2); returns E a and E[(z^2/v)/a] = E a - eps^2 E 1/a.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (double Mean, double Bend) Magnitudes(ReadOnlySpan<float> z, Span<float> inverse, float scale)
    {
        var width = Vector<float>.Count;
        var i = 0;
        var (sums, more) = (Vector<float>.Zero, Vector<float>.Zero);
        for (; i <= z.Length - width; i += width)
        {
            var v = new Vector<float>(z[i..]);
            var root = Vector.SquareRoot((v * v * new Vector<float>(scale)) + new Vector<float>(Rounding * Rounding));
            var one = Vector<float>.One / root;
            one.CopyTo(inverse[i..]);
            sums += root;
            more += one;
        }

        var (sum, inverses) = ((double)Vector.Sum(sums), (double)Vector.Sum(more));
        for (; i < z.Length; i++)
        {
            var root = MathF.Sqrt((z[i] * z[i] * scale) + (Rounding * Rounding));
            inverse[i] = 1 / root;
            sum += root;
            inverses += inverse[i];
        }

        return (sum / z.Length, (sum - (Rounding * Rounding * inverses)) / z.Length);
    }

    // up += z (first inverse - second), down -= the same.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Accumulate(
        ReadOnlySpan<float> z, ReadOnlySpan<float> inverse, float first, float second, Span<float> up, Span<float> down)
    {
        var width = Vector<float>.Count;
        var i = 0;
        for (; i <= z.Length - width; i += width)
        {
            var step = new Vector<float>(z[i..])
                * ((new Vector<float>(inverse[i..]) * new Vector<float>(first)) - new Vector<float>(second));
            (new Vector<float>(up[i..]) + step).CopyTo(up[i..]);
            (new Vector<float>(down[i..]) - step).CopyTo(down[i..]);
        }

        for (; i < z.Length; i++)
        {
            var step = z[i] * ((inverse[i] * first) - second);
            up[i] += step;
            down[i] -= step;
        }
    }
}
