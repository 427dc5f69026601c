using System.Numerics;
using System.Numerics.Tensors;
using Noether.Numerics;

namespace Noether.Learning.Autodiff;

/// <summary>
/// y = x W^T + b for every matrix of a stack: x is groups x n x k, W (groups or 1) x m x k, b (groups or 1) x 1 x m.
/// Large products are cut into fixed pieces for several threads; bits do not depend on their number.
/// </summary>
internal sealed class Linear<T> : Node<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int RowPiece = 256;
    private const int ColumnPiece = 128;
    private const int WeightPiece = 64;
    private const long ParallelWork = 1 << 22; // multiply-adds

    private readonly Node<T> x;
    private readonly Node<T> w;
    private readonly Node<T> b;
    private readonly int threads;
    private readonly int stacks; // products: one where all groups have the same W
    private readonly int rows;

    /// <summary>Makes the layer.</summary>
    /// <param name="x">Inputs.</param>
    /// <param name="w">Weights.</param>
    /// <param name="b">Offsets.</param>
    /// <param name="threads">Threads for large products; 0 means all processors.</param>
    public Linear(Node<T> x, Node<T> w, Node<T> b, int threads = 1)
        : base(x.Groups, x.Rows, w.Rows, x, w, b)
    {
        if (w.Columns != x.Columns || b.Columns != w.Rows || b.Rows != 1 || b.Groups != w.Groups
            || (w.Groups != 1 && w.Groups != x.Groups))
        {
            throw new ArgumentException($"Weights of {w.Groups} x {w.Rows} x {w.Columns} do not fit {x.Columns} inputs.");
        }

        (this.x, this.w, this.b, this.threads) = (x, w, b, threads);
        stacks = w.Groups;
        rows = x.Groups * x.Rows / stacks;
    }

    /// <inheritdoc/>
    public override void Forward()
    {
        for (var g = 0; g < stacks; g++)
        {
            var offset = b.Values.AsSpan(g * Columns, Columns);
            for (var i = 0; i < rows; i++)
                offset.CopyTo(Values.AsSpan(((g * rows) + i) * Columns, Columns));
            Multiply(Values, x.Values, w.Values, g, rows, Columns, x.Columns, transposeB: true);
        }
    }

    /// <inheritdoc/>
    public override void Backward()
    {
        var k = x.Columns;
        for (var g = 0; g < stacks; g++)
        {
            if (x.IsWanted)
                Multiply(x.Gradient, Gradient, w.Values, g, rows, k, Columns, transposeB: false);
            if (w.IsWanted)
                WeightGradient(g, k);
            if (!b.IsWanted)
                continue;
            var offset = b.Gradient.AsSpan(g * Columns, Columns);
            for (var i = 0; i < rows; i++)
                TensorPrimitives.Add<T>(offset, Gradient.AsSpan(((g * rows) + i) * Columns, Columns), offset);
        }
    }

    // C += A op(B) of a group, m x n of sums of k: by rows where there are many, by columns else.
    private void Multiply(T[] c, T[] a, T[] b, int group, int m, int n, int k, bool transposeB)
    {
        var (startC, startA, startB) = (group * m * n, group * m * k, group * n * k);
        if ((long)m * n * k < ParallelWork)
        {
            GemmSchedule.Run<T>(
                c.AsSpan(startC), n, a.AsSpan(startA), k, b.AsSpan(startB), transposeB ? k : n, m, n, k, false, transposeB, T.One, T.One,
                1, Simd.Level);
        }
        else if (m >= 2 * RowPiece)
        {
            InPieces(m, RowPiece, (first, count) => GemmSchedule.Run<T>(
                c.AsSpan(startC + (first * n)), n, a.AsSpan(startA + (first * k)), k, b.AsSpan(startB), transposeB ? k : n, count, n,
                k, false, transposeB, T.One, T.One, 1, Simd.Level));
        }
        else
        {
            InPieces(n, ColumnPiece, (first, count) => GemmSchedule.Run<T>(
                c.AsSpan(startC + first), n, a.AsSpan(startA), k, b.AsSpan(startB + (transposeB ? first * k : first)),
                transposeB ? k : n, m, count, k, false, transposeB, T.One, T.One, 1, Simd.Level));
        }
    }

    private void WeightGradient(int group, int k)
    {
        var (start, slope, input) = (group * Columns * k, group * rows * Columns, group * rows * k);
        InPieces(
            Columns, (long)rows * Columns * k < ParallelWork ? Columns : WeightPiece, (first, count) => GemmSchedule.Run<T>(
                w.Gradient.AsSpan(start + (first * k)), k, Gradient.AsSpan(slope + first), Columns, x.Values.AsSpan(input), k, count,
                k, rows, true, false, T.One, T.One, 1, Simd.Level));
    }

    private void InPieces(int length, int piece, Action<int, int> product)
    {
        var pieces = (length + piece - 1) / piece;
        if (pieces == 1)
            product(0, length);
        else
            ParallelBlocks.Run(pieces, threads, i => product(i * piece, Math.Min(piece, length - (i * piece))));
    }
}
