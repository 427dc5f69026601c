using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Noether.Numerics;

namespace Noether.Published.HamiltonianNetworks;

/// <summary>
/// A block of samples on its way through a <see cref="HamiltonianNetwork{T}"/>: names of arrays are those of its
/// formulas, each rows x width.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
/// <param name="shape">Coordinates and units.</param>
/// <param name="most">Most rows of a block.</param>
internal sealed class HamiltonianBlock<T>(HamiltonianShape shape, int most)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T[] a1 = new T[most * shape.Width];
    private readonly T[] a2 = new T[most * shape.Width];
    private readonly T[] u = new T[most * shape.Width];
    private readonly T[] d1 = new T[most * shape.Width];
    private readonly T[] d2 = new T[most * shape.Width];
    private readonly T[] t1 = new T[most * shape.Width];
    private readonly T[] e1 = new T[most * shape.Width];
    private readonly T[] t2 = new T[most * shape.Width];
    private readonly T[] c2 = new T[most * shape.Width];
    private readonly T[] g = new T[most * shape.Dimension];
    private readonly T[] gradient = new T[shape.Count];

    /// <summary>Derivative of the last loss, this block's share.</summary>
    public ReadOnlySpan<T> Gradient => gradient;

    /// <summary>Sum of the squared errors of the last loss.</summary>
    public double SquaredError { get; private set; }

    /// <summary>H and its flow.</summary>
    public void Evaluate(ReadOnlySpan<T> parameters, ReadOnlySpan<T> states, int rows, Span<T> values,
        Span<T> velocities)
    {
        var (d, h) = (shape.Dimension, shape.Width);
        Activate(parameters, states, rows);
        if (!values.IsEmpty)
            RealGemm<T>.Multiply(values, a2, parameters[shape.W3], rows, 1, h);
        if (velocities.IsEmpty)
            return;
        Gradients(parameters, rows);
        for (var i = 0; i < rows; i++)
        {
            var from = g.AsSpan(i * d, d);
            var to = velocities.Slice(i * d, d);
            from[(d / 2)..].CopyTo(to);
            TensorPrimitives.Negate(from[..(d / 2)], to[(d / 2)..]);
        }
    }

    /// <summary>Squared errors and derivative.</summary>
    /// <param name="parameters">All parameters.</param>
    /// <param name="states">rows x d values.</param>
    /// <param name="velocities">rows x d values to be met.</param>
    /// <param name="rows">Samples of this block.</param>
    /// <param name="all">Samples of all blocks.</param>
    public void LossAndGradient(
        ReadOnlySpan<T> parameters, ReadOnlySpan<T> states, ReadOnlySpan<T> velocities, int rows, int all)
    {
        var (d, h) = (shape.Dimension, shape.Width);
        Activate(parameters, states, rows);
        Gradients(parameters, rows);
        Residuals(velocities, rows, T.CreateTruncating(2.0 / ((double)all * d)));
        RealGemm<T>.Multiply(t1, g, parameters[shape.W1], rows, h, d, transposeB: true);
        Damped(a1, t1, e1, rows * h);
        RealGemm<T>.Multiply(t2, e1, parameters[shape.W2], rows, h, h, transposeB: true);
        Curved(parameters[shape.W3], rows);
        var w1 = gradient.AsSpan(shape.W1);
        var w2 = gradient.AsSpan(shape.W2);
        ColumnSums(t2, gradient.AsSpan(shape.W3), rows); // t2 holds e2 by now
        ColumnSums(c2, gradient.AsSpan(shape.B2), rows);
        RealGemm<T>.Multiply(w2, d2, e1, h, h, rows, transposeA: true);
        RealGemm<T>.Multiply(w2, c2, a1, h, h, rows, transposeA: true, add: true);
        RealGemm<T>.Multiply(d2, c2, parameters[shape.W2], rows, h, h); // W2^T c2
        Bent(rows * h);
        ColumnSums(t1, gradient.AsSpan(shape.B1), rows); // t1 holds c1 by now
        RealGemm<T>.Multiply(w1, d1, g, h, d, rows, transposeA: true);
        RealGemm<T>.Multiply(w1, t1, states, h, d, rows, transposeA: true, add: true);
    }

    private void Activate(ReadOnlySpan<T> parameters, ReadOnlySpan<T> states, int rows)
    {
        var (d, h) = (shape.Dimension, shape.Width);
        Layer(states, parameters[shape.W1], parameters[shape.B1], a1, rows, d, h);
        Layer(a1, parameters[shape.W2], parameters[shape.B2], a2, rows, h, h);
    }

    // g = W1^T (s1 (W2^T (s2 w3)))
    private void Gradients(ReadOnlySpan<T> parameters, int rows)
    {
        var (d, h) = (shape.Dimension, shape.Width);
        for (var i = 0; i < rows; i++)
            Damped(a2.AsSpan(i * h), parameters[shape.W3], d2.AsSpan(i * h), h);
        RealGemm<T>.Multiply(u, d2, parameters[shape.W2], rows, h, h);
        Damped(a1, u, d1, rows * h);
        RealGemm<T>.Multiply(g, d1, parameters[shape.W1], rows, d, h);
    }

    // Replaces the gradient of H by r = J^T (factor (J g - velocity)).
    private void Residuals(ReadOnlySpan<T> velocities, int rows, T factor)
    {
        var d = shape.Dimension;
        var half = d / 2;
        var sum = 0.0;
        for (var i = 0; i < rows; i++)
        {
            var here = g.AsSpan(i * d, d);
            var wanted = velocities.Slice(i * d, d);
            for (var j = 0; j < half; j++)
            {
                var (q, p) = (here[half + j] - wanted[j], -here[j] - wanted[half + j]);
                sum += double.CreateTruncating(q * q) + double.CreateTruncating(p * p);
                (here[j], here[half + j]) = (-factor * p, factor * q);
            }
        }

        SquaredError = sum;
    }

    private static void Layer(
        ReadOnlySpan<T> input, ReadOnlySpan<T> weights, ReadOnlySpan<T> biases, Span<T> output, int rows, int inputs,
            int outputs)
    {
        for (var i = 0; i < rows; i++)
            biases.CopyTo(output.Slice(i * outputs, outputs));
        var whole = output[..(rows * outputs)];
        RealGemm<T>.Multiply(whole, input, weights, rows, outputs, inputs, transposeB: true, add: true);
        if (typeof(T) == typeof(float))
            VectorMath.Tanh(MemoryMarshal.Cast<T, float>(whole), MemoryMarshal.Cast<T, float>(whole));
        else
            TensorPrimitives.Tanh(whole, whole);
    }

    // result = (1 - a^2) x
    private static void Damped(ReadOnlySpan<T> a, ReadOnlySpan<T> x, Span<T> result, int count)
    {
        var i = 0;
        for (; i <= count - Vector<T>.Count; i += Vector<T>.Count)
        {
            var value = new Vector<T>(a[i..]);
            ((Vector<T>.One - (value * value)) * new Vector<T>(x[i..])).CopyTo(result[i..]);
        }

        for (; i < count; i++)
            result[i] = (T.One - (a[i] * a[i])) * x[i];
    }

    // e2 = s2 t2 in place of t2, and c2 = -2 a2 w3 e2.
    private void Curved(ReadOnlySpan<T> w3, int rows)
    {
        var h = shape.Width;
        var minusTwo = T.CreateTruncating(-2);
        for (var row = 0; row < rows; row++)
        {
            var a = a2.AsSpan(row * h, h);
            var t = t2.AsSpan(row * h, h);
            var c = c2.AsSpan(row * h, h);
            var i = 0;
            for (; i <= h - Vector<T>.Count; i += Vector<T>.Count)
            {
                var value = new Vector<T>(a[i..]);
                var e = (Vector<T>.One - (value * value)) * new Vector<T>(t[i..]);
                e.CopyTo(t[i..]);
                (value * new Vector<T>(w3[i..]) * e * minusTwo).CopyTo(c[i..]);
            }

            for (; i < h; i++)
            {
                t[i] = (T.One - (a[i] * a[i])) * t[i];
                c[i] = a[i] * w3[i] * t[i] * minusTwo;
            }
        }
    }

    // c1 = s1 (W2^T c2) - 2 a1 u e1 in place of t1, as e1 = s1 t1; W2^T c2 stands in d2.
    private void Bent(int count)
    {
        var two = T.CreateTruncating(2);
        var i = 0;
        for (; i <= count - Vector<T>.Count; i += Vector<T>.Count)
        {
            var a = new Vector<T>(a1, i);
            var back = (Vector<T>.One - (a * a)) * new Vector<T>(d2, i);
            (back - (a * new Vector<T>(u, i) * new Vector<T>(e1, i) * two)).CopyTo(t1, i);
        }

        for (; i < count; i++)
            t1[i] = ((T.One - (a1[i] * a1[i])) * d2[i]) - (a1[i] * u[i] * e1[i] * two);
    }

    private void ColumnSums(ReadOnlySpan<T> matrix, Span<T> sums, int rows)
    {
        sums.Clear();
        for (var i = 0; i < rows; i++)
            TensorPrimitives.Add(sums, matrix.Slice(i * shape.Width, shape.Width), sums);
    }
}
