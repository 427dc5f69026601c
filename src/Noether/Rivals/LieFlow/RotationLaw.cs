using Noether.Testing;

namespace Noether.Rivals.LieFlow;

/// <summary>Which rotations angles are of.</summary>
/// <param name="Order">n for multiples of a turn over n, 1 for none; 0 for all; -1 where it cannot be told.</param>
/// <param name="Concentrations">|mean exp(i n angle)| for n = 1, 2, ...: 1 where all are multiples of a turn over n.</param>
internal sealed record RotationLaw(int Order, IReadOnlyList<double> Concentrations)
{
    private const double Least = 0.9; // of an order that is taken, some 26 degrees over n off
    private const double LeastShare = 0.2; // of every element, over what it would have if all had as many angles
    private const double Most = 0.1; // of every order, where all rotations are taken

    /// <summary>Whether it is any group but the trivial one.</summary>
    public bool IsFound => Order is 0 or > 1;

    /// <summary>In words, to stand in a sentence.</summary>
    public string Words => Order switch
    {
        0 => "all rotations",
        1 => "no rotation",
        > 1 => $"rotations by multiples of {360.0 / Order:0.##} degrees (cyclic group of order {Order})",
        _ => "no group of rotations that can be told",
    };

    /// <summary>The law of angles.</summary>
    /// <param name="angles">Angles.</param>
    /// <param name="most">Largest order.</param>
    public static RotationLaw Of(IReadOnlyList<double> angles, int most)
    {
        double[] concentrations = [.. Enumerable.Range(1, most).Select(n => Math.Sqrt(
            Math.Pow(angles.Average(angle => Math.Cos(n * angle)), 2) + Math.Pow(angles.Average(angle => Math.Sin(n * angle)), 2)))];
        var order = Array.FindIndex(concentrations, value => value >= Least) + 1;
        // A few angles lie near multiples of one by chance; a group has all of them.
        var whole = order > 0 && Enumerable.Range(0, order).All(k => angles.Count(angle =>
            (((int)Math.Round(angle * order / (2 * Math.PI)) % order) + order) % order == k) >= LeastShare * angles.Count / order);
        return new RotationLaw(
            order > 0 ? (whole ? order : -1) : concentrations.All(value => value <= Most) ? 0 : -1, concentrations);
    }

    /// <summary>Mean distance of angles from the group, degrees.</summary>
    public double Error(IReadOnlyList<double> angles) => Order <= 0 ? double.NaN
        : angles.Average(angle => Math.Abs(Math.IEEERemainder(angle, 2 * Math.PI / Order))) * 180 / Math.PI;

    /// <summary>A random rotation of the group, of all points of a sample alike; not the identity.</summary>
    /// <param name="width">Numbers in a sample.</param>
    public SampleAction Action(int width) => new("rotations", Words, width, (row, shown, random) =>
    {
        var angle = Order > 1 ? 2 * Math.PI * (1 + random.NextInt(Order - 1)) / Order : 2 * Math.PI * random.NextDouble();
        var (sine, cosine) = Math.SinCos(angle);
        for (var k = 0; k < row.Length; k += 2)
        {
            shown[k] = (cosine * row[k]) - (sine * row[k + 1]);
            shown[k + 1] = (sine * row[k]) + (cosine * row[k + 1]);
        }
    });
}
