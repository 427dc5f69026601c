namespace Noether.Data.Formats;

/// <summary>Bytes that can be read at any place, from several threads at once.</summary>
internal abstract class ByteSource : IDisposable
{
    /// <summary>Number of bytes.</summary>
    public abstract long Length { get; }

    /// <summary>Copies bytes; the caller keeps within <see cref="Length"/>.</summary>
    /// <param name="offset">Place of the first byte, from 0.</param>
    /// <param name="destination">Is filled completely.</param>
    public abstract void Read(long offset, Span<byte> destination);

    /// <inheritdoc/>
    public virtual void Dispose()
    {
    }
}
