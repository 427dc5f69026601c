using System.Numerics;
using System.Numerics.Tensors;

namespace Noether.Learning.Autodiff;

/// <summary>Means, and rows of norm one.</summary>
internal static class Reductions
{
    /// <summary>Mean of all numbers of a group, groups x 1 x 1.</summary>
    public static Node<T> Mean<T>(Node<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => new MeanOfAll<T>(x);

    /// <summary>Mean of the rows of a group, groups x 1 x k.</summary>
    public static Node<T> MeanRow<T>(Node<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => new MeanOfRows<T>(x);

    /// <summary>Every row over its norm; rows near 0 stay near 0.</summary>
    public static Node<T> UnitRows<T>(Node<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => new Normalized<T>(x);

    /// <summary>Mean over rows of the cosine between rows of a and of b, groups x 1 x 1.</summary>
    public static Node<T> MeanCosine<T>(Node<T> a, Node<T> b)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Arithmetic.Scale(Mean(Arithmetic.Multiply(UnitRows(a), UnitRows(b))), a.Columns);

    private sealed class MeanOfAll<T>(Node<T> x) : Node<T>(x.Groups, 1, 1, x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        private readonly T share = T.One / T.CreateChecked(x.Size);

        public override void Forward()
        {
            for (var g = 0; g < Groups; g++)
                Values[g] = share * TensorPrimitives.Sum<T>(x.Value(g));
        }

        public override void Backward()
        {
            for (var g = 0; x.IsWanted && g < Groups; g++)
                TensorPrimitives.Add(x.Slope(g), share * Gradient[g], x.Slope(g));
        }
    }

    private sealed class MeanOfRows<T>(Node<T> x) : Node<T>(x.Groups, 1, x.Columns, x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        private readonly T share = T.One / T.CreateChecked(x.Rows);

        public override void Forward()
        {
            Array.Clear(Values);
            for (var i = 0; i < x.Groups * x.Rows; i++)
                TensorPrimitives.MultiplyAdd(x.Values.AsSpan(i * Columns, Columns), share, Value(i / x.Rows), Value(i / x.Rows));
        }

        public override void Backward()
        {
            for (var i = 0; x.IsWanted && i < x.Groups * x.Rows; i++)
            {
                var target = x.Gradient.AsSpan(i * Columns, Columns);
                TensorPrimitives.MultiplyAdd(Slope(i / x.Rows), share, target, target);
            }
        }
    }

    private sealed class Normalized<T>(Node<T> x) : Node<T>(x.Groups, x.Rows, x.Columns, x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        private static readonly T Least = T.CreateChecked(1e-8);

        private readonly T[] inverse = new T[x.Groups * x.Rows];

        public override void Forward()
        {
            for (var i = 0; i < inverse.Length; i++)
            {
                var row = x.Values.AsSpan(i * Columns, Columns);
                inverse[i] = T.One / T.Max(TensorPrimitives.Norm<T>(row), Least);
                TensorPrimitives.Multiply(row, inverse[i], Values.AsSpan(i * Columns, Columns));
            }
        }

        // (g - y (y.g)) / |x|.
        public override void Backward()
        {
            for (var i = 0; x.IsWanted && i < inverse.Length; i++)
            {
                var slope = Gradient.AsSpan(i * Columns, Columns);
                var unit = Values.AsSpan(i * Columns, Columns);
                var along = TensorPrimitives.Dot<T>(slope, unit);
                var target = x.Gradient.AsSpan(i * Columns, Columns);
                TensorPrimitives.MultiplyAdd(slope, inverse[i], target, target);
                TensorPrimitives.MultiplyAdd(unit, -along * inverse[i], target, target);
            }
        }
    }
}
