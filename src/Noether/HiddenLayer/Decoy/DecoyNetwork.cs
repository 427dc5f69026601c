using System.Numerics.Tensors;
using Noether.Numerics;

namespace Noether.HiddenLayer.Decoy;

/// <summary>
/// A trained network of the decoy task, ready for inference: the batch norms are folded into the linear maps. For a
/// point (x, y): h_k = max(0, a_k x + b_k y + c_k), u_j = bias_j + sum_k h_k W_kj, z_j = scale_j max(0, u_j) +
/// shift_j, output = bias + sum_j v_j z_j. The output of the last hidden layer is max(0, u): a batch norm belongs to
/// the linear map behind it, as in fastai 1.
/// </summary>
public sealed class DecoyNetwork
{
    /// <summary>Wraps weights without copying them.</summary>
    /// <param name="settings">Sizes of the layers.</param>
    /// <param name="weights">As <see cref="Weights"/> describes.</param>
    /// <exception cref="ArgumentException">The weights do not fit the sizes.</exception>
    public DecoyNetwork(DecoySettings settings, float[] weights)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(weights);
        FirstUnits = settings.FirstUnits;
        LastUnits = settings.LastUnits;
        var length = WeightCount(settings);
        if (weights.Length != length)
            throw new ArgumentException($"A network has {length} weights, not {weights.Length}.", nameof(weights));
        Weights = weights;
    }

    /// <summary>Number of the picture, from 0.</summary>
    public int Picture { get; init; }

    /// <summary>Number of the network among those of its picture, from 0.</summary>
    public int Network { get; init; }

    /// <summary>Units of the first hidden layer.</summary>
    public int FirstUnits { get; }

    /// <summary>Units of the last hidden layer.</summary>
    public int LastUnits { get; }

    /// <summary>
    /// One after another: a, b, c (FirstUnits each), W (FirstUnits x LastUnits, a row for each first unit), bias,
    /// scale, shift, v (LastUnits each), and the bias of the output.
    /// </summary>
    public float[] Weights { get; }

    /// <summary>The epoch whose state was kept, from 1.</summary>
    public int EpochKept { get; init; }

    /// <summary>Share of the training points on the right side, in inference with the kept state.</summary>
    public double TrainingAccuracy { get; init; }

    /// <summary>Mean binary cross-entropy of the training points in nats, in inference with the kept state.</summary>
    public double TrainingLoss { get; init; }

    /// <summary>The same share of the validation points; NaN when there are none.</summary>
    public double ValidationAccuracy { get; init; } = double.NaN;

    /// <summary>The same mean of the validation points; NaN when there are none.</summary>
    public double ValidationLoss { get; init; } = double.NaN;

    /// <summary>The share of the validation points, or of the training points where there are no others.</summary>
    internal double Accuracy => double.IsNaN(ValidationAccuracy) ? TrainingAccuracy : ValidationAccuracy;

    /// <summary>Seconds that the training took on its thread.</summary>
    public double Seconds { get; init; }

    /// <summary>Number of weights of a network.</summary>
    /// <param name="settings">Sizes of the layers.</param>
    public static int WeightCount(DecoySettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return (3 * settings.FirstUnits) + (settings.FirstUnits * settings.LastUnits) + (4 * settings.LastUnits) + 1;
    }

    /// <summary>Outputs max(0, u) of the last hidden layer, or z, which the batch norm makes of them.</summary>
    /// <param name="coordinates">x and y of one point after another, as in <see cref="DecoyPoints"/>.</param>
    /// <param name="normalised">Whether to give z; default false.</param>
    /// <returns>A row of LastUnits values for each point.</returns>
    /// <exception cref="ArgumentException">There are not two coordinates for each point.</exception>
    public float[] HiddenActivations(ReadOnlySpan<float> coordinates, bool normalised = false)
    {
        var result = Rectified(coordinates);
        if (!normalised)
            return result;
        var scale = OfLast(1);
        var shift = OfLast(2);
        for (var i = 0; i < result.Length; i += LastUnits)
        {
            for (var j = 0; j < LastUnits; j++)
                result[i + j] = (scale[j] * result[i + j]) + shift[j];
        }
        return result;
    }

    /// <summary>
    /// Turns activations max(0, u) into contributions to the output, scale_j v_j max(0, u_j), in place.
    /// </summary>
    /// <param name="activations">Rows of LastUnits values, as <see cref="HiddenActivations"/> gives them.</param>
    internal void Weigh(Span<float> activations)
    {
        var scale = OfLast(1);
        var output = OfLast(3);
        for (var i = 0; i < activations.Length; i += LastUnits)
        {
            for (var j = 0; j < LastUnits; j++)
                activations[i + j] *= scale[j] * output[j];
        }
    }

    /// <summary>The logit where no unit of the last hidden layer is active: bias + sum_j v_j shift_j.</summary>
    internal float ConstantTerm => Weights[^1] + TensorPrimitives.Dot(OfLast(2), OfLast(3));

    /// <summary>Probability of each point to lie on the contour.</summary>
    /// <param name="coordinates">x and y of one point after another, as in <see cref="DecoyPoints"/>.</param>
    /// <returns>A value in [0, 1] for each point.</returns>
    public float[] Predict(ReadOnlySpan<float> coordinates)
    {
        var hidden = HiddenActivations(coordinates, normalised: true);
        var output = OfLast(3);
        var result = new float[coordinates.Length / 2];
        for (var i = 0; i < result.Length; i++)
        {
            double sum = Weights[^1];
            for (var j = 0; j < LastUnits; j++)
                sum += output[j] * hidden[(i * LastUnits) + j];
            result[i] = (float)(1 / (1 + Math.Exp(-sum)));
        }
        return result;
    }

    /// <summary>Folds the batch norms of a training state into weights for inference.</summary>
    internal static float[] Fold(DecoyState state, DecoyLayout layout, float[] weights)
    {
        var p = state.Parameters.Span;
        int first = layout.First, last = layout.Last, matrix = 3 * first, bias = matrix + (first * last);
        var x = InputMap(state, layout, 0);
        var y = InputMap(state, layout, 1);
        var biases = new double[last];
        for (var k = 0; k < first; k++)
        {
            float wx = p[layout.FirstX + k], wy = p[layout.FirstY + k];
            weights[k] = wx * x.Factor;
            weights[first + k] = wy * y.Factor;
            weights[(2 * first) + k] = (wx * x.Term) + (wy * y.Term) + p[layout.FirstBias + k];
            var factor = p[layout.FirstScale + k] / Math.Sqrt(state.FirstVariance[k] + BatchNorm.Epsilon);
            var term = p[layout.FirstShift + k] - (factor * state.FirstMean[k]);
            var row = p.Slice(layout.Second + (k * layout.Stride), last);
            for (var j = 0; j < last; j++)
            {
                weights[matrix + (k * last) + j] = (float)(factor * row[j]);
                biases[j] += term * row[j];
            }
        }
        for (var j = 0; j < last; j++)
        {
            var factor = p[layout.LastScale + j] / Math.Sqrt(state.LastVariance[j] + BatchNorm.Epsilon);
            weights[bias + j] = (float)(p[layout.SecondBias + j] + biases[j]);
            weights[bias + last + j] = (float)factor;
            weights[bias + (2 * last) + j] = (float)(p[layout.LastShift + j] - (factor * state.LastMean[j]));
            weights[bias + (3 * last) + j] = p[layout.Output + j];
        }
        weights[^1] = p[layout.Bias];
        return weights;
    }

    /// <summary>The batch norm on an input in inference: factor and term.</summary>
    internal static (float Factor, float Term) InputMap(DecoyState state, DecoyLayout layout, int axis)
    {
        var p = state.Parameters.Span;
        var factor = p[layout.InputScale + axis] / Math.Sqrt(state.InputVariance[axis] + BatchNorm.Epsilon);
        return ((float)factor, (float)(p[layout.InputShift + axis] - (factor * state.InputMean[axis])));
    }

    // The four weights of each last unit stand behind the matrix: bias, scale, shift, v.
    private ReadOnlySpan<float> OfLast(int kind) =>
        Weights.AsSpan(((3 + LastUnits) * FirstUnits) + (kind * LastUnits), LastUnits);

    private float[] Rectified(ReadOnlySpan<float> coordinates)
    {
        if (coordinates.Length % 2 != 0)
            throw new ArgumentException("Points have two coordinates each.", nameof(coordinates));
        var points = coordinates.Length / 2;
        var first = new float[points * FirstUnits];
        for (var i = 0; i < points; i++)
        {
            float x = coordinates[2 * i], y = coordinates[(2 * i) + 1];
            for (var k = 0; k < FirstUnits; k++)
            {
                var unit = (Weights[k] * x) + (Weights[FirstUnits + k] * y) + Weights[(2 * FirstUnits) + k];
                first[(i * FirstUnits) + k] = MathF.Max(0, unit);
            }
        }
        var result = new float[points * LastUnits];
        var matrix = Weights.AsSpan(3 * FirstUnits, FirstUnits * LastUnits);
        var bias = OfLast(0);
        Gemm.Multiply(result, first, matrix, points, LastUnits, FirstUnits);
        for (var i = 0; i < result.Length; i += LastUnits)
        {
            for (var j = 0; j < LastUnits; j++)
                result[i + j] = MathF.Max(0, result[i + j] + bias[j]);
        }
        return result;
    }
}
