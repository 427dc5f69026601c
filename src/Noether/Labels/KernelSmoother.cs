using System.Numerics.Tensors;
using Noether.Numerics;

namespace Noether.Labels;

/// <summary>Kernel ridge regression with exp(-|x - y|^2 / (2 w^2)); the gradient is exact.</summary>
internal sealed class KernelSmoother : Smoother
{
    private const int BlockRows = 512;

    private readonly Matrix centres;
    private readonly double width;
    private readonly double ridge;
    private readonly double[] norms;
    private readonly Matrix factor;

    /// <summary>Prepares the fit.</summary>
    /// <param name="points">n x q.</param>
    /// <param name="width">Width of the kernel, w.</param>
    /// <param name="ridge">Added to the diagonal of the kernel matrix.</param>
    public KernelSmoother(Matrix points, double width, double ridge)
    {
        (centres, this.width, this.ridge) = (points, width, ridge);
        norms = Norms(points);
        factor = new Matrix(points.Rows, points.Rows);
        Kernel(points, factor.Values);
        Factor(factor, ridge);
    }

    /// <inheritdoc/>
    public override string Name => FormattableString.Invariant($"kernel of width {width:G3}, ridge {ridge:G1}");

    /// <inheritdoc/>
    public override double[] Fit(ReadOnlySpan<double> values)
    {
        var fit = values.ToArray();
        Solve(factor, fit);
        return fit;
    }

    /// <inheritdoc/>
    public override double[] Evaluate(double[] fit, Matrix points, Matrix? gradients)
    {
        var (n, q, values) = (points.Rows, points.Columns, new double[points.Rows]);
        var block = new double[BlockRows * centres.Rows];
        for (var first = 0; first < n; first += BlockRows)
        {
            var rows = Math.Min(BlockRows, n - first);
            var part = points.CopyRows(first, rows);
            Kernel(part, block.AsSpan(0, rows * centres.Rows));
            for (var i = 0; i < rows; i++)
            {
                var row = block.AsSpan(i * centres.Rows, centres.Rows);
                TensorPrimitives.Multiply(row, fit, row);
                values[first + i] = TensorPrimitives.Sum<double>(row);
            }

            if (gradients is null)
                continue;
            // sum_j a_j k(x, c_j) (c_j - x) / w^2
            var target = gradients.Values.Slice(first * q, rows * q);
            Gemm.Multiply(target, block.AsSpan(0, rows * centres.Rows), centres.Values, rows, q, centres.Rows);
            for (var i = 0; i < rows; i++)
                MatrixOps.AddScaled(target.Slice(i * q, q), part.Row(i), -values[first + i]);
            TensorPrimitives.Multiply(target, 1 / (width * width), target);
        }

        return values;
    }

    private void Kernel(Matrix points, Span<double> kernel)
    {
        Gemm.Multiply(
            kernel, points.Values, centres.Values, points.Rows, centres.Rows, points.Columns, transposeB: true,
            alpha: 1 / (width * width));
        var squares = Norms(points);
        for (var i = 0; i < points.Rows; i++)
        {
            var row = kernel.Slice(i * centres.Rows, centres.Rows);
            MatrixOps.AddScaled(row, norms, -0.5 / (width * width));
            TensorPrimitives.Add(row, -0.5 * squares[i] / (width * width), row);
            TensorPrimitives.Exp<double>(row, row);
        }
    }

    private static double[] Norms(Matrix points)
    {
        var norms = new double[points.Rows];
        for (var i = 0; i < norms.Length; i++)
            norms[i] = MatrixOps.Dot(points.Row(i), points.Row(i));
        return norms;
    }
}
