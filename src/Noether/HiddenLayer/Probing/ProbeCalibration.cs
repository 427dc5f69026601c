using System.Text.Json;
using Noether.HiddenLayer.Symmetries;
using Noether.HiddenLayer.Templates;

namespace Noether.HiddenLayer.Probing;

/// <summary>
/// What the probe finds in pictures that are known: scores of drawings and templates without symmetry, thresholds set on
/// drawings that were made symmetric, and features of templates of the five classes. Made by the study
/// probe-calibration.
/// </summary>
internal sealed class ProbeCalibration
{
    private const string Resource = "Noether.HiddenLayer.Probe.calibration.json";

    private static readonly Lazy<ProbeCalibration> Own = new(ReadResource);

    private readonly Dictionary<ProbeSource, ReadingCalibration> readings;
    private readonly Dictionary<ProbeSource, NullScores[][]> nulls;
    private readonly Lazy<SoftmaxRegression> classes;

    /// <summary>Takes the figures.</summary>
    public ProbeCalibration(ProbeCalibrationRecord record)
    {
        readings = record.Readings.ToDictionary(reading => reading.Source);
        nulls = record.Readings.ToDictionary(
            reading => reading.Source,
            reading => reading.Nulls.OrderBy(next => next.Networks).Select(next => Scores(next.Ranks)).ToArray());
        AnswersLevel = record.AnswersLevel;
        MostNetworks = record.Readings[0].Nulls.Max(next => next.Networks);
        classes = new Lazy<SoftmaxRegression>(() => SoftmaxRegression.Train(
            [.. record.Templates.Select(template => template.Features)],
            [.. record.Templates.Select(template => template.Class)], SymmetryClasses.Count));
    }

    /// <summary>The figures that come with the program.</summary>
    public static ProbeCalibration Default => Own.Value;

    /// <summary>Networks that a list is read off at most: with so many the pictures without symmetry were read.</summary>
    public int MostNetworks { get; }

    /// <summary>What the contour shows is listed if the answers show it at this level.</summary>
    public double AnswersLevel { get; }

    /// <summary>Share of pictures without symmetry in which the best of a test ranks as high.</summary>
    /// <param name="source">The reading.</param>
    /// <param name="test">Number of the test, of <see cref="ProbeSummary.TestOf"/>.</param>
    /// <param name="rank">The rank.</param>
    /// <param name="networks">Networks that were read; with fewer than the most the rates are those of one.</param>
    public double RateOf(ProbeSource source, int test, double rank, int networks) =>
        nulls[source][networks < MostNetworks ? 0 : ^1][test].RateOf(rank);

    /// <summary>From what on something is said.</summary>
    public ProbeThresholds Thresholds(ProbeSource source) => readings[source].Thresholds;

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

    private static NullScores[] Scores(IReadOnlyList<double[]> rows) =>
        [.. Enumerable.Range(0, ProbeSummary.Tests).Select(test => new NullScores(rows.Select(row => row[test])))];
}
