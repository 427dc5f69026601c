using Noether.Numerics;

namespace Noether.Learning.Densities;

/// <summary>
/// The samples of a batch sorted into groups by the component they reveal, g = b mod d, each as a row of the packed
/// others, and the gradient with respect to them in the same order. Buffers grow with the batch and are kept.
/// </summary>
internal sealed class ConditionalBatch(ConditionalLayout layout)
{
    /// <summary>Samples moved in one piece.</summary>
    private const int PieceSize = 1024;

    private ComponentBlocks blocks;
    private float[] others = [];
    private float[] revealed = [];
    private float[] othersGradient = [];
    private float[] revealedGradient = [];

    /// <summary>Samples that reveal component g.</summary>
    public int GroupSize(int g) => (blocks.Count - g + layout.Dimension - 1) / layout.Dimension;

    /// <summary>Rows of the packed others, layout.Width floats each.</summary>
    public ReadOnlySpan<float> Others(int g) =>
        others.AsSpan(GroupStart(g) * layout.Width, GroupSize(g) * layout.Width);

    /// <summary>Values of the revealed component.</summary>
    public ReadOnlySpan<float> Revealed(int g) => revealed.AsSpan(GroupStart(g), GroupSize(g));

    /// <summary>Gradient with respect to <see cref="Others"/>.</summary>
    public Span<float> OthersGradient(int g) =>
        othersGradient.AsSpan(GroupStart(g) * layout.Width, GroupSize(g) * layout.Width);

    /// <summary>Gradient with respect to <see cref="Revealed"/>.</summary>
    public Span<float> RevealedGradient(int g) => revealedGradient.AsSpan(GroupStart(g), GroupSize(g));

    /// <summary>Copies a batch in.</summary>
    /// <param name="y">The batch.</param>
    /// <param name="batch">Its layout.</param>
    /// <param name="withGradient">Whether room for the gradient is wanted.</param>
    /// <param name="threads">Threads to use.</param>
    public void Gather(float[] y, ComponentBlocks batch, bool withGradient, int threads)
    {
        if (batch.Count < layout.Dimension || batch.BlockSize < 1 || y.Length < batch.Length(layout.Dimension))
            throw new ArgumentException($"A batch of {batch.Count} samples in blocks of {batch.BlockSize} does not fit.");
        blocks = batch;
        if (revealed.Length < batch.Count)
        {
            others = new float[batch.Count * layout.Width];
            revealed = new float[batch.Count];
        }

        if (withGradient && revealedGradient.Length < batch.Count)
        {
            othersGradient = new float[batch.Count * layout.Width];
            revealedGradient = new float[batch.Count];
        }

        ParallelBlocks.Run((batch.Count + PieceSize - 1) / PieceSize, threads, piece => GatherPiece(piece, y));
    }

    /// <summary>y's gradient += weight * the gradient of the groups.</summary>
    public void Scatter(float weight, float[] gradient, int threads) =>
        ParallelBlocks.Run(
            (blocks.Count + PieceSize - 1) / PieceSize, threads, piece => ScatterPiece(piece, weight, gradient));

    private void GatherPiece(int piece, float[] y)
    {
        int end = Math.Min(blocks.Count, (piece + 1) * PieceSize), stride = blocks.BlockSize;
        for (int b = piece * PieceSize; b < end; b++)
        {
            int g = b % layout.Dimension, row = GroupStart(g) + b / layout.Dimension;
            int source = blocks.Start(b, layout.Dimension);
            Span<float> target = others.AsSpan(row * layout.Width, layout.Others);
            revealed[row] = y[source + g * stride];
            for (int o = 0; o < g; o++, source += stride)
                target[o] = y[source];
            source += stride;
            for (int o = g; o < target.Length; o++, source += stride)
                target[o] = y[source];
        }
    }

    private void ScatterPiece(int piece, float weight, float[] gradient)
    {
        int end = Math.Min(blocks.Count, (piece + 1) * PieceSize), stride = blocks.BlockSize;
        for (int b = piece * PieceSize; b < end; b++)
        {
            int g = b % layout.Dimension, row = GroupStart(g) + b / layout.Dimension;
            int target = blocks.Start(b, layout.Dimension);
            ReadOnlySpan<float> source = othersGradient.AsSpan(row * layout.Width, layout.Others);
            for (int o = 0; o < g; o++, target += stride)
                gradient[target] += weight * source[o];
            gradient[target] += weight * revealedGradient[row];
            target += stride;
            for (int o = g; o < source.Length; o++, target += stride)
                gradient[target] += weight * source[o];
        }
    }

    private int GroupStart(int g) =>
        g * (blocks.Count / layout.Dimension) + Math.Min(g, blocks.Count % layout.Dimension);
}
