using Noether.HiddenLayer.Contours;

namespace Noether.HiddenLayer.Judging;

/// <summary>The answer to "what symmetry does this picture have?".</summary>
public sealed record SymmetryReading
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
    public required IReadOnlyList<NetworkReading> Networks { get; init; }

    /// <summary>The seed of points, networks and bootstrap.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Which model classified; "default" for the one that comes with the program.</summary>
    public required string Model { get; init; }

    /// <summary>Share of held-out templates that the model gets right from one network.</summary>
    public required double ModelAccuracy { get; init; }

    /// <summary>Seconds of each stage.</summary>
    public required IReadOnlyList<KeyValuePair<string, double>> Timings { get; init; }

    /// <summary>The class of largest mean likelihood.</summary>
    public SymmetryClass MostLikely => (SymmetryClass)Order[0];

    /// <summary>Whether its interval lies above those of all others.</summary>
    public bool IsClear => Likelihoods[Order[0]].Lower > Order.Skip(1).Max(k => Likelihoods[k].Upper);

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
