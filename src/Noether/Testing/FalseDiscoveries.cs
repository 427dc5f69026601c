namespace Noether.Testing;

/// <summary>P-values of several tests at once.</summary>
public static class FalseDiscoveries
{
    /// <summary>
    /// The least false discovery rate at which each would be refused (Y. Benjamini and Y. Hochberg, JRSS B 57, 289, 1995): of those at
    /// most q at least a share 1 - q is refused rightly, on average.
    /// </summary>
    /// <param name="values">P-values.</param>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        int[] order = [.. Enumerable.Range(0, values.Count).OrderByDescending(i => values[i])];
        var adjusted = new double[values.Count];
        var least = 1.0;
        for (var k = 0; k < order.Length; k++)
        {
            least = Math.Min(least, values[order[k]] * values.Count / (values.Count - k));
            adjusted[order[k]] = least;
        }

        return adjusted;
    }
}
