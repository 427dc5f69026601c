using Noether.Numerics;

namespace Noether.Networks;

/// <summary>
/// Sets values to zero with a probability p while training and divides the others by 1 - p, in place; does nothing in
/// use. Whether a value goes is a function of seed, step, layer and its place in the batch.
/// </summary>
internal sealed class Dropout : ILayer
{
    private readonly double probability;
    private readonly int number;
    private float[] factors = [];

    /// <summary>Creates the layer.</summary>
    /// <param name="input">Size of the pictures.</param>
    /// <param name="probability">Share of values that go, in [0, 1).</param>
    /// <param name="number">Number of the layer, 0 to 65,535; layers of one network need different ones.</param>
    public Dropout(PictureShape input, double probability, int number = 0)
    {
        if (!(probability >= 0 && probability < 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A share lies in [0, 1).");
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)number, ushort.MaxValue, nameof(number));
        Input = input;
        this.probability = probability;
        this.number = number;
    }

    /// <inheritdoc/>
    public PictureShape Input { get; }

    /// <inheritdoc/>
    public PictureShape Output => Input;

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [];

    /// <inheritdoc/>
    public Activation Forward(Activation input, in Pass pass)
    {
        if (!pass.IsTraining || probability == 0)
            return input;
        if (factors.Length < input.Length)
            factors = new float[input.Length];
        var (seed, stream) = (pass.Seed, ((ulong)pass.Step << 16) | (uint)number);
        var keep = (float)(1 / (1 - probability));
        ParallelBlocks.Run(Input.Channels, pass.Threads, c =>
        {
            var values = input.Channel(c);
            var part = factors.AsSpan(c * values.Length, values.Length);
            new CounterRandom(seed, stream, (ulong)c * (ulong)values.Length).FillUniform(part);
            for (var i = 0; i < part.Length; i++)
            {
                part[i] = part[i] < probability ? 0 : keep;
                values[i] *= part[i];
            }
        });
        return input;
    }

    /// <inheritdoc/>
    public Activation Backward(Activation gradient, in Pass pass)
    {
        if (probability == 0)
            return gradient;
        ParallelBlocks.Run(Input.Channels, pass.Threads, c =>
        {
            var values = gradient.Channel(c);
            var part = factors.AsSpan(c * values.Length, values.Length);
            for (var i = 0; i < part.Length; i++)
                values[i] *= part[i];
        });
        return gradient;
    }
}
