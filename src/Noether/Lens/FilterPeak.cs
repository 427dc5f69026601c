namespace Noether.Lens;

/// <summary>
/// The largest component of a resolving filter. A filter that resolves the hidden axis is a delta function along it;
/// where the hidden axis is a reordering of the columns, nearly all of its energy lies in one component.
/// </summary>
/// <param name="Value">Largest |psi_i|, at least 0; at most 1 for a filter of unit norm.</param>
/// <param name="Index">Its position i, from 0; the first one where several are alike.</param>
/// <param name="EnergyShare">Share psi_i^2 / |psi|^2 of the energy that it holds, 0 to 1; 0 for a zero filter.</param>
public sealed record FilterPeak(double Value, int Index, double EnergyShare)
{
    /// <summary>Finds the peak of a filter.</summary>
    /// <param name="filter">Resolving filter psi, at least one value.</param>
    /// <exception cref="ArgumentException">The filter is empty.</exception>
    public static FilterPeak Of(ReadOnlySpan<double> filter)
    {
        if (filter.IsEmpty)
            throw new ArgumentException("A filter needs at least one value.", nameof(filter));
        var index = 0;
        double energy = 0;
        for (var i = 0; i < filter.Length; i++)
        {
            energy += filter[i] * filter[i];
            if (Math.Abs(filter[i]) > Math.Abs(filter[index]))
                index = i;
        }

        var value = Math.Abs(filter[index]);
        return new(value, index, energy == 0 ? 0 : value * value / energy);
    }
}
