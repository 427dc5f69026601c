using Noether.Numerics;

namespace Noether.Networks;

/// <summary>
/// Batch normalisation (Ioffe and Szegedy, arXiv 1502.03167): y = weight (x - mean) / sqrt(variance + 1e-5) + bias for
/// each channel. In training mean and variance are those of the whole batch (one thread takes a channel of all
/// pictures, so threads do not change them) and move the running ones by a tenth of the difference, the running
/// variance by that of the unbiased variance; in use the running ones stand in. Arrays as in torch: weight, bias,
/// running_mean, running_var, num_batches_tracked.
/// </summary>
internal sealed class BatchNorm2d : ILayer
{
    private const double Epsilon = 1e-5;
    private const double Momentum = 0.1;
    private readonly Parameter weight;
    private readonly Parameter bias;
    private readonly Parameter runningMean;
    private readonly Parameter runningVariance;
    private readonly Parameter batches;
    private readonly Activation output = new();
    private readonly float[] means;
    private readonly double[] scales;
    private Activation? lastInput;

    /// <summary>Creates the layer as the identity, up to the normalisation.</summary>
    /// <param name="input">Size of the pictures.</param>
    public BatchNorm2d(PictureShape input)
    {
        Input = input;
        weight = new Parameter("weight", ParameterKind.Offset, input.Channels);
        bias = new Parameter("bias", ParameterKind.Offset, input.Channels);
        runningMean = new Parameter("running_mean", ParameterKind.Running, input.Channels);
        runningVariance = new Parameter("running_var", ParameterKind.Running, input.Channels);
        batches = new Parameter("num_batches_tracked", ParameterKind.Counter);
        Parameters = [weight, bias, runningMean, runningVariance, batches];
        Array.Fill(weight.Values, 1);
        Array.Fill(runningVariance.Values, 1);
        means = new float[input.Channels];
        scales = new double[input.Channels];
    }

    /// <inheritdoc/>
    public PictureShape Input { get; }

    /// <inheritdoc/>
    public PictureShape Output => Input;

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <inheritdoc/>
    /// <exception cref="NoetherException">A training batch has a single value in each channel.</exception>
    public Activation Forward(Activation input, in Pass pass)
    {
        var isTraining = pass.IsTraining;
        if (isTraining && input.ChannelLength < 2)
            throw new NoetherException("Batch norm cannot learn from one value a channel; use a larger batch.");
        if (isTraining)
            batches.Values[0]++;
        lastInput = input;
        output.Resize(Output, input.Count);
        ParallelBlocks.Run(Input.Channels, pass.Threads, c =>
        {
            var x = input.Channel(c);
            double mean = runningMean.Values[c], variance = runningVariance.Values[c];
            if (isTraining)
            {
                mean = ChannelKernels.Sum(x) / x.Length;
                var squares = ChannelKernels.SumOfSquares(x, (float)mean);
                variance = squares / x.Length;
                Follow(ref runningMean.Values[c], mean);
                Follow(ref runningVariance.Values[c], squares / (x.Length - 1));
            }

            means[c] = (float)mean;
            scales[c] = 1 / Math.Sqrt(variance + Epsilon);
            var factor = (float)(weight.Values[c] * scales[c]);
            ChannelKernels.Affine(x, means[c], factor, bias.Values[c], output.Channel(c));
        });
        return output;
    }

    /// <inheritdoc/>
    public Activation Backward(Activation gradient, in Pass pass)
    {
        var input = lastInput ?? throw new InvalidOperationException("There was no forward pass.");
        ParallelBlocks.Run(Input.Channels, pass.Threads, c =>
        {
            // With z = (x - mean) scale: dx = weight scale (dy - <dy> - z <dy z>), <> the mean over the channel.
            var x = input.Channel(c);
            var dy = gradient.Channel(c);
            var sum = ChannelKernels.Sum(dy);
            var dot = ChannelKernels.CentredDot(dy, x, means[c]) * scales[c];
            bias.Gradient[c] = (float)sum;
            weight.Gradient[c] = (float)dot;
            var factor = weight.Values[c] * scales[c];
            ChannelKernels.Combine(
                dy, (float)factor, x, means[c], (float)(-factor * scales[c] * dot / x.Length),
                (float)(-factor * sum / x.Length));
        });
        return gradient;
    }

    private static void Follow(ref float running, double value) =>
        running = (float)(((1 - Momentum) * running) + (Momentum * value));
}
