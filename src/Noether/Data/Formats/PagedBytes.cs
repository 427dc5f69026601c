namespace Noether.Data.Formats;

/// <summary>Bytes in memory that grow page by page: nothing is copied to grow, and more than 2 GB is possible.</summary>
internal sealed class PagedBytes : ByteSource
{
    private const int PageBits = 20;
    private const int PageBytes = 1 << PageBits;
    private readonly List<byte[]> pages = [];
    private long length;

    /// <inheritdoc/>
    public override long Length => length;

    /// <summary>Adds bytes at the end; not while others read.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var place = (int)(length & (PageBytes - 1));
            if (place == 0)
                pages.Add(GC.AllocateUninitializedArray<byte>(PageBytes));
            var count = Math.Min(PageBytes - place, bytes.Length);
            bytes[..count].CopyTo(pages[^1].AsSpan(place));
            bytes = bytes[count..];
            length += count;
        }
    }

    /// <inheritdoc/>
    public override void Read(long offset, Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, length - destination.Length);
        while (!destination.IsEmpty)
        {
            var place = (int)(offset & (PageBytes - 1));
            var count = Math.Min(PageBytes - place, destination.Length);
            pages[(int)(offset >> PageBits)].AsSpan(place, count).CopyTo(destination);
            destination = destination[count..];
            offset += count;
        }
    }
}
