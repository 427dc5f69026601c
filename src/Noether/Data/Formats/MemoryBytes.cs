namespace Noether.Data.Formats;

/// <summary>Bytes that lie in an array.</summary>
/// <param name="bytes">The array; it is not copied.</param>
internal sealed class MemoryBytes(byte[] bytes) : ByteSource
{
    /// <inheritdoc/>
    public override long Length => bytes.Length;

    /// <inheritdoc/>
    public override void Read(long offset, Span<byte> destination) =>
        bytes.AsSpan(checked((int)offset), destination.Length).CopyTo(destination);
}
