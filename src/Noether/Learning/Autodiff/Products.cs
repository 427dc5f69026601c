using System.Numerics;
using Noether.Numerics;

namespace Noether.Learning.Autodiff;

/// <summary>Products of stacks of matrices.</summary>
internal static class Products
{
    /// <summary>a b of every group, or a b^T; b may be one matrix for all groups.</summary>
    /// <param name="a">groups x n x k.</param>
    /// <param name="b">(groups or 1) x k x m, or m x k with <paramref name="transposed"/>.</param>
    /// <param name="transposed">Whether b is taken transposed.</param>
    public static Node<T> Of<T>(Node<T> a, Node<T> b, bool transposed = false)
        where T : unmanaged, IFloatingPointIeee754<T> => new Product<T>(a, b, transposed);

    private sealed class Product<T> : Node<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        private const int Small = 4096; // multiply-adds below which plain loops are faster

        private readonly Node<T> a;
        private readonly Node<T> b;
        private readonly bool transposed;
        private readonly int stacks;
        private readonly int rows;

        public Product(Node<T> a, Node<T> b, bool transposed)
            : base(a.Groups, a.Rows, transposed ? b.Rows : b.Columns, a, b)
        {
            if ((transposed ? b.Columns : b.Rows) != a.Columns || (b.Groups != 1 && b.Groups != a.Groups))
                throw new ArgumentException($"{a.Rows} x {a.Columns} and {b.Rows} x {b.Columns} have no product.");
            (this.a, this.b, this.transposed) = (a, b, transposed);
            stacks = b.Groups;
            rows = a.Groups * a.Rows / stacks;
        }

        public override void Forward()
        {
            for (var g = 0; g < stacks; g++)
            {
                Add(Part(Values, g, rows * Columns), Part(a.Values, g, rows * a.Columns), b.Value(g), rows, Columns, a.Columns, false,
                    transposed, T.Zero);
            }
        }

        public override void Backward()
        {
            for (var g = 0; g < stacks; g++)
            {
                var slope = Part(Gradient, g, rows * Columns);
                if (a.IsWanted)
                {
                    Add(Part(a.Gradient, g, rows * a.Columns), slope, b.Value(g), rows, a.Columns, Columns, false, !transposed,
                        T.One);
                }

                if (!b.IsWanted)
                    continue;
                var left = Part(a.Values, g, rows * a.Columns);
                if (transposed)
                    Add(b.Slope(g), slope, left, Columns, a.Columns, rows, true, false, T.One);
                else
                    Add(b.Slope(g), left, slope, a.Columns, Columns, rows, true, false, T.One);
            }
        }

        private static Span<T> Part(T[] values, int group, int size) => values.AsSpan(group * size, size);

        // C = op(L) op(R) + old C.
        private static void Add(
            Span<T> c, ReadOnlySpan<T> l, ReadOnlySpan<T> r, int m, int n, int k, bool transposeL, bool transposeR, T old)
        {
            if ((long)m * n * k > Small)
            {
                GemmSchedule.Run(
                    c, n, l, transposeL ? m : k, r, transposeR ? k : n, m, n, k, transposeL, transposeR, T.One, old, 1, Simd.Level);
                return;
            }

            var (rowL, stepL) = transposeL ? (1, m) : (k, 1);
            var (rowR, stepR) = transposeR ? (1, k) : (n, 1);
            for (var i = 0; i < m; i++)
            {
                for (var j = 0; j < n; j++)
                {
                    var sum = T.Zero;
                    for (var p = 0; p < k; p++)
                        sum += l[(i * rowL) + (p * stepL)] * r[(p * rowR) + (j * stepR)];
                    c[(i * n) + j] = (old * c[(i * n) + j]) + sum;
                }
            }
        }
    }
}
