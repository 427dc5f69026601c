using System.Runtime.CompilerServices;

namespace Noether.HiddenLayer.Decoy;

/// <summary>
/// Floats that never move and start at a multiple of 64 bytes, so that no register is read across two cache lines.
/// </summary>
internal sealed unsafe class AlignedFloats
{
    private const int Alignment = 64;
    private readonly float[] values;
    private readonly int start;

    /// <summary>Allocates zeros.</summary>
    /// <param name="length">Number of floats.</param>
    public AlignedFloats(int length)
    {
        Length = length;
        values = GC.AllocateArray<float>(length + (2 * Alignment / sizeof(float)), pinned: true);
        var address = (nint)Unsafe.AsPointer(ref values[0]);
        start = (int)((-address & (Alignment - 1)) / sizeof(float));
    }

    /// <summary>Number of floats.</summary>
    public int Length { get; }

    /// <summary>The first one; valid as long as this object is reachable.</summary>
    public float* Pointer => (float*)Unsafe.AsPointer(ref values[start]);

    /// <summary>All of them.</summary>
    public Span<float> Span => values.AsSpan(start, Length);
}
