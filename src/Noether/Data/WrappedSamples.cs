namespace Noether.Data;

/// <summary>Samples made of other samples, which say the same about themselves unless they say otherwise.</summary>
/// <param name="inner">The other samples; disposed with this object.</param>
internal abstract class WrappedSamples(SampleSet inner) : SampleSet
{
    /// <inheritdoc/>
    public override int Dimension => inner.Dimension;

    /// <inheritdoc/>
    public override long Count => inner.Count;

    /// <inheritdoc/>
    public override string Source => inner.Source;

    /// <inheritdoc/>
    public override string StoredType => inner.StoredType;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes => inner.Notes;

    /// <inheritdoc/>
    public override IReadOnlyList<string> ColumnNames => inner.ColumnNames;

    /// <inheritdoc/>
    public override IReadOnlyList<int> SampleShape => inner.SampleShape;

    /// <summary>The other samples.</summary>
    protected SampleSet Inner => inner;

    /// <inheritdoc/>
    public override void Dispose()
    {
        inner.Dispose();
        base.Dispose();
    }
}
