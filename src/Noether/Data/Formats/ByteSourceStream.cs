namespace Noether.Data.Formats;

/// <summary>A read-only stream over bytes.</summary>
/// <param name="bytes">The bytes; not disposed with the stream.</param>
internal sealed class ByteSourceStream(ByteSource bytes) : Stream
{
    private const int BufferBytes = 1 << 18;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => bytes.Length;

    /// <inheritdoc/>
    public override long Position { get; set; }

    /// <summary>A stream that asks for large pieces, however small those are that are read from it.</summary>
    /// <param name="bytes">The bytes; not disposed with the stream.</param>
    public static BufferedStream Buffered(ByteSource bytes) => new(new ByteSourceStream(bytes), BufferBytes);

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var count = (int)Math.Clamp(bytes.Length - Position, 0, buffer.Length);
        bytes.Read(Position, buffer[..count]);
        Position += count;
        return count;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Begin => 0,
        SeekOrigin.Current => Position,
        _ => Length,
    };

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
