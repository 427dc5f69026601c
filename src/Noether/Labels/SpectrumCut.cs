namespace Noether.Labels;

/// <summary>Where a spectrum falls into directions of symmetry and the rest: at its widest gap.</summary>
/// <param name="Count">Number of directions below the gap; 0 where none is small.</param>
/// <param name="Gap">First value above over the last below, at least the floor.</param>
/// <param name="Inside">The last value below the gap, or the first of all where there is no gap.</param>
/// <param name="Outside">The first value above the gap.</param>
internal sealed record SpectrumCut(int Count, double Gap, double Inside, double Outside)
{
    /// <summary>Cuts.</summary>
    /// <param name="values">Magnitudes ascending, 1 on average.</param>
    /// <param name="most">Largest value that counts as small.</param>
    /// <param name="floor">Smaller values are as good as this one: the errors of gradients.</param>
    public static SpectrumCut Of(IReadOnlyList<double> values, double most, double floor)
    {
        var best = new SpectrumCut(0, 1, Math.Abs(values[0]), Math.Abs(values[0]));
        for (var k = 1; k < values.Count; k++)
        {
            var (inside, outside) = (Math.Abs(values[k - 1]), Math.Abs(values[k]));
            if (inside > most)
                break;
            var gap = outside / Math.Max(inside, floor);
            if (gap > best.Gap)
                best = new SpectrumCut(k, gap, inside, outside);
        }

        return best;
    }
}
