namespace Noether.Networks;

/// <summary>
/// The values of a batch of pictures between two layers, channel by channel: value (c, n, y, x) of N pictures stands at
/// ((c N + n) H + y) W + x. So a channel of the whole batch is one run of memory, which is what batch norm sums over,
/// and a convolution is one matrix product for any number of pictures.
/// </summary>
internal sealed class Activation
{
    /// <summary>The values; longer than needed once a larger batch has passed.</summary>
    public float[] Values { get; private set; } = [];

    /// <summary>Size of one picture.</summary>
    public PictureShape Shape { get; private set; }

    /// <summary>Number of pictures.</summary>
    public int Count { get; private set; }

    /// <summary>Values in one channel of the batch: pictures x height x width.</summary>
    public int ChannelLength => Count * Shape.Plane;

    /// <summary>Values in the batch.</summary>
    public int Length => ChannelLength * Shape.Channels;

    /// <summary>The values of the batch without what lies behind them.</summary>
    public Span<float> Span => Values.AsSpan(0, Length);

    /// <summary>One channel of the whole batch.</summary>
    /// <param name="channel">Channel number from 0.</param>
    public Span<float> Channel(int channel) => Values.AsSpan(channel * ChannelLength, ChannelLength);

    /// <summary>Makes room for a batch; the values are whatever stood there before.</summary>
    /// <param name="shape">Size of one picture.</param>
    /// <param name="count">Number of pictures.</param>
    /// <returns>This object.</returns>
    public Activation Resize(PictureShape shape, int count)
    {
        Shape = shape;
        Count = count;
        var length = checked(shape.Length * count);
        if (Values.Length < length)
            Values = new float[length];
        return this;
    }

    /// <summary>Takes over pictures that are stored one after the other, each channel by channel.</summary>
    /// <param name="pictures">Count x C x H x W values.</param>
    /// <param name="shape">Size of one picture.</param>
    /// <param name="count">Number of pictures.</param>
    public void Load(ReadOnlySpan<float> pictures, PictureShape shape, int count)
    {
        Resize(shape, count);
        for (var n = 0; n < count; n++)
            SetPicture(n, pictures.Slice(n * shape.Length, shape.Length));
    }

    /// <summary>Takes over one picture.</summary>
    /// <param name="number">Its place in the batch, from 0.</param>
    /// <param name="picture">C x H x W values.</param>
    /// <exception cref="ArgumentException">Another number of values.</exception>
    public void SetPicture(int number, ReadOnlySpan<float> picture)
    {
        if (picture.Length != Shape.Length)
            throw new ArgumentException($"A picture of {picture.Length} values is not {Shape}.", nameof(picture));
        var plane = Shape.Plane;
        for (var c = 0; c < Shape.Channels; c++)
            picture.Slice(c * plane, plane).CopyTo(Values.AsSpan(((c * Count) + number) * plane, plane));
    }

    /// <summary>The reverse of <see cref="Load"/>: one picture after the other.</summary>
    /// <param name="pictures">Receives Count x C x H x W values.</param>
    public void Save(Span<float> pictures)
    {
        var plane = Shape.Plane;
        for (var n = 0; n < Count; n++)
        {
            for (var c = 0; c < Shape.Channels; c++)
            {
                Values.AsSpan(((c * Count) + n) * plane, plane)
                    .CopyTo(pictures.Slice(((n * Shape.Channels) + c) * plane, plane));
            }
        }
    }
}
