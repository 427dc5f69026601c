using System.Numerics;
using System.Numerics.Tensors;

namespace Noether.Learning.Autodiff;

/// <summary>
/// exp(A) of every matrix of a stack, by Taylor's series of A / 2^s and s squarings; the derivative is that of Frechet in
/// the direction of the gradient at A^T, carried through the same products (N. Higham, Functions of Matrices, 10.6).
/// Numbers of one place lie side by side for all matrices, so that small matrices fill the registers.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
internal sealed class MatrixExponentials<T> : Node<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const double Near = 0.5; // norm at which the series begins
    private static readonly int Terms = typeof(T) == typeof(float) ? 8 : 14; // the next is below the rounding

    private readonly Node<T> x;
    private readonly int n;
    private readonly T[] power; // A / 2^s
    private readonly T[] value;
    private readonly T[] next;
    private readonly T[] direction;
    private readonly T[] slope;
    private readonly T[] nextSlope;
    private int halvings;

    /// <summary>Makes it.</summary>
    /// <param name="x">groups x n x n.</param>
    public MatrixExponentials(Node<T> x)
        : base(x.Groups, x.Rows, x.Columns, x)
    {
        if (x.Rows != x.Columns)
            throw new ArgumentException("A matrix that is exponentiated is square.");
        (this.x, n) = (x, x.Rows);
        (power, value, next) = (new T[Values.Length], new T[Values.Length], new T[Values.Length]);
        (direction, slope, nextSlope) = (new T[Values.Length], new T[Values.Length], new T[Values.Length]);
    }

    /// <inheritdoc/>
    public override void Forward()
    {
        var most = 0.0;
        for (var g = 0; g < Groups; g++)
            most = Math.Max(most, double.CreateChecked(TensorPrimitives.Norm<T>(x.Value(g))));
        halvings = most > Near && double.IsFinite(most) ? Math.Max(0, Math.ILogB(most) + 2) : 0;
        ToLanes(x.Values, power, transposed: false);
        TensorPrimitives.Multiply(power, T.ScaleB(T.One, -halvings), power);
        Exponentiate(withSlope: false);
        FromLanes(value, Values, add: false);
    }

    /// <inheritdoc/>
    public override void Backward()
    {
        if (!x.IsWanted)
            return;
        var scale = T.ScaleB(T.One, -halvings);
        ToLanes(x.Values, power, transposed: true);
        ToLanes(Gradient, direction, transposed: false);
        TensorPrimitives.Multiply(power, scale, power);
        TensorPrimitives.Multiply(direction, scale, direction);
        Exponentiate(withSlope: true);
        FromLanes(slope, x.Gradient, add: true);
    }

    // Horner: E = I + X E / k for k = Terms, ..., 1, then E = E E; and the derivative of each by its product rule.
    private void Exponentiate(bool withSlope)
    {
        Array.Clear(value);
        Array.Clear(slope);
        AddIdentity(value);
        for (var k = Terms; k >= 1; k--)
        {
            var factor = T.One / T.CreateChecked(k);
            if (withSlope)
            {
                Array.Clear(nextSlope);
                AddProduct(nextSlope, direction, value);
                AddProduct(nextSlope, power, slope);
                TensorPrimitives.Multiply(nextSlope, factor, slope);
            }

            Array.Clear(next);
            AddProduct(next, power, value);
            TensorPrimitives.Multiply(next, factor, value);
            AddIdentity(value);
        }

        for (var s = 0; s < halvings; s++)
        {
            if (withSlope)
            {
                Array.Clear(nextSlope);
                AddProduct(nextSlope, slope, value);
                AddProduct(nextSlope, value, slope);
                nextSlope.CopyTo(slope, 0);
            }

            Array.Clear(next);
            AddProduct(next, value, value);
            next.CopyTo(value, 0);
        }
    }

    private void AddIdentity(T[] lanes)
    {
        for (var i = 0; i < n; i++)
        {
            var diagonal = Lane(lanes, i, i);
            TensorPrimitives.Add(diagonal, T.One, diagonal);
        }
    }

    private void AddProduct(T[] c, T[] a, T[] b)
    {
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < n; k++)
            {
                var left = Lane(a, i, k);
                // Masks leave most entries 0 in all matrices.
                if (left.IndexOfAnyExcept(T.Zero) < 0)
                    continue;
                for (var j = 0; j < n; j++)
                {
                    var target = Lane(c, i, j);
                    TensorPrimitives.MultiplyAdd<T>(left, Lane(b, k, j), target, target);
                }
            }
        }
    }

    private Span<T> Lane(T[] lanes, int i, int j) => lanes.AsSpan(((i * n) + j) * Groups, Groups);

    private void ToLanes(T[] from, T[] to, bool transposed)
    {
        for (var g = 0; g < Groups; g++)
        {
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++)
                    to[(((i * n) + j) * Groups) + g] = from[(g * n * n) + (transposed ? (j * n) + i : (i * n) + j)];
            }
        }
    }

    private void FromLanes(T[] from, T[] to, bool add)
    {
        for (var g = 0; g < Groups; g++)
        {
            for (var place = 0; place < n * n; place++)
            {
                ref var target = ref to[(g * n * n) + place];
                target = from[(place * Groups) + g] + (add ? target : T.Zero);
            }
        }
    }
}
