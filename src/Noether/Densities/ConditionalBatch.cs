using System.Runtime.CompilerServices;
using Noether.Numerics;

namespace Noether.Densities;

/// <summary>
/// The samples of a batch sorted into groups by the component they reveal, g = b mod d, each as a row of the packed
/// others, and the gradient with respect to them in the same order. Buffers grow with the batch and are kept.
/// </summary>
internal sealed unsafe class ConditionalBatch(ConditionalLayout layout)
{
    /// <summary>Samples moved in one piece.</summary>
    private const int PieceSize = 1024;

    private ComponentBlocks blocks;
    private float[] others = [];
    private float[] revealed = [];
    private float[] othersGradient = [];
    private float[] revealedGradient = [];

    /// <summary>Samples in the batch.</summary>
    public int Count => blocks.Count;

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
        {
            throw new ArgumentException(
                $"A batch of {batch.Count} samples in blocks of {batch.BlockSize} does not fit.", nameof(batch));
        }

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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void GatherPiece(int piece, float[] y)
    {
        int end = Math.Min(blocks.Count, (piece + 1) * PieceSize);
        nint stride = blocks.BlockSize;
        fixed (float* from = y)
        fixed (float* to = others)
        fixed (float* apart = revealed)
        {
            for (int b = piece * PieceSize; b < end; b++)
            {
                int g = b % layout.Dimension, row = GroupStart(g) + b / layout.Dimension;
                float* source = from + blocks.Start(b, layout.Dimension);
                float* target = to + (nint)row * layout.Width;
                Pick(source, stride, target, g);
                apart[row] = source[g * stride];
                Pick(source + (g + 1) * stride, stride, target + g, layout.Others - g);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ScatterPiece(int piece, float weight, float[] gradient)
    {
        int end = Math.Min(blocks.Count, (piece + 1) * PieceSize);
        nint stride = blocks.BlockSize;
        fixed (float* to = gradient)
        fixed (float* from = othersGradient)
        fixed (float* apart = revealedGradient)
        {
            for (int b = piece * PieceSize; b < end; b++)
            {
                int g = b % layout.Dimension, row = GroupStart(g) + b / layout.Dimension;
                float* target = to + blocks.Start(b, layout.Dimension);
                float* source = from + (nint)row * layout.Width;
                Place(source, target, stride, g, weight);
                target[g * stride] += weight * apart[row];
                Place(source + g, target + (g + 1) * stride, stride, layout.Others - g, weight);
            }
        }
    }

    /// <summary>target[n] = source[n stride], four at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pick(float* source, nint stride, float* target, int count)
    {
        for (; count >= 4; count -= 4, target += 4, source += 4 * stride)
        {
            float a = source[0], b = source[stride], c = source[2 * stride], d = source[3 * stride];
            target[0] = a;
            target[1] = b;
            target[2] = c;
            target[3] = d;
        }

        for (; count > 0; count--, source += stride)
            *target++ = *source;
    }

    /// <summary>target[n stride] += weight source[n], four at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Place(float* source, float* target, nint stride, int count, float weight)
    {
        for (; count >= 4; count -= 4, source += 4, target += 4 * stride)
        {
            float a = target[0], b = target[stride], c = target[2 * stride], d = target[3 * stride];
            target[0] = a + weight * source[0];
            target[stride] = b + weight * source[1];
            target[2 * stride] = c + weight * source[2];
            target[3 * stride] = d + weight * source[3];
        }

        for (; count > 0; count--, target += stride)
            *target += weight * *source++;
    }

    private int GroupStart(int g) =>
        g * (blocks.Count / layout.Dimension) + Math.Min(g, blocks.Count % layout.Dimension);
}
