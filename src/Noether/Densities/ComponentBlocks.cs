namespace Noether.Densities;

/// <summary>
/// How a batch is laid out: blocks of samples, each component-major. Sample b of component k is at
/// (b / BlockSize) d BlockSize + k BlockSize + b mod BlockSize; the last block may be partly filled. A batch that is
/// component-major as a whole is one block.
/// </summary>
/// <param name="Count">Samples B in the batch.</param>
/// <param name="BlockSize">Samples in a block, which is also the distance between rows of a block.</param>
internal readonly record struct ComponentBlocks(int Count, int BlockSize)
{
    /// <summary>Floats that a batch of this layout needs, the unfilled end of the last block included.</summary>
    public int Length(int dimension) => (Count + BlockSize - 1) / BlockSize * BlockSize * dimension;

    /// <summary>Where component 0 of a sample is; component k is k BlockSize further on.</summary>
    public int Start(int sample, int dimension) =>
        sample / BlockSize * BlockSize * dimension + sample % BlockSize;
}
