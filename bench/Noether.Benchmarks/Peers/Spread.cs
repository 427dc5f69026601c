using System.Globalization;

namespace Noether.Benchmarks.Peers;

/// <summary>A figure over the repeats of a measurement.</summary>
/// <param name="Median">Median.</param>
/// <param name="Least">Smallest.</param>
/// <param name="Most">Largest.</param>
public sealed record Spread(double Median, double Least, double Most)
{
    /// <summary>Takes the spread of some values, at least one.</summary>
    public static Spread Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return new((sorted[sorted.Length / 2] + sorted[(sorted.Length - 1) / 2]) / 2, sorted[0], sorted[^1]);
    }

    /// <summary>Median, and the range in brackets where there is one.</summary>
    /// <param name="format">Format of the numbers.</param>
    public string Text(string format)
    {
        string Number(double value) => value.ToString(format, CultureInfo.InvariantCulture);
        return Least == Most ? Number(Median) : $"{Number(Median)} ({Number(Least)} - {Number(Most)})";
    }
}
