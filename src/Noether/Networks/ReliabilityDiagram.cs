namespace Noether.Networks;

/// <summary>
/// How often predictions of a confidence are right. Pictures are sorted into bins of equal width by the largest
/// probability: bin b of B holds those in (b / B, (b + 1) / B].
/// </summary>
internal sealed class ReliabilityDiagram
{
    /// <summary>The usual number of bins.</summary>
    public const int DefaultBins = 15;

    /// <summary>Counts.</summary>
    /// <param name="probabilities">Probabilities of all classes for each picture, at least one picture.</param>
    /// <param name="labels">The right classes.</param>
    /// <param name="bins">Number of bins, at least 1.</param>
    /// <exception cref="ArgumentException">The numbers of pictures and labels differ, or are 0.</exception>
    public ReliabilityDiagram(
        IReadOnlyList<double[]> probabilities, IReadOnlyList<int> labels, int bins = DefaultBins)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        if (probabilities.Count == 0 || probabilities.Count != labels.Count)
        {
            throw new ArgumentException(
                $"{labels.Count} labels do not fit {probabilities.Count} pictures.", nameof(labels));
        }

        var counts = new int[bins];
        var correct = new int[bins];
        var confidence = new double[bins];
        for (var n = 0; n < labels.Count; n++)
        {
            var largest = probabilities[n].Max();
            var bin = Math.Clamp((int)Math.Ceiling(largest * bins) - 1, 0, bins - 1);
            counts[bin]++;
            confidence[bin] += largest;
            if (Array.IndexOf(probabilities[n], largest) == labels[n])
                correct[bin]++;
        }

        Bins = [.. counts.Select((count, b) => new ReliabilityBin(count, correct[b], confidence[b]))];
    }

    /// <summary>The bins, smallest confidence first.</summary>
    public IReadOnlyList<ReliabilityBin> Bins { get; }

    /// <summary>
    /// Expected calibration error: the sum over bins of (pictures in the bin / all pictures) x |accuracy - mean
    /// confidence|, in [0, 1] (Naeini, Cooper and Hauskrecht, AAAI 2015).
    /// </summary>
    public double ExpectedCalibrationError =>
        Bins.Sum(b => Math.Abs(b.Correct - b.ConfidenceSum)) / Bins.Sum(b => b.Count);
}
