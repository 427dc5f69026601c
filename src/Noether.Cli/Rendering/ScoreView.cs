using System.Text.Json;
using Noether.Cli.Commands;
using Noether.Lens;

namespace Noether.Cli.Rendering;

/// <summary>Shows how close discovered generators are to the true ones.</summary>
internal static class ScoreView
{
    /// <summary>Shows it to a person, as aligned lines that grep well.</summary>
    /// <param name="output">Receives the lines.</param>
    /// <param name="score">How close.</param>
    public static void Show(TextWriter output, Score score)
    {
        for (var k = 0; k < score.Generators.Count; k++)
        {
            var generator = score.Generators[k];
            if (score.Generators.Count > 1)
                output.WriteLine($"true generator {k}, nearest of the run:");
            output.WriteLine(FormattableString.Invariant(
                $"cosine       {generator.Cosine:0.0000}   (1 is the true generator)"));
            output.WriteLine(FormattableString.Invariant(
                $"rmse         {generator.Rmse:0.0000}   (0 is the true generator)"));
            output.WriteLine($"direction    {generator.Direction}");
        }

        if (score.Peak is { } peak)
        {
            output.WriteLine(FormattableString.Invariant(
                $"filter peak  {peak.Value:0.0000}   (component {peak.Index}, {peak.EnergyShare * 100:0.0} % of the energy)"));
        }
    }

    /// <summary>Writes it for programs; of several generators the figures of the worst stand at the top.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="score">How close.</param>
    public static void Write(Utf8JsonWriter writer, Score score)
    {
        Write(writer, score.Generators.MinBy(generator => generator.Cosine)!);
        if (score.Generators.Count > 1)
        {
            writer.WriteStartArray("generators");
            foreach (var generator in score.Generators)
            {
                writer.WriteStartObject();
                Write(writer, generator);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        if (score.Peak is not { } peak)
            return;
        writer.WriteStartObject("filterPeak");
        writer.Number("value", peak.Value);
        writer.WriteNumber("index", peak.Index);
        writer.Number("energyShare", peak.EnergyShare);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, GeneratorScore score)
    {
        writer.Number("cosine", score.Cosine);
        writer.Number("rmse", score.Rmse);
        writer.WriteString("direction", score.Direction);
    }
}
