namespace Noether.Data;

/// <summary>Signals of equal length of which any stretch can be read, from several threads at once.</summary>
internal abstract class SignalSource : IDisposable
{
    /// <summary>Number of signals.</summary>
    public abstract long Signals { get; }

    /// <summary>Number of values in each.</summary>
    public abstract long Length { get; }

    /// <summary>Type of the numbers where they are stored, such as int16.</summary>
    public abstract string StoredType { get; }

    /// <summary>Copies a stretch of one signal.</summary>
    /// <param name="signal">Number of the signal, from 0.</param>
    /// <param name="start">Number of the first value, from 0.</param>
    /// <param name="destination">Receives the values; the caller keeps within the signal.</param>
    public abstract void Read(long signal, long start, Span<float> destination);

    /// <inheritdoc cref="Read(long, long, Span{float})"/>
    public abstract void Read(long signal, long start, Span<double> destination);

    /// <inheritdoc/>
    public abstract void Dispose();
}
