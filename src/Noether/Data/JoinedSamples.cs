using System.Numerics;

namespace Noether.Data;

/// <summary>Several sets of samples of one dimension, one after another.</summary>
internal sealed class JoinedSamples : SampleSet
{
    private readonly SampleSet[] parts;
    private readonly long[] starts;

    /// <summary>Joins sets.</summary>
    /// <param name="parts">At least one set; all of one dimension; disposed with this object.</param>
    /// <param name="source">What to call them together.</param>
    /// <param name="notes">What to note about all of them.</param>
    public JoinedSamples(SampleSet[] parts, string source, IReadOnlyList<string> notes)
    {
        this.parts = parts;
        Source = source;
        Notes = [.. notes, .. parts.SelectMany(part => part.Notes)];
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
    public override string StoredType => parts[0].StoredType;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes { get; }

    /// <inheritdoc/>
    public override void CopyRows(long firstRow, Span<float> destination) => Join(firstRow, destination);

    /// <inheritdoc/>
    public override void CopyExactRows(long firstRow, Span<double> destination) => Join(firstRow, destination);

    /// <inheritdoc/>
    public override void Dispose()
    {
        foreach (var part in parts)
            part.Dispose();
        base.Dispose();
    }

    private void Join<T>(long firstRow, Span<T> destination) where T : struct, IFloatingPointIeee754<T>
    {
        var found = Array.BinarySearch(starts, firstRow);
        for (var p = found >= 0 ? found : ~found - 1; !destination.IsEmpty; p++)
        {
            var skip = firstRow - starts[p];
            var values = (int)Math.Min((parts[p].Count - skip) * Dimension, destination.Length);
            parts[p].Copy(skip, destination[..values]);
            destination = destination[values..];
            firstRow = starts[p] + parts[p].Count;
        }
    }
}
