using System.Text.Json.Nodes;
using Noether.Discovery;

namespace Noether.Lens.Reporting;

/// <summary>Makes the answer of a run, which every program understands, of the typed result of the lens.</summary>
internal static class LensAnswer
{
    private const string Circular = "circular";

    /// <summary>The answer.</summary>
    /// <param name="result">The result of the lens.</param>
    /// <param name="final">
    /// Whether it stays: the figures of an answer that a run keeps on its way claim no symmetry.
    /// </param>
    public static Answer Of(LensResult result, bool final = true) => new()
    {
        Verdict = result.Verdict,
        Settings = result.Settings,
        Arrays =
        [
            AnswerArray.Of("generator", result.Generator, "minimal generator G, d x d"),
            AnswerArray.Of("generators", result.Generators, "generators G_k, one for each axis, k x d x d"),
            .. result.Bands is not { } bands ? (AnswerArray[])[] :
            [
                AnswerArray.Of("generator_low", bands.Low, "lower ends of the bands of G over resamples, 5 %, d x d"),
                AnswerArray.Of("generator_high", bands.High, "upper ends, 95 %, d x d"),
            ],
            AnswerArray.Of("generator_padded", result.GeneratorPadded, "G on the padded axis, orthogonal, n x n"),
            AnswerArray.Of("filter", result.Filter, "resolving filter psi, d"),
            AnswerArray.Of(
                "group_convolution", result.GroupConvolution,
                "group convolution L, d x d, with y = L (x - mean) / standard deviation"),
        ],
        Candidates = [.. result.Candidates.Select(Adapt)],
        History = result.History.Count == 0
            ? HistoryTable.Empty
            : new HistoryTable(LensHistoryRow.Columns, [.. result.History.Select(row => row.ToValues())]),
        Iteration = result.Iteration,
        Timings = result.Timings,
        Sections = LensSections.Of(result, final && result.Verdict.Found),
        Facts = Facts(result),
        Files = result.Snapshots.Count == 0
            ? new Dictionary<string, byte[]>()
            : new() { ["snapshots.npz"] = SnapshotArchive.Of(result.Snapshots) },
    };

    private static Candidate Adapt(LensCandidate candidate) => new(
        candidate.Name, candidate.Won,
        [.. LensCandidate.FigureNames.Zip(candidate.ToFigures(), (name, value) => new NamedValue(name, value))])
    {
        Flags = candidate.Circular ? [Circular] : [],
        PossibleFlags = [Circular],
    };

    private static JsonObject Facts(LensResult result) => new()
    {
        ["dimension"] = result.Dimension,
        ["samples"] = result.SampleCount,
        ["generatorKind"] = "group",
        ["normalisation"] = new JsonObject
        {
            ["mean"] = result.Mean,
            ["standardDeviation"] = result.StandardDeviation,
        },
        ["axes"] = result.Axes.Count,
        ["axisKinds"] = new JsonArray([.. result.Axes.Select(kind => (JsonNode)kind.ToString().ToLowerInvariant())]),
        ["shape"] = result.Shape is { } shape ? new JsonArray(shape.Rows, shape.Columns) : null,
        ["filterRow"] = FilterRow(result),
        ["constantColumns"] = new JsonArray([.. result.ConstantColumns.Select(column => (JsonNode)column)]),
        ["resamples"] = result.Bands is { } bands
            ? new JsonObject
            {
                ["count"] = bands.Cosines.Count,
                ["medianCosine"] = bands.MedianCosine,
                ["lowCosine"] = bands.LowCosine,
                ["widestBand"] = bands.Widest,
            }
            : null,
        ["columnOrder"] = ColumnOrder.Find(result.GroupConvolution) is { } order
            ? new JsonArray([.. order.Columns.Select(column => (JsonNode)column)]) : null,
    };

    // The row of L that is the filter itself.
    private static int FilterRow(LensResult result) => result.Shape is { } shape
        ? shape.Middle
        : GroupConvolutions.Centre(result.Dimension - result.ConstantColumns.Count);
}
