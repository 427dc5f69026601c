using System.Numerics;
using System.Numerics.Tensors;

namespace Noether.Learning.Autodiff;

/// <summary>Sums and products number by number.</summary>
internal static class Arithmetic
{
    /// <summary>a + factor b, both of one shape.</summary>
    /// <param name="a">The first.</param>
    /// <param name="b">The second.</param>
    /// <param name="factor">Of the second.</param>
    public static Node<T> Add<T>(Node<T> a, Node<T> b, double factor = 1)
        where T : unmanaged, IFloatingPointIeee754<T> => new Sum<T>(a, b, T.CreateChecked(factor));

    /// <summary>a - b.</summary>
    public static Node<T> Subtract<T>(Node<T> a, Node<T> b)
        where T : unmanaged, IFloatingPointIeee754<T> => Add(a, b, -1);

    /// <summary>a b, number by number.</summary>
    public static Node<T> Multiply<T>(Node<T> a, Node<T> b)
        where T : unmanaged, IFloatingPointIeee754<T> => new ProductOfNumbers<T>(a, b);

    /// <summary>factor x.</summary>
    public static Node<T> Scale<T>(Node<T> x, double factor)
        where T : unmanaged, IFloatingPointIeee754<T> => new Scaled<T>(x, T.CreateChecked(factor));

    /// <summary>x with a row added to every row, factor times.</summary>
    /// <param name="x">groups x n x k.</param>
    /// <param name="row">(groups or 1) x 1 x k.</param>
    /// <param name="factor">Of the row.</param>
    public static Node<T> AddRow<T>(Node<T> x, Node<T> row, double factor = 1)
        where T : unmanaged, IFloatingPointIeee754<T> => new RowSum<T>(x, row, T.CreateChecked(factor));

    private sealed class Sum<T> : Node<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        private readonly Node<T> a;
        private readonly Node<T> b;
        private readonly T factor;

        public Sum(Node<T> a, Node<T> b, T factor)
            : base(a.Groups, a.Rows, a.Columns, a, b)
        {
            (this.a, this.b, this.factor) = (a, b, factor);
            RequireAlike(b);
        }

        public override void Forward() => TensorPrimitives.MultiplyAdd(b.Values, factor, a.Values, Values);

        public override void Backward()
        {
            if (a.IsWanted)
                TensorPrimitives.Add<T>(Gradient, a.Gradient, a.Gradient);
            if (b.IsWanted)
                TensorPrimitives.MultiplyAdd(Gradient, factor, b.Gradient, b.Gradient);
        }
    }

    private sealed class ProductOfNumbers<T> : Node<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        private readonly Node<T> a;
        private readonly Node<T> b;

        public ProductOfNumbers(Node<T> a, Node<T> b)
            : base(a.Groups, a.Rows, a.Columns, a, b)
        {
            (this.a, this.b) = (a, b);
            RequireAlike(b);
        }

        public override void Forward() => TensorPrimitives.Multiply<T>(a.Values, b.Values, Values);

        public override void Backward()
        {
            if (a.IsWanted)
                TensorPrimitives.MultiplyAdd<T>(Gradient, b.Values, a.Gradient, a.Gradient);
            if (b.IsWanted)
                TensorPrimitives.MultiplyAdd<T>(Gradient, a.Values, b.Gradient, b.Gradient);
        }
    }

    private sealed class Scaled<T>(Node<T> x, T factor) : Node<T>(x.Groups, x.Rows, x.Columns, x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public override void Forward() => TensorPrimitives.Multiply(x.Values, factor, Values);

        public override void Backward()
        {
            if (x.IsWanted)
                TensorPrimitives.MultiplyAdd(Gradient, factor, x.Gradient, x.Gradient);
        }
    }

    private sealed class RowSum<T> : Node<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        private readonly Node<T> x;
        private readonly Node<T> row;
        private readonly T factor;

        public RowSum(Node<T> x, Node<T> row, T factor)
            : base(x.Groups, x.Rows, x.Columns, x, row)
        {
            if (row.Rows != 1 || row.Columns != x.Columns || (row.Groups != 1 && row.Groups != x.Groups))
                throw new ArgumentException($"A row of {row.Columns} cannot be added to rows of {x.Columns}.");
            (this.x, this.row, this.factor) = (x, row, factor);
        }

        public override void Forward()
        {
            for (var i = 0; i < Groups * Rows; i++)
            {
                TensorPrimitives.MultiplyAdd(
                    row.Value(Group(i)), factor, x.Values.AsSpan(i * Columns, Columns), Values.AsSpan(i * Columns, Columns));
            }
        }

        public override void Backward()
        {
            if (x.IsWanted)
                TensorPrimitives.Add<T>(Gradient, x.Gradient, x.Gradient);
            if (!row.IsWanted)
                return;
            for (var i = 0; i < Groups * Rows; i++)
            {
                var target = row.Slope(Group(i));
                TensorPrimitives.MultiplyAdd(Gradient.AsSpan(i * Columns, Columns), factor, target, target);
            }
        }

        private int Group(int i) => row.Groups == 1 ? 0 : i / Rows;
    }
}
