using Noether.Numerics;

namespace Noether.Networks;

/// <summary>A classifier of pictures: layers from pictures to one logit for each class.</summary>
internal sealed class PictureNetwork
{
    // The streams of random numbers for initial weights, apart from those of training.
    private const ulong InitialStream = 3UL << 60;
    private readonly ILayer layers;
    private readonly Activation input = new();
    private readonly Activation logitGradient = new();

    /// <summary>Wraps layers.</summary>
    /// <param name="architecture">Name of the kind of network, for files and messages.</param>
    /// <param name="layers">From pictures to classes x 1 x 1 logits.</param>
    public PictureNetwork(string architecture, ILayer layers)
    {
        if (layers.Output.Plane != 1)
            throw new ArgumentException($"A classifier ends with one value a class, not {layers.Output}.");
        Architecture = architecture;
        this.layers = layers;
    }

    /// <summary>Name of the kind of network.</summary>
    public string Architecture { get; }

    /// <summary>Size of the pictures.</summary>
    public PictureShape Input => layers.Input;

    /// <summary>Number of classes.</summary>
    public int Classes => layers.Output.Channels;

    /// <summary>All named arrays, in the order of files.</summary>
    public IReadOnlyList<Parameter> Parameters => layers.Parameters;

    /// <summary>
    /// Draws initial weights: kernels (o, c, k, k) normal with variance 2 / (o k^2) (He et al., arXiv 1502.01852, by
    /// outputs, as torchvision's residual networks), matrices and their biases uniform within 1 / sqrt(inputs).
    /// </summary>
    /// <param name="seed">Same seed, same weights.</param>
    public void Initialise(ulong seed)
    {
        for (var i = 0; i < Parameters.Count; i++)
        {
            var random = new CounterRandom(seed, InitialStream | (uint)i);
            var parameter = Parameters[i];
            if (parameter.Kind == ParameterKind.Weight && parameter.Shape.Count == 4)
            {
                var spread = 2.0 / (parameter.Shape[0] * parameter.Shape[2] * parameter.Shape[3]);
                random.FillNormal(parameter.Values);
                Scale(parameter.Values, Math.Sqrt(spread));
            }
            else if (parameter.Kind == ParameterKind.Weight)
            {
                var bound = 1 / Math.Sqrt(parameter.Shape[1]);
                Uniform(random, parameter.Values, bound);
                if (i + 1 < Parameters.Count && IsBiasOf(Parameters[i + 1], parameter))
                    Uniform(random, Parameters[i + 1].Values, bound);
            }
        }
    }

    /// <summary>The logits for a batch.</summary>
    /// <param name="pictures">N x C x H x W values, one picture after the other.</param>
    /// <param name="count">Number of pictures N.</param>
    /// <param name="pass">Training or not, threads, random numbers.</param>
    /// <returns>Classes x 1 x 1 values for each picture, valid until the next pass.</returns>
    public Activation Forward(ReadOnlySpan<float> pictures, int count, in Pass pass)
    {
        input.Load(pictures, Input, count);
        return layers.Forward(input, pass);
    }

    /// <summary>One training pass: forward, loss, backward; sets the gradients of all learnt parameters.</summary>
    /// <param name="batch">Pictures; overwritten or not as the first layer likes.</param>
    /// <param name="labels">Their classes.</param>
    /// <param name="smoothing">Label smoothing, in [0, 1).</param>
    /// <param name="pass">Threads and random numbers; a training pass.</param>
    /// <returns>The mean loss of the batch in nats.</returns>
    public double LossAndGradient(Activation batch, ReadOnlySpan<int> labels, double smoothing, in Pass pass)
    {
        var logits = layers.Forward(batch, pass);
        var loss = SoftmaxCrossEntropy.Loss(logits, labels, smoothing, logitGradient);
        layers.Backward(logitGradient, pass);
        return loss;
    }

    /// <summary>The logits for pictures, in batches of a fixed size, with the network as it is.</summary>
    /// <param name="pictures">The pictures, each C x H x W values.</param>
    /// <param name="threads">Threads to use, 0 for all processors; the bits do not depend on it.</param>
    /// <param name="cancellationToken">Stops before the next batch.</param>
    /// <returns>One row of logits for each picture.</returns>
    public float[][] Logits(
        IReadOnlyList<float[]> pictures, int threads = 0, CancellationToken cancellationToken = default)
    {
        const int batch = 64;
        var result = new float[pictures.Count][];
        for (var first = 0; first < pictures.Count; first += batch)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = Math.Min(batch, pictures.Count - first);
            input.Resize(Input, count);
            for (var n = 0; n < count; n++)
                input.SetPicture(n, pictures[first + n]);
            var logits = layers.Forward(input, Pass.Inference(threads));
            for (var n = 0; n < count; n++)
            {
                result[first + n] = new float[Classes];
                for (var k = 0; k < Classes; k++)
                    result[first + n][k] = logits.Values[(k * count) + n];
            }
        }

        return result;
    }

    private static bool IsBiasOf(Parameter bias, Parameter weight) =>
        bias.Kind == ParameterKind.Offset && bias.Shape[0] == weight.Shape[0];

    private static void Scale(Span<float> values, double factor)
    {
        foreach (ref var value in values)
            value = (float)(value * factor);
    }

    private static void Uniform(CounterRandom random, Span<float> values, double bound)
    {
        random.FillUniform(values);
        foreach (ref var value in values)
            value = (float)(((2.0 * value) - 1) * bound);
    }
}
