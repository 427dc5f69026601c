using System.Buffers;

namespace Noether.Densities;

/// <summary>
/// The samples of a group in the order of their knots, by a stable counting sort, so that consecutive samples read and
/// write the same rows of the tables. The memory is rented; dispose of it.
/// </summary>
internal readonly ref struct ConditionalOrder : IDisposable
{
    private readonly ConditionalSample[] rented;
    private readonly int count;

    public ConditionalOrder(KnotGrid grid, ReadOnlySpan<float> revealed)
    {
        count = revealed.Length;
        rented = ArrayPool<ConditionalSample>.Shared.Rent(2 * count);
        Span<ConditionalSample> found = rented.AsSpan(count, count);
        Span<int> next = stackalloc int[grid.Count];
        next.Clear();
        for (int n = 0; n < count; n++)
        {
            int knot = grid.Locate(revealed[n], out float fraction, out float slope);
            found[n] = new ConditionalSample(n, knot, fraction, slope);
            next[knot + 1]++;
        }

        for (int knot = 1; knot < next.Length; knot++)
            next[knot] += next[knot - 1];
        foreach (ConditionalSample sample in found)
            rented[next[sample.Knot]++] = sample;
    }

    /// <summary>The samples in order.</summary>
    public ReadOnlySpan<ConditionalSample> Samples => rented.AsSpan(0, count);

    public void Dispose() => ArrayPool<ConditionalSample>.Shared.Return(rented);
}
