using System.Buffers;
using System.Numerics;

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
    public override string StoredType => samples.StoredType;

    /// <inheritdoc/>
    public override void Read(long signal, long start, Span<double> destination) =>
        ReadAny(signal, start, destination);

    /// <inheritdoc/>
    public override void Read(long signal, long start, Span<float> destination)
    {
        if (samples is ArraySamples array)
        {
            array.Values.Slice(((int)signal * array.Dimension) + (int)start, destination.Length).CopyTo(destination);
            return;
        }
        ReadAny(signal, start, destination);
    }

    /// <inheritdoc/>
    public override void Dispose() => samples.Dispose();

    private void ReadAny<T>(long signal, long start, Span<T> destination) where T : struct, IFloatingPointIeee754<T>
    {
        var row = ArrayPool<T>.Shared.Rent(samples.Dimension);
        samples.Copy(signal, row.AsSpan(0, samples.Dimension));
        row.AsSpan((int)start, destination.Length).CopyTo(destination);
        ArrayPool<T>.Shared.Return(row);
    }
}
