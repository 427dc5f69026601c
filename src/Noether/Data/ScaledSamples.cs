using System.Buffers;

namespace Noether.Data;

/// <summary>
/// Samples whose values are bounded, or shifted and scaled, column by column. The work is done in float64, so that
/// columns far from zero keep the digits by which their values differ.
/// </summary>
/// <param name="samples">The samples; disposed with this object.</param>
/// <param name="note">What to note about it.</param>
internal sealed class ScaledSamples(SampleSet samples, string note) : WrappedSamples(samples)
{
    private const int BlockValues = 1 << 14;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes { get; } = [.. samples.Notes, note];

    /// <summary>Smallest value of every column; null means no bounds.</summary>
    public double[]? Lowest { get; init; }

    /// <summary>Largest value of every column.</summary>
    public double[] Highest { get; init; } = [];

    /// <summary>What is taken from every column; null means that nothing is.</summary>
    public double[]? Means { get; init; }

    /// <summary>What every column is divided by then.</summary>
    public double[] Scales { get; init; } = [];

    /// <inheritdoc/>
    public override void CopyRows(long firstRow, Span<float> destination)
    {
        var perBlock = Math.Max(1, BlockValues / Dimension) * Dimension;
        var block = ArrayPool<double>.Shared.Rent(perBlock);
        for (var start = 0; start < destination.Length; start += perBlock)
        {
            var values = block.AsSpan(0, Math.Min(perBlock, destination.Length - start));
            CopyExactRows(firstRow + (start / Dimension), values);
            for (var i = 0; i < values.Length; i++)
                destination[start + i] = (float)values[i];
        }
        ArrayPool<double>.Shared.Return(block);
    }

    /// <inheritdoc/>
    public override void CopyExactRows(long firstRow, Span<double> destination)
    {
        Inner.CopyExactRows(firstRow, destination);
        var d = Dimension;
        for (var start = 0; start < destination.Length; start += d)
        {
            var row = destination.Slice(start, d);
            if (Lowest is not null)
            {
                for (var j = 0; j < d; j++)
                    row[j] = Math.Clamp(row[j], Lowest[j], Highest[j]); // keeps NaN
            }
            if (Means is not null)
            {
                for (var j = 0; j < d; j++)
                    row[j] = (row[j] - Means[j]) / Scales[j];
            }
        }
    }
}
