using System.Globalization;
using Noether.HiddenLayer;
using Noether.HiddenLayer.Judging;
using Noether.Reports.Rendering;

namespace Noether.Reports.Readings;

/// <summary>The pictures of a reading, for files and report alike.</summary>
internal static class ReadingPictures
{
    /// <summary>Hidden layers that are shown.</summary>
    public const int MostPlanes = 20;

    private const int Columns = 5;

    /// <summary>The bar chart of the likelihoods with their 68% intervals, as svg.</summary>
    /// <param name="intervals">The five, in the order of <see cref="SymmetryClass"/>.</param>
    public static string Likelihoods(IReadOnlyList<MeanInterval> intervals) => new BarChart
    {
        Title = "Likelihood of each symmetry",
        Labels = SymmetryClasses.Symbols,
        Values = [.. intervals.Select(interval => interval.Mean)],
        Intervals = [.. intervals.Select(interval => (interval.Lower, interval.Upper))],
        YLabel = "mean over networks, 68% interval",
        Highlight = intervals.Index().MaxBy(pair => pair.Item.Mean).Index,
        Width = 460,
        Height = 340,
    }.ToSvg();

    /// <summary>The sheet of the hidden layers, as PNG.</summary>
    public static byte[] Planes(SymmetryReading reading)
    {
        var tiles = reading.Networks.Take(MostPlanes).Select((network, i) => (network.Points, Caption(network, i)));
        return PlaneSheet.Draw(
            PlaneSheet.Heading,
            [.. tiles.Chunk(Columns).Select(row => ("", (IReadOnlyList<(IReadOnlyList<float>, string)>)row))]);
    }

    /// <summary>What stands below the hidden layer of a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="number">Its number, from 0.</param>
    public static string Caption(NetworkReading network, int number) => string.Create(
        CultureInfo.InvariantCulture,
        $"{number + 1}: {SymmetryClasses.Symbol(ReadingRecord.Likeliest(network))} {network.Likelihoods.Max():0.00}");
}
