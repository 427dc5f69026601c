using System.Numerics.Tensors;
using Noether.Numerics;

namespace Noether.Studio.Views;

/// <summary>
/// G = exp(S) and L from what a training learns: row k of L is psi, padded with zeros, propagated by G^k and cropped.
/// For pictures; the training has kernels of its own.
/// </summary>
internal static class LearnedMatrices
{
    // |S| / 2^8 is below 0.02 for every rotation there is (|S| at most pi); eight terms are then exact to 1e-16.
    private const int Halvings = 8;
    private const int Terms = 8;

    /// <summary>Computes them.</summary>
    /// <param name="parameters">Upper triangle of S, row after row, then psi.</param>
    /// <param name="n">Size of S.</param>
    /// <param name="d">Length of psi.</param>
    public static (Matrix Generator, Matrix GroupConvolution, double[] Filter) From(
        ReadOnlySpan<float> parameters, int n, int d)
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

        var filter = new double[d];
        for (var i = 0; i < d; i++)
            filter[i] = parameters[at + i];
        var norm = Math.Max(TensorPrimitives.Norm<double>(filter), double.Epsilon);
        TensorPrimitives.Divide<double>(filter, norm, filter);
        var padded = Exponential(s);
        return (Crop(padded, d), Propagate(padded, filter), filter);
    }

    private static Matrix Exponential(Matrix s)
    {
        var n = s.Rows;
        var small = s.Clone();
        TensorPrimitives.Multiply<double>(small.Values, 1.0 / (1 << Halvings), small.Values);
        // Horner: I + S (I + S/2 (I + S/3 (...))).
        var sum = Matrix.Identity(n);
        for (var term = Terms; term >= 1; term--)
        {
            sum = Product(small, sum);
            TensorPrimitives.Divide<double>(sum.Values, term, sum.Values);
            for (var i = 0; i < n; i++)
                sum[i, i] += 1;
        }

        for (var i = 0; i < Halvings; i++)
            sum = Product(sum, sum);
        return sum;
    }

    private static Matrix Propagate(Matrix generator, double[] filter)
    {
        var (n, d) = (generator.Rows, filter.Length);
        var (padding, half) = ((n - d) / 2, (d - 1) / 2);
        var result = new Matrix(d, d);
        var back = generator.Transposed();
        var forward = new Matrix(1, n);
        filter.CopyTo(forward.Row(0)[padding..]);
        var backward = forward.Clone();
        for (var k = 0; k <= half; k++)
        {
            forward.Row(0).Slice(padding, d).CopyTo(result.Row(half + k));
            backward.Row(0).Slice(padding, d).CopyTo(result.Row(half - k));
            forward = Product(forward, generator);
            backward = Product(backward, back);
        }

        return result;
    }

    /// <summary>A B.</summary>
    public static Matrix Product(Matrix a, Matrix b)
    {
        var result = new Matrix(a.Rows, b.Columns);
        for (var i = 0; i < a.Rows; i++)
        {
            var row = result.Row(i);
            for (var k = 0; k < a.Columns; k++)
                TensorPrimitives.MultiplyAdd<double>(b.Row(k), a[i, k], row, row);
        }

        return result;
    }

    /// <summary>The central d x d entries.</summary>
    public static Matrix Crop(Matrix padded, int d)
    {
        var padding = (padded.Rows - d) / 2;
        var result = new Matrix(d, d);
        for (var i = 0; i < d; i++)
            padded.Row(padding + i).Slice(padding, d).CopyTo(result.Row(i));
        return result;
    }
}
