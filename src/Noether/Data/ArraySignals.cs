using System.Numerics;
using Noether.Data.Formats;

namespace Noether.Data;

/// <summary>The lines of an array along one of its axes as signals.</summary>
internal sealed class ArraySignals : SignalSource
{
    private readonly NumberArray array;
    private readonly int timeAxis;
    private readonly int? channel;
    private readonly long[] steps;

    /// <summary>Takes over an array.</summary>
    /// <param name="array">The array.</param>
    /// <param name="timeAxis">The axis along which a signal runs.</param>
    /// <param name="channel">
    /// With two axes: the only line to take. Null: all lines, in C order of the other axes.
    /// </param>
    public ArraySignals(NumberArray array, int timeAxis, int? channel = null)
    {
        this.array = array;
        this.timeAxis = timeAxis;
        this.channel = channel;
        steps = array.Steps();
    }

    /// <inheritdoc/>
    public override long Signals => channel is not null ? 1 : Length == 0 ? 0 : array.Count / Length;

    /// <inheritdoc/>
    public override long Length => array.Shape[timeAxis];

    /// <inheritdoc/>
    public override string StoredType => array.Type.Name;

    /// <inheritdoc/>
    public override void Read(long signal, long start, Span<float> destination) =>
        ReadAny(signal, start, destination);

    /// <inheritdoc/>
    public override void Read(long signal, long start, Span<double> destination) =>
        ReadAny(signal, start, destination);

    /// <inheritdoc/>
    public override void Dispose() => array.Dispose();

    private void ReadAny<T>(long signal, long start, Span<T> destination) where T : struct, IFloatingPointIeee754<T>
    {
        var first = start * steps[timeAxis];
        var rest = channel ?? signal;
        for (var axis = steps.Length - 1; axis >= 0; axis--)
        {
            if (axis == timeAxis)
                continue;
            first += rest % array.Shape[axis] * steps[axis];
            rest /= array.Shape[axis];
        }
        array.ReadStrided(first, steps[timeAxis], destination);
    }
}
