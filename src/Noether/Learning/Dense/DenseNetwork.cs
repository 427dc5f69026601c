using System.Numerics.Tensors;
using Noether.Numerics;

namespace Noether.Learning.Dense;

/// <summary>
/// A dense network in double precision, one sample a row: a_0 = x, a_k = g(a_(k-1) W_k^T + b_k), and the last layer
/// without g. Weights and offsets begin uniform in +-1 / sqrt(inputs of the layer), the default of PyTorch's Linear.
/// Gradients are those of the last <see cref="Forward"/>; one thread at a time.
/// </summary>
internal sealed class DenseNetwork
{
    private readonly int[] widths;
    private readonly int[] offsets; // of W_k; its b_k comes after it
    private readonly DenseActivation activation;
    private readonly Matrix[] values; // a_0 to a_L

    /// <summary>Makes a network.</summary>
    /// <param name="widths">Inputs, hidden units of every layer, outputs: at least two numbers of at least 1.</param>
    /// <param name="activation">What lies between the layers.</param>
    /// <param name="seed">Draws the weights.</param>
    public DenseNetwork(IReadOnlyList<int> widths, DenseActivation activation, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(widths.Count, 2);
        this.widths = [.. widths];
        this.activation = activation;
        offsets = new int[widths.Count];
        for (var k = 1; k < widths.Count; k++)
            offsets[k] = offsets[k - 1] + (k == 1 ? 0 : widths[k - 1] * (widths[k - 2] + 1));
        var count = offsets[^1] + (widths[^1] * (widths[^2] + 1));
        (Parameters, Gradient) = (new double[count], new double[count]);
        values = new Matrix[widths.Count];
        var random = new CounterRandom(seed, stream: 31);
        random.FillUniform(Parameters);
        for (var k = 1; k < widths.Count; k++)
        {
            var bound = 1 / Math.Sqrt(widths[k - 1]);
            foreach (ref var value in Parameters.AsSpan(offsets[k], widths[k] * (widths[k - 1] + 1)))
                value = bound * ((2 * value) - 1);
        }
    }

    /// <summary>Layers with weights, L.</summary>
    public int Layers => widths.Length - 1;

    /// <summary>Numbers in a sample.</summary>
    public int Inputs => widths[0];

    /// <summary>Numbers in an answer.</summary>
    public int Outputs => widths[^1];

    /// <summary>W_1, b_1, W_2, ..., weights row after row, a row for each output.</summary>
    public double[] Parameters { get; }

    /// <summary>Derivative of the loss by each parameter: <see cref="Backward"/> adds to it.</summary>
    public double[] Gradient { get; }

    /// <summary>Weights of a layer, outputs x inputs.</summary>
    /// <param name="layer">From 1 to L.</param>
    public Span<double> Weights(int layer) =>
        Parameters.AsSpan(offsets[layer], widths[layer] * widths[layer - 1]);

    /// <summary>Offsets of a layer.</summary>
    /// <param name="layer">From 1 to L.</param>
    public Span<double> Bias(int layer) =>
        Parameters.AsSpan(offsets[layer] + (widths[layer] * widths[layer - 1]), widths[layer]);

    /// <summary>Answers, n x outputs; the next call may write over them.</summary>
    /// <param name="inputs">n x inputs.</param>
    public Matrix Forward(Matrix inputs)
    {
        values[0] = inputs;
        for (var k = 1; k < widths.Length; k++)
        {
            var next = Room(k, inputs.Rows);
            for (var i = 0; i < next.Rows; i++)
                Bias(k).CopyTo(next.Row(i));
            Gemm.Multiply(
                next.Values, values[k - 1].Values, Weights(k), next.Rows, widths[k], widths[k - 1],
                transposeB: true, beta: 1);
            if (k < Layers)
                Activate(next.Values);
        }

        return values[^1];
    }

    /// <summary>What the last <see cref="Forward"/> had after a layer, n x units.</summary>
    /// <param name="layer">From 0, the inputs, to L.</param>
    public Matrix After(int layer) => values[layer];

    /// <summary>Adds the gradient by the parameters, and gives that by the inputs where it is wanted.</summary>
    /// <param name="outputs">Derivative of the loss by every answer of the last <see cref="Forward"/>; is
    /// overwritten.</param>
    /// <param name="inputs">Whether the derivative by the inputs, n x inputs, is wanted.</param>
    /// <param name="weights">Whether that by the parameters is.</param>
    public Matrix? Backward(Matrix outputs, bool inputs = false, bool weights = true)
    {
        var behind = outputs;
        for (var k = Layers; k >= 1; k--)
        {
            var before = values[k - 1];
            if (k < Layers)
                Slope(values[k].Values, behind.Values);
            if (weights)
            {
                var size = widths[k] * widths[k - 1];
                Gemm.Multiply(
                    Gradient.AsSpan(offsets[k], size), behind.Values, before.Values, widths[k], widths[k - 1],
                    behind.Rows, transposeA: true, beta: 1);
                var bias = Gradient.AsSpan(offsets[k] + size, widths[k]);
                for (var i = 0; i < behind.Rows; i++)
                    TensorPrimitives.Add(bias, behind.Row(i), bias);
            }

            if (k == 1 && !inputs)
                return null;
            var next = new Matrix(behind.Rows, widths[k - 1]);
            Gemm.Multiply(next.Values, behind.Values, Weights(k), next.Rows, widths[k - 1], widths[k]);
            behind = next;
        }

        return behind;
    }

    /// <summary>Derivative of one answer by the inputs, n x inputs.</summary>
    /// <param name="inputs">n x inputs.</param>
    /// <param name="output">Which answer, from 0.</param>
    public Matrix InputGradients(Matrix inputs, int output = 0)
    {
        Forward(inputs);
        var outputs = new Matrix(inputs.Rows, Outputs);
        for (var i = 0; i < inputs.Rows; i++)
            outputs[i, output] = 1;
        return Backward(outputs, inputs: true, weights: false)!;
    }

    private Matrix Room(int layer, int rows)
    {
        if (values[layer] is not { } there || there.Rows != rows)
            values[layer] = new Matrix(rows, widths[layer]);
        return values[layer];
    }

    private void Activate(Span<double> sums)
    {
        switch (activation)
        {
            case DenseActivation.Tanh:
                TensorPrimitives.Tanh(sums, sums);
                break;
            case DenseActivation.Softplus:
                foreach (ref var z in sums)
                    z = Logistic.Softplus(z);
                break;
            default:
                TensorPrimitives.Max(sums, 0, sums);
                break;
        }
    }

    // g'(z) of g(z): 1 - g^2, 1 - exp(-g), or g > 0.
    private void Slope(ReadOnlySpan<double> answers, Span<double> gradients)
    {
        switch (activation)
        {
            case DenseActivation.Tanh:
                for (var i = 0; i < gradients.Length; i++)
                    gradients[i] *= 1 - (answers[i] * answers[i]);
                break;
            case DenseActivation.Softplus:
                for (var i = 0; i < gradients.Length; i++)
                    gradients[i] *= 1 - Math.Exp(-answers[i]);
                break;
            default:
                for (var i = 0; i < gradients.Length; i++)
                    gradients[i] = answers[i] > 0 ? gradients[i] : 0;
                break;
        }
    }
}
