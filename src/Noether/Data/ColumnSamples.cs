using System.Buffers;
using System.Numerics;

namespace Noether.Data;

/// <summary>Chosen columns of other samples, in the order chosen.</summary>
/// <param name="samples">The samples; disposed with this object.</param>
/// <param name="columns">Column numbers from 0.</param>
/// <param name="names">Names of the chosen columns; empty if they have none.</param>
internal sealed class ColumnSamples(SampleSet samples, int[] columns, IReadOnlyList<string>? names = null)
    : WrappedSamples(samples)
{
    private const int BlockValues = 1 << 14;

    /// <inheritdoc/>
    public override int Dimension => columns.Length;

    /// <inheritdoc/>
    public override IReadOnlyList<string> ColumnNames => names ?? [];

    /// <inheritdoc/>
    public override IReadOnlyList<int> SampleShape => [Dimension];

    /// <inheritdoc/>
    public override void CopyRows(long firstRow, Span<float> destination) => Pick(firstRow, destination);

    /// <inheritdoc/>
    public override void CopyExactRows(long firstRow, Span<double> destination) => Pick(firstRow, destination);

    private void Pick<T>(long firstRow, Span<T> destination) where T : struct, IFloatingPointIeee754<T>
    {
        var wide = Inner.Dimension;
        var perBlock = Math.Max(1, BlockValues / wide);
        var buffer = ArrayPool<T>.Shared.Rent(perBlock * wide);
        var count = destination.Length / columns.Length;
        for (var start = 0; start < count; start += perBlock)
        {
            var rows = Math.Min(perBlock, count - start);
            Inner.Copy(firstRow + start, buffer.AsSpan(0, rows * wide));
            for (var i = 0; i < rows; i++)
                for (var j = 0; j < columns.Length; j++)
                    destination[((start + i) * columns.Length) + j] = buffer[(i * wide) + columns[j]];
        }
        ArrayPool<T>.Shared.Return(buffer);
    }
}
