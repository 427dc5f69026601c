namespace Noether.Data.Formats;

/// <summary>A stretch of other bytes.</summary>
/// <param name="bytes">The bytes; not disposed with the stretch.</param>
/// <param name="offset">Where it begins.</param>
/// <param name="length">How many there are.</param>
internal sealed class SlicedBytes(ByteSource bytes, long offset, long length) : ByteSource
{
    /// <inheritdoc/>
    public override long Length => length;

    /// <inheritdoc/>
    public override void Read(long place, Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(place, length - destination.Length);
        bytes.Read(offset + place, destination);
    }
}
