using Noether.Numerics;

namespace Noether.Studio.Views;

/// <summary>
/// The columns in their order along the hidden axis, where each position takes nearly all of its energy from one.
/// </summary>
/// <param name="Columns">For each position the column that it takes most from.</param>
/// <param name="Clear">Whether that column holds at least half of the energy of the position.</param>
internal sealed record AxisOrder(IReadOnlyList<int> Columns, IReadOnlyList<bool> Clear)
{
    private const double NearPermutation = 0.8;
    private const double ClearShare = 0.5;

    /// <summary>Reads the order off L; null where the hidden axis mixes the columns.</summary>
    public static AxisOrder? Of(Matrix convolution)
    {
        var d = convolution.Rows;
        var columns = new int[d];
        var clear = new bool[d];
        for (var i = 0; i < d; i++)
        {
            var energies = convolution.Row(i).ToArray().Select(value => value * value).ToArray();
            columns[i] = Array.IndexOf(energies, energies.Max());
            clear[i] = energies[columns[i]] >= ClearShare * energies.Sum();
        }

        return clear.Count(is1 => is1) >= NearPermutation * d && columns.Distinct().Count() >= NearPermutation * d
            ? new AxisOrder(columns, clear)
            : null;
    }
}
