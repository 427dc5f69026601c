namespace Noether.Data;

/// <summary>The first rows of other samples.</summary>
/// <param name="samples">The samples; disposed with this object.</param>
/// <param name="count">How many rows at most.</param>
internal sealed class FirstSamples(SampleSet samples, long count) : WrappedSamples(samples)
{
    /// <inheritdoc/>
    public override long Count => Math.Min(count, Inner.Count);

    /// <inheritdoc/>
    public override void CopyRows(long firstRow, Span<float> destination)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstRow, Count - (destination.Length / Dimension));
        Inner.CopyRows(firstRow, destination);
    }

    /// <inheritdoc/>
    public override void CopyExactRows(long firstRow, Span<double> destination)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstRow, Count - (destination.Length / Dimension));
        Inner.CopyExactRows(firstRow, destination);
    }
}
