using System.Numerics;
using System.Numerics.Tensors;

namespace Noether.Learning.Autodiff;

/// <summary>
/// Every column less its mean and over its deviation in the batch, times a factor and plus an offset that are learned
/// (S. Ioffe and C. Szegedy, arXiv 1502.03167). Moving means of both serve once it no longer learns.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
internal sealed class BatchNormalization<T> : Node<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const double Momentum = 0.1;
    private const double Epsilon = 1e-5;

    private readonly Node<T> x;
    private readonly Node<T> factor;
    private readonly Node<T> offset;
    private readonly T[] unit; // (x - mean) / deviation
    private readonly T[] inverse;
    private readonly T[] middle;
    private readonly T[] work;
    private readonly T[] along;

    /// <summary>Makes it.</summary>
    /// <param name="x">groups x n x k, at least 2 rows in all; all groups are one batch.</param>
    /// <param name="factor">1 x 1 x k.</param>
    /// <param name="offset">1 x 1 x k.</param>
    public BatchNormalization(Node<T> x, Node<T> factor, Node<T> offset)
        : this(x, factor, offset, new double[x.Columns], [.. Enumerable.Repeat(1.0, x.Columns)])
    {
    }

    private BatchNormalization(Node<T> x, Node<T> factor, Node<T> offset, double[] mean, double[] variance)
        : base(x.Groups, x.Rows, x.Columns, x, factor, offset)
    {
        (this.x, this.factor, this.offset, Mean, Variance) = (x, factor, offset, mean, variance);
        (unit, inverse, middle, work, along) =
            (new T[Values.Length], new T[Columns], new T[Columns], new T[Columns], new T[Columns]);
    }

    /// <summary>Whether batches have means of their own (the default), or the moving ones.</summary>
    public bool Learns { get; set; } = true;

    /// <summary>Moving means of the columns.</summary>
    public double[] Mean { get; }

    /// <summary>Moving means of the unbiased variances.</summary>
    public double[] Variance { get; }

    private int Count => Groups * Rows;

    /// <summary>The same with the moving means, for other rows.</summary>
    /// <param name="other">groups x n x k.</param>
    public BatchNormalization<T> Settled(Node<T> other) => new(other, factor, offset, Mean, Variance) { Learns = false };

    /// <inheritdoc/>
    public override void Forward()
    {
        if (Learns)
            Measure();
        for (var j = 0; j < Columns && !Learns; j++)
            (middle[j], inverse[j]) = (T.CreateChecked(Mean[j]), T.CreateChecked(1 / Math.Sqrt(Variance[j] + Epsilon)));
        for (var i = 0; i < Count; i++)
        {
            var row = unit.AsSpan(i * Columns, Columns);
            TensorPrimitives.Subtract(x.Values.AsSpan(i * Columns, Columns), middle, row);
            TensorPrimitives.Multiply(row, inverse, row);
            TensorPrimitives.MultiplyAdd<T>(row, factor.Values, offset.Values, Values.AsSpan(i * Columns, Columns));
        }
    }

    /// <inheritdoc/>
    public override void Backward()
    {
        Array.Clear(work);
        Array.Clear(along);
        for (var i = 0; i < Count; i++)
        {
            var slope = Gradient.AsSpan(i * Columns, Columns);
            TensorPrimitives.Add<T>(work, slope, work);
            TensorPrimitives.MultiplyAdd<T>(slope, unit.AsSpan(i * Columns, Columns), along, along);
        }

        if (factor.IsWanted)
            TensorPrimitives.Add<T>(factor.Gradient, along, factor.Gradient);
        if (offset.IsWanted)
            TensorPrimitives.Add<T>(offset.Gradient, work, offset.Gradient);
        if (!x.IsWanted)
            return;
        // Moving means do not depend on x.
        var share = Learns ? T.One / T.CreateChecked(Count) : T.Zero;
        TensorPrimitives.Multiply(work, share, work);
        TensorPrimitives.Multiply(along, -share, along);
        TensorPrimitives.Multiply<T>(factor.Values, inverse, middle);
        Span<T> rest = new T[Columns];
        for (var i = 0; i < Count; i++)
        {
            TensorPrimitives.MultiplyAdd<T>(unit.AsSpan(i * Columns, Columns), along, Gradient.AsSpan(i * Columns, Columns), rest);
            TensorPrimitives.Subtract<T>(rest, work, rest);
            var target = x.Gradient.AsSpan(i * Columns, Columns);
            TensorPrimitives.MultiplyAdd<T>(rest, middle, target, target);
        }
    }

    private void Measure()
    {
        var share = T.One / T.CreateChecked(Count);
        Array.Clear(middle);
        for (var i = 0; i < Count; i++)
            TensorPrimitives.Add<T>(middle, x.Values.AsSpan(i * Columns, Columns), middle);
        TensorPrimitives.Multiply(middle, share, middle);
        Array.Clear(along);
        for (var i = 0; i < Count; i++)
        {
            TensorPrimitives.Subtract<T>(x.Values.AsSpan(i * Columns, Columns), middle, work);
            TensorPrimitives.MultiplyAdd<T>(work, work, along, along);
        }

        for (var j = 0; j < Columns; j++)
        {
            var square = double.CreateChecked(along[j]);
            Mean[j] += Momentum * (double.CreateChecked(middle[j]) - Mean[j]);
            Variance[j] += Momentum * ((square / Math.Max(1, Count - 1)) - Variance[j]);
            inverse[j] = T.CreateChecked(1 / Math.Sqrt((square / Count) + Epsilon));
        }
    }
}
