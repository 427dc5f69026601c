namespace Noether.Data.Formats;

/// <summary>
/// A read-only stream over bytes for readers of others' making: it stops them when the work is cancelled, and when
/// they read far more than there is, as they do in the circles of a damaged file.
/// </summary>
internal sealed class GuardedStream : Stream
{
    private const int MostRounds = 64;
    private const int MostBeyond = 1 << 16;
    private const long FreeReads = 1_000_000;
    private readonly BufferedStream inner;
    private readonly CancellationToken cancellationToken;
    private long reads;
    private long total;

    /// <summary>Opens the stream.</summary>
    /// <param name="bytes">The bytes; not disposed with the stream.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public GuardedStream(ByteSource bytes, CancellationToken cancellationToken)
    {
        inner = ByteSourceStream.Buffered(bytes);
        this.cancellationToken = cancellationToken;
    }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => inner.Length;

    /// <inheritdoc/>
    public override long Position
    {
        get => inner.Position;
        set => inner.Position = value >= 0 && value <= inner.Length
            ? value : throw new EndOfStreamException("a place beyond its end");
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        cancellationToken.ThrowIfCancellationRequested();
        // A part that promises more than there is: said before anybody works on what was never read.
        if (buffer.Length > MostBeyond && buffer.Length > inner.Length - inner.Position)
            throw new EndOfStreamException("a part ends beyond its end");
        var count = inner.Read(buffer);
        total += count;
        if (++reads > FreeReads + Length || total > MostRounds * (Length + FreeReads))
            throw new InvalidDataException("its parts go round in circles");
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
