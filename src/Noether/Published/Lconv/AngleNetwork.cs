using System.Numerics.Tensors;
using Noether.Learning.Dense;
using Noether.Numerics;

namespace Noether.Published.Lconv;

/// <summary>
/// The recursive layer that regresses the step of a pair (N. Dehmamy et al., arXiv 2109.07103): x is copied to c
/// channels,
/// h := h + L h W acts several times, the inner product of each channel with x' goes through tanh, dense 5, tanh, dense
/// 1.
/// Parameters are L (d x d), W (c x c), both normal of deviation sqrt(2) / width, which is
/// Kaiming's for tensors of k x d x d, then those of the dense part.
/// </summary>
internal sealed class AngleNetwork
{
    private const int Hidden = 5;

    private readonly int d;
    private readonly int channels;
    private readonly int recursions;
    private readonly DenseNetwork head;

    /// <summary>Makes the network.</summary>
    /// <param name="d">Numbers in a sample.</param>
    /// <param name="channels">Channels, c.</param>
    /// <param name="recursions">Times that the layer acts.</param>
    /// <param name="seed">Draws the weights.</param>
    public AngleNetwork(int d, int channels, int recursions, ulong seed)
    {
        (this.d, this.channels, this.recursions) = (d, channels, recursions);
        head = new DenseNetwork([channels, Hidden, 1], DenseActivation.Tanh, seed);
        Parameters = new double[(d * d) + (channels * channels) + head.Parameters.Length];
        Gradient = new double[Parameters.Length];
        new CounterRandom(seed, stream: 71).FillNormal(Parameters.AsSpan(0, (d * d) + (channels * channels)));
        TensorPrimitives.Multiply(Map, Math.Sqrt(2) / d, Map);
        TensorPrimitives.Multiply(Mix, Math.Sqrt(2) / channels, Mix);
        head.Parameters.CopyTo(Tail(Parameters));
    }

    /// <summary>L, W and the dense part.</summary>
    public double[] Parameters { get; }

    /// <summary>Derivative of the last loss by each.</summary>
    public double[] Gradient { get; }

    /// <summary>L, d x d.</summary>
    public Span<double> Map => Parameters.AsSpan(0, d * d);

    private Span<double> Mix => Parameters.AsSpan(d * d, channels * channels);

    /// <summary>Steps that the network says, n x 1.</summary>
    public Matrix Forward(Matrix before, Matrix after) => Answer(before, after, []);

    /// <summary>Mean squared error of the steps; writes the gradient.</summary>
    /// <param name="before">First samples, n x d.</param>
    /// <param name="after">Second samples.</param>
    /// <param name="steps">Their steps.</param>
    public double Loss(Matrix before, Matrix after, ReadOnlySpan<double> steps)
    {
        var n = before.Rows;
        var layers = new List<(Matrix Inputs, Matrix Mapped)>();
        var said = Answer(before, after, layers);
        var (slope, loss) = (new Matrix(n, 1), 0.0);
        for (var i = 0; i < n; i++)
        {
            var error = said[i, 0] - steps[i];
            loss += error * error / n;
            slope[i, 0] = 2 * error / n;
        }

        Array.Clear(Gradient);
        Array.Clear(head.Gradient);
        var inner = head.Backward(slope, inputs: true)!; // n x c, by tanh of the inner products
        head.Gradient.CopyTo(Tail(Gradient));
        var squashed = head.After(0);
        var behind = new Matrix(n * channels, d);
        for (var i = 0; i < n; i++)
        {
            for (var c = 0; c < channels; c++)
            {
                MatrixOps.AddScaled(
                    behind.Row((i * channels) + c), after.Row(i),
                        inner[i, c] * (1 - (squashed[i, c] * squashed[i, c])));
            }
        }

        for (var layer = layers.Count - 1; layer >= 0; layer--)
            Back(layers[layer], behind, n);
        return loss;
    }

    private Matrix Answer(Matrix before, Matrix after, List<(Matrix, Matrix)> layers)
    {
        var n = before.Rows;
        Tail(Parameters).CopyTo(head.Parameters);
        var channel = new Matrix(n * channels, d);
        for (var i = 0; i < channel.Rows; i++)
            before.Row(i / channels).CopyTo(channel.Row(i));
        for (var step = 0; step < recursions; step++)
        {
            var mapped = new Matrix(channel.Rows, d);
            Gemm.Multiply(mapped.Values, channel.Values, Map, channel.Rows, d, d, transposeB: true);
            var next = channel.Clone();
            // Channel c' of a sample gets sum_c W[c', c] of the mapped ones.
            for (var i = 0; i < n; i++)
                for (var to = 0; to < channels; to++)
                    for (var from = 0; from < channels; from++)
                        MatrixOps.AddScaled(next.Row((i * channels) + to), mapped.Row((i * channels) + from),
                            Mix[(to * channels) + from]);
            layers.Add((channel, mapped));
            channel = next;
        }

        var inner = new Matrix(n, channels);
        for (var i = 0; i < channel.Rows; i++)
            inner.Values[i] = Math.Tanh(MatrixOps.Dot(channel.Row(i), after.Row(i / channels)));
        return head.Forward(inner);
    }

    // Through h + L h W: changes "behind" from the derivative by the new channels to that by the old ones.
    private void Back((Matrix Inputs, Matrix Mapped) layer, Matrix behind, int n)
    {
        var mapped = new Matrix(behind.Rows, d);
        var mix = Gradient.AsSpan(d * d, channels * channels);
        for (var i = 0; i < n; i++)
        {
            for (var to = 0; to < channels; to++)
            {
                var row = behind.Row((i * channels) + to);
                for (var from = 0; from < channels; from++)
                {
                    mix[(to * channels) + from] += MatrixOps.Dot(row, layer.Mapped.Row((i * channels) + from));
                    MatrixOps.AddScaled(mapped.Row((i * channels) + from), row, Mix[(to * channels) + from]);
                }
            }
        }

        Gemm.Multiply(
            Gradient.AsSpan(0, d * d), mapped.Values, layer.Inputs.Values, d, d, behind.Rows, transposeA: true,
                beta: 1);
        Gemm.Multiply(behind.Values, mapped.Values, Map, behind.Rows, d, d, beta: 1);
    }

    private Span<double> Tail(double[] whole) => whole.AsSpan((d * d) + (channels * channels));
}
