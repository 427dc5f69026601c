namespace Noether.Networks;

/// <summary>How often pictures of each class were taken for each class.</summary>
internal sealed class ConfusionMatrix
{
    private readonly int[] counts;

    /// <summary>Counts.</summary>
    /// <param name="classes">Number of classes, at least 1.</param>
    /// <param name="labels">The right classes.</param>
    /// <param name="predictions">What was said.</param>
    /// <exception cref="ArgumentException">The numbers differ, or a class is unknown.</exception>
    public ConfusionMatrix(int classes, IReadOnlyList<int> labels, IReadOnlyList<int> predictions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        if (labels.Count != predictions.Count)
            throw new ArgumentException($"{predictions.Count} predictions do not fit {labels.Count} labels.");
        Classes = classes;
        counts = new int[classes * classes];
        for (var n = 0; n < labels.Count; n++)
            counts[Index(labels[n], predictions[n])]++;
    }

    /// <summary>Number of classes.</summary>
    public int Classes { get; }

    /// <summary>Pictures of one class that were taken for another, or the same.</summary>
    /// <param name="label">The right class.</param>
    /// <param name="prediction">What was said.</param>
    public int this[int label, int prediction] => counts[Index(label, prediction)];

    /// <summary>All pictures.</summary>
    public int Count => counts.Sum();

    /// <summary>Pictures that are right.</summary>
    public int Correct => Enumerable.Range(0, Classes).Sum(k => this[k, k]);

    /// <summary>Share of right pictures; NaN without pictures.</summary>
    public double Accuracy => (double)Correct / Count;

    /// <summary>Standard error of the accuracy from the binomial distribution: sqrt(a (1 - a) / N).</summary>
    public double AccuracyError => Math.Sqrt(Accuracy * (1 - Accuracy) / Count);

    /// <summary>Share of the pictures of a class that are right; NaN if there are none.</summary>
    /// <param name="label">The class.</param>
    public double Recall(int label) =>
        (double)this[label, label] / Enumerable.Range(0, Classes).Sum(k => this[label, k]);

    private int Index(int label, int prediction)
    {
        if ((uint)label >= (uint)Classes || (uint)prediction >= (uint)Classes)
            throw new ArgumentException($"Classes are 0 to {Classes - 1}, not {label} or {prediction}.");
        return (label * Classes) + prediction;
    }
}
