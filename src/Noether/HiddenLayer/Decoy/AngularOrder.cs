using System.Runtime.CompilerServices;

namespace Noether.HiddenLayer.Decoy;

/// <summary>
/// Keeps things in the order of their keys while the keys drift: from step to step few of them change places, so that
/// insertion is nearly a plain pass. Equal keys are ordered by number, so the order depends on the keys alone.
/// </summary>
internal sealed class AngularOrder
{
    // More moves than this for each element, and a full sort is cheaper.
    private const int MovesPerElement = 6;

    private readonly ulong[] entries;

    /// <summary>Makes room.</summary>
    /// <param name="capacity">Most things that will be ordered.</param>
    public AngularOrder(int capacity) => entries = new ulong[capacity];

    /// <summary>Number of things in order.</summary>
    public int Count { get; private set; }

    /// <summary>The thing at a place of the order.</summary>
    /// <param name="place">0 for the smallest key.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Number(int place) => (int)(uint)entries[place];

    /// <summary>The key at a place of the order.</summary>
    /// <param name="place">0 for the smallest key.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Key(int place) => (uint)(entries[place] >> 32);

    /// <summary>Forgets the last order.</summary>
    /// <param name="count">Number of things from now on.</param>
    public void Reset(int count)
    {
        Count = count;
        for (var i = 0; i < count; i++)
            entries[i] = (ulong)i;
    }

    /// <summary>Orders by new keys.</summary>
    /// <param name="keys">The key of each thing.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Update(ReadOnlySpan<uint> keys)
    {
        var list = entries.AsSpan(0, Count);
        for (var i = 0; i < list.Length; i++)
        {
            var number = (uint)list[i];
            list[i] = ((ulong)keys[(int)number] << 32) | number;
        }
        var moves = (long)MovesPerElement * list.Length;
        for (var i = 1; i < list.Length; i++)
        {
            var entry = list[i];
            var place = i;
            while (place > 0 && list[place - 1] > entry)
            {
                list[place] = list[place - 1];
                place--;
            }
            list[place] = entry;
            moves -= i - place;
            if (moves < 0)
            {
                list.Sort();
                return;
            }
        }
    }
}
