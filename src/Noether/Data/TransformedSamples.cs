using Noether.Numerics;

namespace Noether.Data;

/// <summary>Samples seen through a matrix: x = map h for every row h.</summary>
/// <param name="inner">The rows; disposed with this object.</param>
/// <param name="map">d x d.</param>
internal sealed class TransformedSamples(SampleSet inner, Matrix map) : WrappedSamples(inner)
{
    /// <inheritdoc/>
    public override string StoredType => "float32";

    /// <inheritdoc/>
    public override IReadOnlyList<string> ColumnNames => [];

    /// <inheritdoc/>
    public override void CopyRows(long firstRow, Span<float> destination)
    {
        Inner.CopyRows(firstRow, destination);
        var row = new float[Dimension];
        for (var start = 0; start < destination.Length; start += row.Length)
        {
            var target = destination.Slice(start, row.Length);
            target.CopyTo(row);
            for (var i = 0; i < row.Length; i++)
            {
                var sum = 0.0;
                var weights = map.Row(i);
                for (var j = 0; j < row.Length; j++)
                    sum += weights[j] * row[j];
                target[i] = (float)sum;
            }
        }
    }
}
