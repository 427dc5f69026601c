using System.Text.Json;
using Noether.Algebra;
using Noether.Lens;

namespace Noether.Cli.Rendering;

/// <summary>Shows how close discovered generators are to the true ones.</summary>
internal static class ScoreView
{
    /// <summary>Shows it to a person, as aligned lines that grep well.</summary>
    /// <param name="output">Receives the lines.</param>
    /// <param name="generators">For every true generator how close the nearest of the run is; at least one.</param>
    /// <param name="filterPeak">The largest component of the filter; null for a method without one.</param>
    public static void Show(TextWriter output, IReadOnlyList<GeneratorScore> generators, FilterPeak? filterPeak)
    {
        for (var k = 0; k < generators.Count; k++)
        {
            var generator = generators[k];
            if (generators.Count > 1)
                output.WriteLine($"true generator {k}, nearest of the run:");
            output.WriteLine(FormattableString.Invariant(
                $"cosine       {generator.Cosine:0.0000}   (1 is the true generator)"));
            output.WriteLine(FormattableString.Invariant(
                $"rmse         {generator.Rmse:0.0000}   (0 is the true generator)"));
            output.WriteLine($"direction    {generator.Direction}");
        }

        if (filterPeak is { } peak)
        {
            output.WriteLine(FormattableString.Invariant(
                $"filter peak  {peak.Value:0.0000}   (component {peak.Index}, {peak.EnergyShare * 100:0.0} % of the energy)"));
        }
    }

    /// <summary>Shows how two spans compare.</summary>
    /// <param name="output">Receives the lines.</param>
    /// <param name="span">The comparison.</param>
    public static void Show(TextWriter output, SpanScore span)
    {
        output.WriteLine(FormattableString.Invariant($"span cosine  {span.Least:0.0000}   (least; 1 is the true span)"));
        output.WriteLine(FormattableString.Invariant($"mean cosine  {span.Mean:0.0000}"));
        output.WriteLine($"count error  {span.CountError}   (found dimension less the true one)");
        output.WriteLine(FormattableString.Invariant($"closure      {span.Closure:0.0000}   (0 for an algebra)"));
    }

    /// <summary>Writes how two spans compare, for programs.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="span">The comparison.</param>
    public static void Write(Utf8JsonWriter writer, SpanScore span)
    {
        writer.Number("spanCosine", span.Least);
        writer.Number("meanCosine", span.Mean);
        writer.WriteNumber("countError", span.CountError);
        writer.Number("closure", span.Closure);
    }

    /// <summary>Writes it for programs; of several generators the figures of the worst stand at the top.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="generators">For every true generator how close the nearest of the run is; at least one.</param>
    /// <param name="filterPeak">The largest component of the filter; null for a method without one.</param>
    public static void Write(
        Utf8JsonWriter writer, IReadOnlyList<GeneratorScore> generators, FilterPeak? filterPeak)
    {
        Write(writer, generators.MinBy(generator => generator.Cosine)!);
        if (generators.Count > 1)
        {
            writer.WriteStartArray("generators");
            foreach (var generator in generators)
            {
                writer.WriteStartObject();
                Write(writer, generator);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        if (filterPeak is not { } peak)
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
