using System.Text.Json;
using System.Text.Json.Serialization;
using Noether.HiddenLayer.Symmetries;
using Noether.HiddenLayer.Templates;

namespace Noether.HiddenLayer.Probing;

/// <summary>
/// What the probe finds in pictures that are known: scores of drawings and templates without symmetry, and features of
/// templates of the five classes. Made by the study symmetry-probe.
/// </summary>
internal sealed class ProbeCalibration
{
    private const string Resource = "Noether.HiddenLayer.Probe.calibration.json";

    private static readonly Lazy<ProbeCalibration> Own = new(ReadResource);

    private readonly NullScores[][] nulls;
    private readonly double[] least;
    private readonly Lazy<SoftmaxRegression> classes;

    /// <summary>Takes the figures.</summary>
    public ProbeCalibration(ProbeCalibrationRecord record)
    {
        nulls = [Scores(record.Hidden), Scores(record.Output)];
        least = [record.Hidden.LeastLikeness, record.Output.LeastLikeness];
        classes = new Lazy<SoftmaxRegression>(() => SoftmaxRegression.Train(
            [.. record.Templates.Select(template => template.Features)],
            [.. record.Templates.Select(template => template.Class)], SymmetryClasses.Count));
    }

    /// <summary>The figures that come with the program.</summary>
    public static ProbeCalibration Default => Own.Value;

    /// <summary>Share of pictures without symmetry in which the best of a kind scores as much.</summary>
    public double RateOf(ProbeSource source, SymmetryKind kind, double score) =>
        nulls[(int)source][Array.IndexOf(ProbeSummary.Kinds, kind)].RateOf(score);

    /// <summary>The likeness that a symmetry has at least.</summary>
    public double LeastLikeness(ProbeSource source) => least[(int)source];

    /// <summary>Likelihoods of the five classes.</summary>
    /// <param name="features">Features of the hidden reading.</param>
    public double[] Likelihoods(double[] features) => classes.Value.Probabilities(features);

    /// <summary>Reads the figures from a document.</summary>
    public static ProbeCalibration Parse(ReadOnlySpan<byte> json) =>
        new(JsonSerializer.Deserialize(json, ProbeCalibrationJson.Default.ProbeCalibrationRecord)!);

    private static ProbeCalibration ReadResource()
    {
        using var stream = typeof(ProbeCalibration).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly has no resource {Resource}.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return Parse(bytes.ToArray());
    }

    private static NullScores[] Scores(ReadingCalibration reading) =>
        [.. ProbeSummary.Kinds.Select((_, k) => new NullScores(reading.Nulls.Select(row => row[k])))];
}

/// <summary>What is kept of the pictures that are known.</summary>
internal sealed record ProbeCalibrationRecord
{
    /// <summary>Networks of each picture.</summary>
    public required int Networks { get; init; }

    /// <summary>The hidden layer.</summary>
    public required ReadingCalibration Hidden { get; init; }

    /// <summary>The output.</summary>
    public required ReadingCalibration Output { get; init; }

    /// <summary>Features of the hidden layers of single networks, and the class of the template that each learnt.</summary>
    public required IReadOnlyList<TemplateFeatures> Templates { get; init; }
}

/// <summary>What is kept for one reading.</summary>
/// <param name="LeastLikeness">The likeness that a symmetry has at least.</param>
/// <param name="Nulls">For each picture without symmetry the best score of each kind.</param>
internal sealed record ReadingCalibration(double LeastLikeness, IReadOnlyList<double[]> Nulls);

/// <summary>A template as the probe sees it.</summary>
/// <param name="Class">Its class.</param>
/// <param name="Features">Features of the hidden reading.</param>
internal sealed record TemplateFeatures(int Class, double[] Features);

/// <summary>JSON of <see cref="ProbeCalibrationRecord"/> without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ProbeCalibrationRecord))]
internal sealed partial class ProbeCalibrationJson : JsonSerializerContext;
