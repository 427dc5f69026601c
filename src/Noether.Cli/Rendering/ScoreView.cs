using System.Text.Json;
using Noether.Lens;

namespace Noether.Cli.Rendering;

/// <summary>Shows how close a discovered generator is to the true one.</summary>
internal static class ScoreView
{
    /// <summary>Shows it to a person, as aligned lines that grep well.</summary>
    /// <param name="output">Receives the lines.</param>
    /// <param name="score">How close.</param>
    /// <param name="peak">The largest component of the filter.</param>
    public static void Show(TextWriter output, GeneratorScore score, FilterPeak peak)
    {
        output.WriteLine(FormattableString.Invariant($"""
            cosine       {score.Cosine:0.0000}   (1 is the true generator)
            rmse         {score.Rmse:0.0000}   (0 is the true generator)
            direction    {score.Direction}
            filter peak  {peak.Value:0.0000}   (component {peak.Index}, {peak.EnergyShare * 100:0.0} % of the energy)
            """));
    }

    /// <summary>Writes it for programs.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="score">How close.</param>
    /// <param name="peak">The largest component of the filter.</param>
    public static void Write(Utf8JsonWriter writer, GeneratorScore score, FilterPeak peak)
    {
        writer.Number("cosine", score.Cosine);
        writer.Number("rmse", score.Rmse);
        writer.WriteString("direction", score.Direction);
        writer.WriteStartObject("filterPeak");
        writer.Number("value", peak.Value);
        writer.WriteNumber("index", peak.Index);
        writer.Number("energyShare", peak.EnergyShare);
        writer.WriteEndObject();
    }
}
