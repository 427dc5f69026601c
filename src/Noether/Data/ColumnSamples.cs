using System.Buffers;

namespace Noether.Data;

/// <summary>Chosen columns of other samples, in the order chosen.</summary>
/// <param name="samples">The samples; disposed with this object.</param>
/// <param name="columns">Column numbers from 0.</param>
internal sealed class ColumnSamples(SampleSet samples, int[] columns) : SampleSet
{
    private const int BlockValues = 1 << 14;

    /// <inheritdoc/>
    public override int Dimension => columns.Length;

    /// <inheritdoc/>
    public override long Count => samples.Count;

    /// <inheritdoc/>
    public override string Source => samples.Source;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes => samples.Notes;

    /// <inheritdoc/>
    public override void CopyRows(long firstRow, Span<float> destination)
    {
        var wide = samples.Dimension;
        var perBlock = Math.Max(1, BlockValues / wide);
        var buffer = ArrayPool<float>.Shared.Rent(perBlock * wide);
        var count = destination.Length / columns.Length;
        for (var start = 0; start < count; start += perBlock)
        {
            var rows = Math.Min(perBlock, count - start);
            samples.CopyRows(firstRow + start, buffer.AsSpan(0, rows * wide));
            for (var i = 0; i < rows; i++)
                for (var j = 0; j < columns.Length; j++)
                    destination[((start + i) * columns.Length) + j] = buffer[(i * wide) + columns[j]];
        }
        ArrayPool<float>.Shared.Return(buffer);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        samples.Dispose();
        base.Dispose();
    }
}
