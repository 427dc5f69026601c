namespace Noether.Data;

/// <summary>Several sets of samples of one dimension, one after another.</summary>
internal sealed class JoinedSamples : SampleSet
{
    private readonly SampleSet[] parts;
    private readonly long[] starts;

    /// <summary>Joins sets.</summary>
    /// <param name="parts">At least one set; all of one dimension; disposed with this object.</param>
    /// <param name="source">What to call them together.</param>
    public JoinedSamples(SampleSet[] parts, string source)
    {
        this.parts = parts;
        Source = source;
        starts = new long[parts.Length];
        for (var p = 0; p < parts.Length; p++)
        {
            starts[p] = Count;
            Count += parts[p].Count;
        }
    }

    /// <inheritdoc/>
    public override int Dimension => parts[0].Dimension;

    /// <inheritdoc/>
    public override long Count { get; }

    /// <inheritdoc/>
    public override string Source { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes => [.. parts.SelectMany(part => part.Notes)];

    /// <inheritdoc/>
    public override void CopyRows(long firstRow, Span<float> destination)
    {
        var found = Array.BinarySearch(starts, firstRow);
        for (var p = found >= 0 ? found : ~found - 1; !destination.IsEmpty; p++)
        {
            var skip = firstRow - starts[p];
            var values = (int)Math.Min((parts[p].Count - skip) * Dimension, destination.Length);
            parts[p].CopyRows(skip, destination[..values]);
            destination = destination[values..];
            firstRow = starts[p] + parts[p].Count;
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        foreach (var part in parts)
            part.Dispose();
        base.Dispose();
    }
}
