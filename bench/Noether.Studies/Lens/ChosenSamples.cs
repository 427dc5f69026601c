using Noether.Data;

namespace Noether.Studies.Lens;

/// <summary>Some of the rows of other samples.</summary>
internal sealed class ChosenSamples : SampleSet
{
    private readonly SampleSet inner;
    private readonly List<int> rows;

    private ChosenSamples(SampleSet inner, List<int> rows) => (this.inner, this.rows) = (inner, rows);

    /// <inheritdoc/>
    public override int Dimension => inner.Dimension;

    /// <inheritdoc/>
    public override long Count => rows.Count;

    /// <inheritdoc/>
    public override string Source => $"{inner.Source}, those that are not constant";

    /// <summary>The rows in which not all values are the same.</summary>
    /// <param name="inner">All rows, fewer than 2^31; disposed with the result.</param>
    public static ChosenSamples NotConstant(SampleSet inner)
    {
        const int Chunk = 4096;
        var d = inner.Dimension;
        var buffer = new float[Chunk * d];
        var kept = new List<int>();
        for (var first = 0L; first < inner.Count; first += Chunk)
        {
            var count = (int)Math.Min(Chunk, inner.Count - first);
            inner.CopyRows(first, buffer.AsSpan(0, count * d));
            for (var i = 0; i < count; i++)
            {
                if (buffer.AsSpan(i * d, d).ContainsAnyExcept(buffer[i * d]))
                    kept.Add(checked((int)(first + i)));
            }
        }

        return new ChosenSamples(inner, kept);
    }

    /// <inheritdoc/>
    public override void CopyRows(long firstRow, Span<float> destination)
    {
        for (var i = 0; i < destination.Length / Dimension; i++)
            inner.CopyRows(rows[(int)firstRow + i], destination.Slice(i * Dimension, Dimension));
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        inner.Dispose();
        base.Dispose();
    }
}
