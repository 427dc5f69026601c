using System.Buffers;
using System.Numerics.Tensors;
using Noether.Numerics;

namespace Noether.Networks;

/// <summary>
/// A convolution (cross-correlation, as everywhere in this field): y(o, p) = b(o) + sum over (c, k) of w(o, c, k)
/// x(c, stride p + k - padding), computed as products of the weights with blocks of the matrix of patches, and its
/// derivatives. Arrays: weight (outputs, inputs, size, size), and bias (outputs) if asked for.
/// </summary>
internal sealed class Conv2d : ILayer
{
    // A block of patches of half a megabyte shares the second-level cache with the packed operand.
    private const int BlockValues = 128 * 1024;
    private const int MinimumColumns = 96;
    private const int MaximumColumns = 384;
    private const int ChunkRows = 288;
    private const int WeightShards = 8;
    private readonly PatchGeometry geometry;
    private readonly Parameter weight;
    private readonly Parameter? bias;
    private readonly Activation output = new();
    private readonly Activation inputGradient = new();
    private Activation? lastInput;
    private float[] partialSums = [];

    /// <summary>Creates the layer with weights of zero.</summary>
    /// <param name="input">Size of the pictures that go in.</param>
    /// <param name="outputs">Channels that come out, at least 1.</param>
    /// <param name="size">Rows and columns of the kernel, at least 1.</param>
    /// <param name="stride">Step from window to window, at least 1.</param>
    /// <param name="padding">Zeros around the picture, 0 to size - 1.</param>
    /// <param name="hasBias">Whether each output channel has a constant.</param>
    public Conv2d(PictureShape input, int outputs, int size, int stride = 1, int padding = 0, bool hasBias = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        geometry = new PatchGeometry(input, size, stride, padding);
        geometry.Check();
        Output = new PictureShape(outputs, geometry.Height, geometry.Width);
        weight = new Parameter("weight", ParameterKind.Weight, outputs, input.Channels, size, size);
        bias = hasBias ? new Parameter("bias", ParameterKind.Offset, outputs) : null;
        Parameters = bias is null ? [weight] : [weight, bias];
    }

    /// <inheritdoc/>
    public PictureShape Input => geometry.Input;

    /// <inheritdoc/>
    public PictureShape Output { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>
    /// Whether the backward pass ends here because nothing before this layer learns; it then returns the gradient that
    /// it was given.
    /// </summary>
    public bool IsFirst { get; init; }

    /// <inheritdoc/>
    public Activation Forward(Activation input, in Pass pass)
    {
        lastInput = input;
        output.Resize(Output, input.Count);
        var rowCount = input.Count * Output.Height;
        var blockRows = RowsOfBlock(geometry.PatchLength);
        ParallelBlocks.Run(Blocks(rowCount, blockRows), pass.Threads, block =>
            ForwardRows(input, (block * blockRows, Math.Min(rowCount, (block + 1) * blockRows))));
        return output;
    }

    /// <inheritdoc/>
    public Activation Backward(Activation gradient, in Pass pass)
    {
        var input = lastInput ?? throw new InvalidOperationException("There was no forward pass.");
        if (bias is not null)
        {
            ParallelBlocks.Run(Output.Channels, pass.Threads, c =>
                bias.Gradient[c] = (float)ChannelKernels.Sum(gradient.Channel(c)));
        }

        WeightGradient(input, gradient, pass.Threads);
        if (IsFirst)
            return gradient;
        inputGradient.Resize(Input, input.Count);
        var pictures = Math.Max(1, RowsOfBlock(geometry.PatchLength) / Output.Height);
        ParallelBlocks.Run(Blocks(input.Count, pictures), pass.Threads, block =>
            BackwardPictures(gradient, (block * pictures, Math.Min(input.Count, (block + 1) * pictures))));
        return inputGradient;
    }

    private unsafe void ForwardRows(Activation input, (int First, int End) rows)
    {
        int columns = (rows.End - rows.First) * Output.Width, patch = geometry.PatchLength;
        var start = rows.First * Output.Width;
        var target = output.Span[start..];
        var beta = 0f;
        if (bias is not null)
        {
            beta = 1;
            for (var o = 0; o < Output.Channels; o++)
                target.Slice(o * output.ChannelLength, columns).Fill(bias.Values[o]);
        }

        if (geometry.IsIdentity)
        {
            Gemm.Multiply(
                target, output.ChannelLength, weight.Values, patch, input.Span[start..], input.ChannelLength,
                Output.Channels, columns, patch, beta: beta);
            return;
        }

        var patches = ArrayPool<float>.Shared.Rent(columns * patch);
        fixed (float* from = input.Values)
        fixed (float* to = patches)
            PatchColumns.Gather(from, input.Count, geometry, (0, Input.Channels), rows, to);
        Gemm.Multiply(
            target, output.ChannelLength, weight.Values, patch, patches, columns,
            Output.Channels, columns, patch, beta: beta);
        ArrayPool<float>.Shared.Return(patches);
    }

    private unsafe void BackwardPictures(Activation gradient, (int First, int End) pictures)
    {
        // Zero what belongs to these pictures, then add block after block; no other block writes there.
        int plane = Input.Plane, patch = geometry.PatchLength;
        for (var c = 0; c < Input.Channels; c++)
            inputGradient.Channel(c)[(pictures.First * plane)..(pictures.End * plane)].Clear();
        var blockRows = RowsOfBlock(patch);
        var end = pictures.End * Output.Height;
        var buffer = ArrayPool<float>.Shared.Rent(blockRows * Output.Width * patch);
        fixed (float* from = buffer)
        fixed (float* to = inputGradient.Values)
        {
            for (var first = pictures.First * Output.Height; first < end; first += blockRows)
            {
                var rows = (First: first, End: Math.Min(end, first + blockRows));
                var columns = (rows.End - rows.First) * Output.Width;
                Gemm.Multiply(
                    buffer, columns, weight.Values, patch,
                    gradient.Span[(rows.First * Output.Width)..], gradient.ChannelLength,
                    patch, columns, Output.Channels, transposeA: true);
                PatchColumns.Scatter(from, gradient.Count, geometry, rows, to);
            }
        }

        ArrayPool<float>.Shared.Return(buffer);
    }

    // Cut by channels, which needs no sums between blocks; where channels are few, by pictures as well.
    private void WeightGradient(Activation input, Activation gradient, int threads)
    {
        int perChannel = geometry.Size * geometry.Size, patch = geometry.PatchLength;
        var chunk = Math.Max(1, ChunkRows / perChannel);
        var chunks = Blocks(Input.Channels, chunk);
        var shards = chunks >= WeightShards ? 1 : Math.Min(input.Count, Blocks(WeightShards, chunks));
        var length = weight.Values.Length;
        if (shards > 1 && partialSums.Length < shards * length)
            partialSums = new float[shards * length];
        var target = shards > 1 ? partialSums : weight.Gradient;
        ParallelBlocks.Run(chunks * shards, threads, task =>
        {
            var (shard, first) = (task / chunks, task % chunks * chunk);
            var channels = (first, Math.Min(Input.Channels, first + chunk));
            var pictures = ((int)((long)input.Count * shard / shards), (int)((long)input.Count * (shard + 1) / shards));
            WeightGradient(input, gradient, channels, pictures, target.AsSpan(shard * length, length));
        });
        if (shards == 1)
            return;
        partialSums.AsSpan(0, length).CopyTo(weight.Gradient);
        for (var shard = 1; shard < shards; shard++)
            TensorPrimitives.Add(weight.Gradient, partialSums.AsSpan(shard * length, length), weight.Gradient);
    }

    private unsafe void WeightGradient(
        Activation input, Activation gradient, (int First, int End) channels, (int First, int End) pictures,
        Span<float> target)
    {
        int perChannel = geometry.Size * geometry.Size, patch = geometry.PatchLength;
        var patchRows = (channels.End - channels.First) * perChannel;
        var blockRows = RowsOfBlock(patchRows);
        var end = pictures.End * Output.Height;
        var buffer = ArrayPool<float>.Shared.Rent(blockRows * Output.Width * patchRows);
        fixed (float* from = input.Values)
        fixed (float* to = buffer)
        {
            for (var first = pictures.First * Output.Height; first < end; first += blockRows)
            {
                var rows = (First: first, End: Math.Min(end, first + blockRows));
                var columns = (rows.End - rows.First) * Output.Width;
                PatchColumns.Gather(from, input.Count, geometry, channels, rows, to);
                Gemm.Multiply(
                    target[(channels.First * perChannel)..], patch,
                    gradient.Span[(rows.First * Output.Width)..], gradient.ChannelLength, buffer, columns,
                    Output.Channels, patchRows, columns, transposeB: true,
                    beta: first == pictures.First * Output.Height ? 0 : 1);
            }
        }

        ArrayPool<float>.Shared.Return(buffer);
    }

    private int RowsOfBlock(int patchRows)
    {
        var columns = Math.Clamp(BlockValues / patchRows, MinimumColumns, MaximumColumns);
        return Math.Max(1, columns / Output.Width);
    }

    private static int Blocks(int count, int block) => (count + block - 1) / block;
}
