using Noether.Discovery;
using Noether.HiddenLayer.Contours;
using Noether.HiddenLayer.Probing;
using Noether.HiddenLayer.Representation;
using Noether.HiddenLayer.Symmetries;

namespace Noether.HiddenLayer.Prediction;

/// <summary>The answer to "what symmetry does this picture have?".</summary>
public sealed record SymmetryPrediction
{
    /// <summary>Name of the picture.</summary>
    public required string Source { get; init; }

    /// <summary>What was judged.</summary>
    public required ContourMap Contour { get; init; }

    /// <summary>
    /// Mean likelihood of each class over the networks, with its 68% bootstrap interval, in the order of
    /// <see cref="SymmetryClass"/>.
    /// </summary>
    public required IReadOnlyList<MeanInterval> Likelihoods { get; init; }

    /// <summary>The networks of the decoy task, one after another.</summary>
    public required IReadOnlyList<NetworkPrediction> Networks { get; init; }

    /// <summary>The seed of points, networks and bootstrap.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Which model classified; "default" for the one that comes with the program.</summary>
    public required string Model { get; init; }

    /// <summary>Share of held-out templates that the model gets right from one network.</summary>
    public required double ModelAccuracy { get; init; }

    /// <summary>Seconds of each stage, and in total.</summary>
    public required IReadOnlyList<NamedValue> Timings { get; init; }

    /// <summary>
    /// The symmetries that were found, and where; empty where there is none, null where nothing can be said or scatter
    /// pictures were read.
    /// </summary>
    public IReadOnlyList<SymmetryElement>? Symmetries =>
        Probe is { } probe && ProbeVerdict.IsJudged(this) ? probe.Elements : null;

    /// <summary>What the probe found; null where scatter pictures were read.</summary>
    internal ProbeReading? Probe { get; init; }

    /// <summary>Why fewer networks answer than were asked for; null (the default) when all do.</summary>
    public string? Stopped { get; init; }

    /// <summary>What it comes to.</summary>
    public Verdict Verdict
    {
        get
        {
            var verdict = Probe is null ? PredictionVerdict.Of(this) : ProbeVerdict.Of(this, Probe);
            return Stopped is { } reason ? verdict.StoppedEarly(reason) : verdict;
        }
    }

    /// <summary>The class of largest mean likelihood.</summary>
    public SymmetryClass MostLikely => (SymmetryClass)Order[0];

    /// <summary>Whether its interval lies above those of all others.</summary>
    public bool IsClear => Lead > 0;

    /// <summary>Mean share of the validation points that the networks put on the right side.</summary>
    public double DecoyAccuracy => Networks.Average(network => network.Accuracy);

    /// <summary>The answer in one sentence.</summary>
    public string Summary
    {
        get
        {
            var best = Likelihoods[Order[0]];
            var named = FormattableString.Invariant(
                $"{Name(Order[0])}: likelihood {best.Mean:0.00} ({best.Lower:0.00} to {best.Upper:0.00})");
            if (IsClear)
                return named + ".";
            var rivals = Order.Skip(1).Where(k => Likelihoods[k].Upper >= best.Lower).Select(Name);
            return $"{named}, not clearly ahead of {string.Join(" and ", rivals)}.";
        }
    }

    /// <summary>Points on the contour that each network learnt, and as many in the background.</summary>
    internal int PointsOfEach => Networks[0].Points.Count / (2 * HiddenPoints.Width);

    /// <summary>Gap between its interval and the highest other one; negative where they overlap.</summary>
    internal double Lead => Likelihoods[Order[0]].Lower - Order.Skip(1).Max(k => Likelihoods[k].Upper);

    private int[] Order => [.. Enumerable.Range(0, Likelihoods.Count).OrderByDescending(k => Likelihoods[k].Mean)];

    private static string Name(int k)
    {
        var phrase = SymmetryClasses.Phrase((SymmetryClass)k);
        var symbol = SymmetryClasses.Symbol((SymmetryClass)k);
        return k == (int)SymmetryClass.None
            ? "No symmetry"
            : $"{char.ToUpperInvariant(phrase[0])}{phrase[1..]} ({symbol})";
    }
}
