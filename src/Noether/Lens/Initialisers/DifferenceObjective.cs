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

    // D x and the differences of y along each axis, from where turns begin.
    private float[]? components;
    private float[][]? differences;

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
        var map = Map(r);
        Apply(map, y);
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

    /// <summary>
    /// J at R, from where <see cref="Turned"/> begins: differences along the axes and components are kept, so that a turn of
    /// two rows takes a step for each sample and cell instead of a product of matrices.
    /// </summary>
    /// <param name="r">R, d x d orthogonal.</param>
    public double Begin(Matrix r)
    {
        components ??= new float[size * n];
        differences ??= [.. axes.Select(axis => new float[axis.Length * n])];
        Apply(r, components);
        Apply(Map(r), y);
        for (var a = 0; a < axes.Length; a++)
        {
            for (var f = 0; f < axes[a].Length; f++)
                TensorPrimitives.Subtract(Row(y, axes[a][f].P), Row(y, axes[a][f].Q), Row(differences[a], f));
        }

        return Turned(r, 0, 0, 0);
    }

    /// <summary>J after a turn of two rows, or a flip of one.</summary>
    /// <param name="turned">R after it.</param>
    /// <param name="i">The first row.</param>
    /// <param name="j">The second, or the first again for a flip.</param>
    /// <param name="angle">The angle; row i becomes cos row i - sin row j. Of a flip pi, and 0 where nothing is turned.</param>
    public double Turned(Matrix turned, int i, int j, double angle)
    {
        if (components is null || differences is null)
            throw new InvalidOperationException("A turn needs something to turn.");
        // What a cell gains of the first row and of the second; a flip has no second.
        var (cos, sin) = (Math.Cos(angle), i == j ? 0 : Math.Sin(angle));
        double Share(int cell, int row) => frame is null ? (cell == row ? 1 : 0) : frame[cell, row];
        double First(int cell) => (Share(cell, i) * (cos - 1)) + (Share(cell, j) * sin);
        double Second(int cell) => i == j ? 0 : (Share(cell, j) * (cos - 1)) - (Share(cell, i) * sin);
        var value = 0.0;
        for (var a = 0; a < axes.Length; a++)
        {
            var (sum, squares) = (0.0, 0.0);
            foreach (var (f, (p, q)) in axes[a].Index())
            {
                var level = Math.Log(Magnitude(
                    Row(differences[a], f), Row(components, i), Row(components, j),
                    (float)(First(p) - First(q)), (float)(Second(p) - Second(q)), difference.AsSpan(0, n)));
                sum += level;
                squares += level * level;
            }

            var average = sum / axes[a].Length;
            value += (average + (weights.Level * ((squares / axes[a].Length) - (average * average)))) / axes.Length;
        }

        var own = MatrixOps.Congruence(Map(turned), covariance);
        return value
            + (weights.Covariance * MatrixOps.SquaredNorm(grid.Departure(own)) / MatrixOps.SquaredNorm(own));
    }

    private Matrix Map(Matrix r) => frame is null ? r : MatrixOps.Multiply(frame, r);

    // target = map x.
    private void Apply(Matrix map, float[] target)
    {
        for (var i = 0; i < map.Values.Length; i++)
            product[i] = (float)map.Values[i];
        Gemm.Multiply(target, n, product, size, x, n, map.Rows, n, size);
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

    // E sqrt(z^2/v + eps^2), v = E z^2, of z = difference + first p + second q.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Magnitude(
        ReadOnlySpan<float> differences, ReadOnlySpan<float> p, ReadOnlySpan<float> q, float first, float second, Span<float> z)
    {
        var width = Vector<float>.Count;
        var (one, other) = (new Vector<float>(first), new Vector<float>(second));
        var (sums, i) = (Vector<float>.Zero, 0);
        for (; i <= z.Length - width; i += width)
        {
            var value = new Vector<float>(differences[i..]) + (one * new Vector<float>(p[i..])) + (other * new Vector<float>(q[i..]));
            value.CopyTo(z[i..]);
            sums += value * value;
        }

        var sum = (double)Vector.Sum(sums);
        for (; i < z.Length; i++)
        {
            z[i] = differences[i] + (first * p[i]) + (second * q[i]);
            sum += z[i] * z[i];
        }

        var scale = (float)(1 / Math.Max(sum / z.Length, 1e-30));
        (sums, i) = (Vector<float>.Zero, 0);
        for (; i <= z.Length - width; i += width)
        {
            var value = new Vector<float>(z[i..]);
            sums += Vector.SquareRoot((value * value * new Vector<float>(scale)) + new Vector<float>(Rounding * Rounding));
        }

        sum = Vector.Sum(sums);
        for (; i < z.Length; i++)
            sum += MathF.Sqrt((z[i] * z[i] * scale) + (Rounding * Rounding));
        return sum / z.Length;
    }

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
