using System.Globalization;
using Noether.HiddenLayer.Representation;
using Noether.HiddenLayer.Symmetries;
using Noether.Runs;

namespace Noether.Reports.Ensembles;

/// <summary>
/// Preview sheets of hidden layers: one PNG for each class, and one on which the classes stand row by row. Below each
/// hidden layer stands the share of points that its network puts on the right side.
/// </summary>
public static class PlaneSheets
{
    private const int Columns = 8;
    private const int Rows = 5;

    /// <summary>The name of the sheet on which all classes stand.</summary>
    public const string All = "planes-all.png";

    /// <summary>Writes planes-none.png and so on, and planes-all.png.</summary>
    /// <param name="folder">A folder that is there.</param>
    /// <param name="networks">The hidden layers of all networks.</param>
    /// <exception cref="NoetherException">A file cannot be written.</exception>
    public static void Write(string folder, IReadOnlyList<HiddenPlane> networks)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(networks);
        var byClass = networks.GroupBy(network => network.Symmetry).OrderBy(group => group.Key).ToArray();
        foreach (var group in byClass)
        {
            var tiles = group.Take(Columns * Rows).Select(Tile).Chunk(Columns);
            OutputFile.Write(
                Path.Combine(folder, $"planes-{SymmetryClasses.Word(group.Key)}.png"),
                PlaneSheet.Draw(
                    $"{SymmetryClasses.Symbol(group.Key)}: {SymmetryClasses.Phrase(group.Key)}",
                    [.. tiles.Select(row => ("", (IReadOnlyList<(HiddenPlane, string)>)row))]));
        }

        OutputFile.Write(
            Path.Combine(folder, All),
            PlaneSheet.Draw(
                PlaneSheet.Heading,
                [.. byClass.Select(group => (
                    SymmetryClasses.Symbol(group.Key),
                    (IReadOnlyList<(HiddenPlane, string)>)[.. group.Take(Columns).Select(Tile)]))]));
    }

    private static (HiddenPlane Plane, string Line) Tile(HiddenPlane network) =>
        (network, network.Accuracy.ToString("0.000", CultureInfo.InvariantCulture));
}
