namespace Noether.Testing;

/// <summary>What a test of a symmetry says.</summary>
public sealed record SymmetryTestResult
{
    /// <summary>What was tested.</summary>
    public required SampleAction Action { get; init; }

    /// <summary>Samples that were used.</summary>
    public required int Samples { get; init; }

    /// <summary>Numbers in a sample.</summary>
    public required int Dimension { get; init; }

    /// <summary>The level of the test.</summary>
    public required double Level { get; init; }

    /// <summary>The probability of a departure as large where the symmetry holds.</summary>
    public required double PValue { get; init; }

    /// <summary>The same adjusted for all symmetries that were tested at once (Benjamini and Hochberg); of one alone the p-value.</summary>
    public required double AdjustedPValue { get; init; }

    /// <summary>
    /// Evidence against the symmetry as the gain of a bet that is fair where it holds: above 1/level is significant, and e-values of
    /// independent data may be multiplied. Of the bet on which is real where moves can be undone, else 1/(2 sqrt p).
    /// </summary>
    public required double EValue { get; init; }

    /// <summary>
    /// Size of the departure: the area under the curve of a classifier that tells samples from moved ones, on samples it did not learn
    /// from; 0.5 where nothing tells them apart, 1 where all does.
    /// </summary>
    public required double Effect { get; init; }

    /// <summary>Standard error of <see cref="Effect"/>.</summary>
    public required double EffectError { get; init; }

    /// <summary>Upper confidence bound of <see cref="Effect"/> at 1 - level.</summary>
    public required double Bound { get; init; }

    /// <summary>
    /// Mean distance of a sample from its moved self over the mean distance of two samples; below 0.1 the move is next to nothing, so
    /// that nothing is learned from a test that sees no departure.
    /// </summary>
    public required double Displacement { get; init; }

    /// <summary>The effect that would have been seen in 80 % of such tests.</summary>
    public required double Detectable { get; init; }

    /// <summary>The tests behind it.</summary>
    public required IReadOnlyList<SymmetryTestPart> Parts { get; init; }

    /// <summary>Sentences a reader should know before trusting it.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether the symmetry is refused at the level.</summary>
    public bool IsBroken => PValue <= Level;

    /// <summary>Whether the move does next to nothing.</summary>
    public bool HardlyMoves => Displacement < LeastDisplacement;

    /// <summary>The conclusion in one sentence.</summary>
    public string Summary => FormattableString.Invariant(
        $"{(IsBroken
            ? $"The samples are not the same under {Action.Words}: p = {Short(PValue)}, and a classifier tells them apart with an AUC of {Effect:0.000} (0.5 is chance)."
            : HardlyMoves
                ? $"Nothing can be said of {Action.Words}: it hardly moves the samples (displacement {Displacement:0.000}), so that no departure was to be seen."
                : $"No departure from {Action.Words} was seen: p = {Short(PValue)}, an AUC above {Bound:0.000} is ruled out for this classifier, and the move is no small one (displacement {Displacement:0.00}).")}");

    internal const double LeastDisplacement = 0.1;

    internal static string Short(double p) => p < 0.001
        ? p.ToString("0.0e+0", System.Globalization.CultureInfo.InvariantCulture)
        : p.ToString("0.000", System.Globalization.CultureInfo.InvariantCulture);
}
