namespace Noether.Data;

/// <summary>The first rows of other samples.</summary>
/// <param name="samples">The samples; disposed with this object.</param>
/// <param name="count">How many rows at most.</param>
internal sealed class FirstSamples(SampleSet samples, long count) : SampleSet
{
    /// <inheritdoc/>
    public override int Dimension => samples.Dimension;

    /// <inheritdoc/>
    public override long Count => Math.Min(count, samples.Count);

    /// <inheritdoc/>
    public override string Source => samples.Source;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes => samples.Notes;

    /// <inheritdoc/>
    public override void CopyRows(long firstRow, Span<float> destination)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstRow, Count - (destination.Length / Dimension));
        samples.CopyRows(firstRow, destination);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        samples.Dispose();
        base.Dispose();
    }
}
