using System.Globalization;
using System.Text.Json;
using Noether.Data;
using Noether.Discovery.Settings;

namespace Noether.Cli.Rendering;

/// <summary>Shows what a file holds, samples or not. Plain text: no console library has to start for it.</summary>
internal static class DescriptionView
{
    /// <summary>Shows it to a person.</summary>
    /// <param name="output">Receives the lines.</param>
    /// <param name="description">What the file holds.</param>
    public static void Show(TextWriter output, SampleDescription description)
    {
        output.WriteLine(description.Source);
        Line("format", description.Format);
        Line("array", $"{string.Join(" x ", description.Shape)} {description.StoredType}");
        if (description.Rate is { } rate && description.Shape.Count > 0)
        {
            var seconds = description.Shape[0] / rate;
            Line("rate", string.Create(CultureInfo.InvariantCulture, $"{rate} a second, {seconds:0.###} seconds"));
        }
        if (description.Summary is { } summary)
            SummaryView.Show(output, summary, description.IsSamples);
        var sentences = description.Remedy is { } remedy ? [remedy, .. description.Advice] : description.Advice;
        if (sentences.Count > 0)
            output.WriteLine();
        foreach (var sentence in sentences)
            output.WriteLine($"* {Words(sentence)}");

        void Line(string name, string value) => output.WriteLine($"  {name,-15}{value}");
    }

    /// <summary>Writes it for programs.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="description">What the file holds.</param>
    public static void Write(Utf8JsonWriter writer, SampleDescription description)
    {
        writer.WriteString("source", description.Source);
        writer.WriteString("format", description.Format);
        writer.WriteStartArray("shape");
        foreach (var length in description.Shape)
            writer.WriteNumberValue(length);
        writer.WriteEndArray();
        writer.WriteString("type", description.StoredType);
        if (description.Rate is { } rate)
            writer.WriteNumber("rate", rate);
        writer.WriteBoolean("isSamples", description.IsSamples);
        if (description.Remedy is { } remedy)
            writer.WriteString("remedy", Words(remedy));
        if (description.Summary is { } summary)
            SummaryView.Write(writer, summary);
        Texts(writer, "columnNames", description.ColumnNames);
        Texts(writer, "notes", description.Notes.Select(Words));
        Texts(writer, "advice", description.Advice.Select(Words));
    }

    private static void Texts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }

    private static string Words(string sentence) => SettingName.Translate(sentence, name => $"--{name}");
}
