using System.Runtime.InteropServices;

namespace Noether.Data.Formats;

/// <summary>The bytes of an array of float32 values, whole values at a time.</summary>
/// <param name="values">The array; it is not copied.</param>
internal sealed class SingleBytes(float[] values) : ByteSource
{
    /// <inheritdoc/>
    public override long Length => (long)values.Length * sizeof(float);

    /// <inheritdoc/>
    public override void Read(long offset, Span<byte> destination)
    {
        // Sliced before it is seen as bytes: the bytes of a large array are more than a span can hold.
        var part = values.AsSpan((int)(offset / sizeof(float)), destination.Length / sizeof(float));
        MemoryMarshal.AsBytes(part).CopyTo(destination);
    }
}
