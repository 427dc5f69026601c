namespace Noether.Data.Formats;

/// <summary>A stream whose first bytes can be looked at before it is read; it counts what it has read.</summary>
/// <param name="inner">The stream; disposed with this one.</param>
internal sealed class PeekableStream(Stream inner) : Stream
{
    private byte[] ahead = [];
    private int taken;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Bytes read from the stream behind, looked at or read.</summary>
    public long Total { get; private set; }

    /// <summary>Whether the end was met.</summary>
    public bool AtEnd { get; private set; }

    /// <summary>The first bytes; called once, before anything is read.</summary>
    /// <param name="most">How many at most.</param>
    public byte[] Peek(int most)
    {
        var start = new byte[most];
        var count = inner.ReadAtLeast(start, most, throwOnEndOfStream: false);
        AtEnd = count < most;
        Total += count;
        return ahead = start[..count];
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (taken < ahead.Length)
        {
            var part = Math.Min(buffer.Length, ahead.Length - taken);
            ahead.AsSpan(taken, part).CopyTo(buffer);
            taken += part;
            return part;
        }
        var count = inner.Read(buffer);
        AtEnd |= count == 0 && buffer.Length > 0;
        Total += count;
        return count;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
