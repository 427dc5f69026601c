using System.Buffers;

namespace Noether.Data;

/// <summary>The rows of a sample set as signals.</summary>
/// <param name="samples">The rows; disposed with this object.</param>
internal sealed class RowSignals(SampleSet samples) : SignalSource
{
    /// <inheritdoc/>
    public override long Signals => samples.Count;

    /// <inheritdoc/>
    public override long Length => samples.Dimension;

    /// <inheritdoc/>
    public override void Read(long signal, long start, Span<float> destination)
    {
        if (samples is ArraySamples array)
        {
            array.Values.Slice(((int)signal * array.Dimension) + (int)start, destination.Length).CopyTo(destination);
            return;
        }
        var row = ArrayPool<float>.Shared.Rent(samples.Dimension);
        samples.CopyRows(signal, row.AsSpan(0, samples.Dimension));
        row.AsSpan((int)start, destination.Length).CopyTo(destination);
        ArrayPool<float>.Shared.Return(row);
    }

    /// <inheritdoc/>
    public override void Dispose() => samples.Dispose();
}
