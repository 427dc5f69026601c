namespace Noether.Numerics;

/// <summary>Quantiles of a few numbers.</summary>
internal static class Quantiles
{
    /// <summary>The quantile with linear interpolation between order statistics; the values get sorted.</summary>
    /// <param name="values">At least one number; sorted on return.</param>
    /// <param name="share">0 to 1.</param>
    public static double Of(Span<double> values, double share)
    {
        values.Sort();
        return OfSorted(values, share);
    }

    /// <summary>The same for values that are sorted already.</summary>
    /// <param name="sorted">At least one number, ascending.</param>
    /// <param name="share">0 to 1.</param>
    public static double OfSorted(ReadOnlySpan<double> sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = Math.Min((int)place, sorted.Length - 1);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
