using System.Numerics;
using System.Numerics.Tensors;

namespace Noether.Learning.Autodiff;

/// <summary>What moves numbers without changing them.</summary>
internal static class Shapes
{
    /// <summary>The same numbers in C order, as another stack.</summary>
    /// <param name="x">What.</param>
    /// <param name="groups">Matrices.</param>
    /// <param name="rows">Rows of each.</param>
    /// <param name="columns">Columns of each.</param>
    public static Node<T> As<T>(Node<T> x, int groups, int rows, int columns)
        where T : unmanaged, IFloatingPointIeee754<T> => new Reshaped<T>(x, groups, rows, columns);

    /// <summary>Some columns.</summary>
    /// <param name="x">groups x n x k.</param>
    /// <param name="first">The first, from 0.</param>
    /// <param name="count">How many.</param>
    public static Node<T> Columns<T>(Node<T> x, int first, int count)
        where T : unmanaged, IFloatingPointIeee754<T> => new Slice<T>(x, first, count);

    /// <summary>Columns of a, then those of b.</summary>
    public static Node<T> Beside<T>(Node<T> a, Node<T> b)
        where T : unmanaged, IFloatingPointIeee754<T> => new Concatenation<T>(a, b);

    /// <summary>The value without a derivative.</summary>
    public static Node<T> Stopped<T>(Node<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => new Stop<T>(x);

    /// <summary>(x - x^T) / 2 of every square matrix.</summary>
    public static Node<T> Skew<T>(Node<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => new SkewPart<T>(x);

    private sealed class Reshaped<T>(Node<T> x, int groups, int rows, int columns) : Node<T>(groups, rows, columns, x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public override void Forward() => x.Values.CopyTo(Values, 0);

        public override void Backward()
        {
            if (x.IsWanted)
                TensorPrimitives.Add<T>(Gradient, x.Gradient, x.Gradient);
        }
    }

    private sealed class Slice<T>(Node<T> x, int first, int count) : Node<T>(x.Groups, x.Rows, count, x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public override void Forward()
        {
            for (var i = 0; i < Groups * Rows; i++)
                x.Values.AsSpan((i * x.Columns) + first, Columns).CopyTo(Values.AsSpan(i * Columns));
        }

        public override void Backward()
        {
            for (var i = 0; x.IsWanted && i < Groups * Rows; i++)
            {
                var target = x.Gradient.AsSpan((i * x.Columns) + first, Columns);
                TensorPrimitives.Add<T>(target, Gradient.AsSpan(i * Columns, Columns), target);
            }
        }
    }

    private sealed class Concatenation<T>(Node<T> a, Node<T> b) : Node<T>(a.Groups, a.Rows, a.Columns + b.Columns, a, b)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public override void Forward()
        {
            for (var i = 0; i < Groups * Rows; i++)
            {
                a.Values.AsSpan(i * a.Columns, a.Columns).CopyTo(Values.AsSpan(i * Columns));
                b.Values.AsSpan(i * b.Columns, b.Columns).CopyTo(Values.AsSpan((i * Columns) + a.Columns));
            }
        }

        public override void Backward()
        {
            Give(a, 0);
            Give(b, a.Columns);
        }

        private void Give(Node<T> input, int first)
        {
            for (var i = 0; input.IsWanted && i < Groups * Rows; i++)
            {
                var target = input.Gradient.AsSpan(i * input.Columns, input.Columns);
                TensorPrimitives.Add<T>(target, Gradient.AsSpan((i * Columns) + first, input.Columns), target);
            }
        }
    }

    private sealed class Stop<T>(Node<T> x) : Node<T>(x.Groups, x.Rows, x.Columns, x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public override bool Passes => false;

        public override void Forward() => x.Values.CopyTo(Values, 0);

        public override void Backward()
        {
        }
    }

    private sealed class SkewPart<T>(Node<T> x) : Node<T>(x.Groups, x.Rows, x.Columns, x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        private static readonly T Half = T.CreateChecked(0.5);

        public override void Forward()
        {
            Array.Clear(Values);
            Take(x.Values, Values);
        }

        public override void Backward()
        {
            if (x.IsWanted)
                Take(Gradient, x.Gradient);
        }

        private void Take(T[] from, T[] to)
        {
            var n = Rows;
            for (var first = 0; first < from.Length; first += n * n)
            {
                for (var i = 0; i < n; i++)
                {
                    for (var j = 0; j < n; j++)
                        to[first + (i * n) + j] += Half * (from[first + (i * n) + j] - from[first + (j * n) + i]);
                }
            }
        }
    }
}
