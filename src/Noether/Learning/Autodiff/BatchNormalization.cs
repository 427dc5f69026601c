using System.Numerics;

namespace Noether.Learning.Autodiff;

/// <summary>
/// Every column of a group less its mean and over its deviation in the batch, times a factor and plus an offset that are
/// learned (S. Ioffe and C. Szegedy, arXiv 1502.03167). Moving means of both serve once it no longer learns.
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

    /// <summary>Makes it.</summary>
    /// <param name="x">groups x n x k, n at least 2.</param>
    /// <param name="factor">1 x 1 x k.</param>
    /// <param name="offset">1 x 1 x k.</param>
    public BatchNormalization(Node<T> x, Node<T> factor, Node<T> offset)
        : base(x.Groups, x.Rows, x.Columns, x, factor, offset)
    {
        (this.x, this.factor, this.offset) = (x, factor, offset);
        (unit, inverse) = (new T[Values.Length], new T[Columns]);
        (Mean, Variance) = (new double[Columns], new double[Columns]);
        Array.Fill(Variance, 1);
    }

    /// <summary>Whether batches have means of their own (the default), or the moving ones.</summary>
    public bool Learns { get; set; } = true;

    /// <summary>Moving means of the columns.</summary>
    public double[] Mean { get; }

    /// <summary>Moving means of the unbiased variances.</summary>
    public double[] Variance { get; }

    /// <inheritdoc/>
    public override void Forward()
    {
        var count = Groups * Rows;
        for (var j = 0; j < Columns; j++)
        {
            double mean = Mean[j], variance = Variance[j];
            if (Learns)
            {
                (mean, variance) = (0, 0);
                for (var i = 0; i < count; i++)
                    mean += double.CreateChecked(x.Values[(i * Columns) + j]);
                mean /= count;
                for (var i = 0; i < count; i++)
                    variance += Math.Pow(double.CreateChecked(x.Values[(i * Columns) + j]) - mean, 2);
                Mean[j] += Momentum * (mean - Mean[j]);
                Variance[j] += Momentum * ((variance / Math.Max(1, count - 1)) - Variance[j]);
                variance /= count;
            }

            inverse[j] = T.CreateChecked(1 / Math.Sqrt(variance + Epsilon));
            var (middle, scale) = (T.CreateChecked(mean), inverse[j]);
            for (var i = j; i < Values.Length; i += Columns)
            {
                unit[i] = (x.Values[i] - middle) * scale;
                Values[i] = (unit[i] * factor.Values[j]) + offset.Values[j];
            }
        }
    }

    /// <inheritdoc/>
    public override void Backward()
    {
        var share = T.One / T.CreateChecked(Groups * Rows);
        for (var j = 0; j < Columns; j++)
        {
            T sum = T.Zero, along = T.Zero;
            for (var i = j; i < Values.Length; i += Columns)
            {
                sum += Gradient[i];
                along += Gradient[i] * unit[i];
            }

            if (factor.IsWanted)
                factor.Gradient[j] += along;
            if (offset.IsWanted)
                offset.Gradient[j] += sum;
            if (!x.IsWanted)
                continue;
            var scale = factor.Values[j] * inverse[j];
            // Moving means do not depend on x.
            var (mean, slope) = Learns ? (share * sum, share * along) : (T.Zero, T.Zero);
            for (var i = j; i < Values.Length; i += Columns)
                x.Gradient[i] += scale * (Gradient[i] - mean - (unit[i] * slope));
        }
    }
}
