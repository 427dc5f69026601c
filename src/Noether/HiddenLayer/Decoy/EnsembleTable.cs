using System.Globalization;
using System.Text;
using Noether.Data.Formats;

namespace Noether.HiddenLayer.Decoy;

/// <summary>networks.csv: a line about each network of an ensemble.</summary>
internal static class EnsembleTable
{
    private const string Header =
        "picture,network,epoch_kept,training_accuracy,training_loss,validation_accuracy,validation_loss,seconds";

    /// <summary>One line, without its end.</summary>
    public static string Line(DecoyNetwork network) => string.Create(
        CultureInfo.InvariantCulture,
        $"{network.Picture},{network.Network},{network.EpochKept},{network.TrainingAccuracy:R},"
        + $"{network.TrainingLoss:R},{Cell(network.ValidationAccuracy)},{Cell(network.ValidationLoss)},"
        + $"{network.Seconds:F4}");

    /// <summary>Writes the file.</summary>
    /// <exception cref="NoetherException">It cannot be written.</exception>
    public static void Write(string path, IReadOnlyList<string> lines) =>
        WriteText(path, string.Join('\n', lines.Prepend(Header)) + "\n");

    /// <summary>Writes a text file that is whole or not there.</summary>
    /// <exception cref="NoetherException">It cannot be written.</exception>
    public static void WriteText(string path, string text)
    {
        using var file = AtomicFile.Create(path);
        try
        {
            file.Stream.Write(Encoding.UTF8.GetBytes(text));
        }
        catch (IOException e)
        {
            throw AtomicFile.CannotWrite(path, e);
        }
        file.Commit();
    }

    /// <summary>Reads the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="identity">The ensemble that it should describe.</param>
    /// <returns>A network without weights for each line.</returns>
    /// <exception cref="FormatException">The file does not describe this ensemble.</exception>
    public static DecoyNetwork[] Read(string path, EnsembleIdentity identity)
    {
        var lines = File.ReadAllLines(path);
        if (lines.Length != identity.Count + 1 || lines[0] != Header)
            throw new FormatException();
        var empty = new float[DecoyNetwork.WeightCount(identity.Settings)];
        var result = new DecoyNetwork[identity.Count];
        for (var number = 0; number < result.Length; number++)
        {
            var cells = lines[number + 1].Split(',');
            if (cells.Length != 8 || Whole(cells[0]) != number / identity.NetworksEach
                || Whole(cells[1]) != number % identity.NetworksEach)
            {
                throw new FormatException();
            }
            result[number] = new DecoyNetwork(identity.Settings, empty)
            {
                Picture = Whole(cells[0]),
                Network = Whole(cells[1]),
                EpochKept = Whole(cells[2]),
                TrainingAccuracy = Value(cells[3]),
                TrainingLoss = Value(cells[4]),
                ValidationAccuracy = Value(cells[5]),
                ValidationLoss = Value(cells[6]),
                Seconds = Value(cells[7]),
            };
        }
        return result;
    }

    private static string Cell(double value) =>
        double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture);

    private static int Whole(string cell) => int.Parse(cell, NumberStyles.None, CultureInfo.InvariantCulture);

    private static double Value(string cell) =>
        cell.Length == 0 ? double.NaN : double.Parse(cell, NumberStyles.Float, CultureInfo.InvariantCulture);
}
