using System.Globalization;
using System.Text.Json;
using Noether.Cli.Running;
using Noether.Reports.Ensembles;
using Noether.SymmetryModels;

namespace Noether.Cli.Rendering;

/// <summary>Shows a finished training of decoy networks.</summary>
internal static class DecoyView
{
    /// <summary>Shows it to a person, as aligned lines that grep well.</summary>
    /// <param name="host">Gets the lines.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="record">What is known of the training.</param>
    /// <param name="elapsed">How long this session took.</param>
    public static void Show(CliHost host, DecoyFolder folder, DecoyRecord record, TimeSpan elapsed)
    {
        var kind = record.Settings.ValidationShare > 0 ? "validation" : "training";
        host.Output.WriteLine($"Mean {kind} accuracy of the networks of each class:");
        foreach (var (symbol, accuracy) in record.Accuracy)
        {
            var count = record.Labels.Count(label => record.Classes[label] == symbol) * record.NetworksEach;
            host.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"  {symbol,-6}{accuracy:0.0000}   ({count} networks)"));
        }

        if (record.NetworksPerMinute is { } speed)
            host.Output.WriteLine(FormattableString.Invariant($"Speed:   {speed:0} networks a minute"));
        var sheet = Path.Combine(folder.Root, PlaneSheets.All);
        host.Output.WriteLine($"Sheets:  {sheet}, and one for each class beside it");
        host.Output.WriteLine($"Record:  {folder.Record}");
        host.Output.WriteLine(FormattableString.Invariant($"Time:    {elapsed.TotalSeconds:0.0} s"));
    }

    /// <summary>Writes it for programs.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="record">What is known of the training.</param>
    /// <param name="elapsed">How long this session took.</param>
    public static void Write(Utf8JsonWriter writer, DecoyFolder folder, DecoyRecord record, TimeSpan elapsed)
    {
        writer.WriteString("run", folder.Root);
        writer.WriteString("record", folder.Record);
        writer.WriteNumber("templates", record.Labels.Count);
        writer.WriteNumber("networksEach", record.NetworksEach);
        writer.WriteNumber("epochs", record.Settings.Epochs);
        writer.WriteNumber("seed", record.Seed);
        writer.WriteStartObject("accuracy");
        foreach (var (symbol, accuracy) in record.Accuracy)
            writer.Number(symbol, accuracy);
        writer.WriteEndObject();
        writer.Number("networksPerMinute", record.NetworksPerMinute ?? double.NaN);
        writer.Number("seconds", elapsed.TotalSeconds);
    }
}
